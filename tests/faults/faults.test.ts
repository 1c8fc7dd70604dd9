/**
 * Injects faults that are drawn from a seed into every command. A verdict is then right, or absent
 * with one line and exit code 2; nothing finished is lost, and the next run works.
 *
 * `npm run faults -- 2000 --seed 7` draws 2,000.
 */
import { USUAL } from './coverage';
import { drawFaults } from './drawn-faults';
import { injectFault } from './inject-fault';
import { World } from './world';

const COUNT = Number(process.env['FAULTS'] ?? USUAL.count);
const SEED = Number(process.env['FAULT_SEED'] ?? USUAL.seed);
/** Parts of names, or numbers; all faults if there are none. */
const ONLY = (process.env['FAULT_ONLY'] ?? '').split(',').filter((each) => each !== '');

const world = new World();

beforeAll(() => world.prepare());
afterAll(() => {
  world.remove();
});

const faults = drawFaults(COUNT, SEED).map((fault) => ({
  ...{ ...fault, name: `${fault.kind.name} / ${fault.command.name}` },
}));
const chosen = faults.filter(
  ({ number, name }) =>
    ONLY.length === 0 || ONLY.some((each) => name.includes(each) || String(number) === each),
);

test.each(chosen)('$number: $name', (fault) => injectFault(world, fault));
