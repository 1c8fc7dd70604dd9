/**
 * Measures the numbers in docs/performance.md: `npm run bench`. Options, after `--`:
 * `--only submission|watch|class|diagnosis` for one part, `--rounds 7`, `--sizes 10,50,200`.
 * Measures whole processes, and whatever is compared in the same rounds.
 */
import os from 'node:os';
import { measureClasses } from './class';
import { measureDiagnosis } from './diagnosis';
import { measureSubmission } from './submission';
import { measureWatch } from './watch';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    sizes: { type: 'string', default: '10,50,200' },
  },
});
const rounds = Number(values.rounds);
const parts = {
  submission: () => measureSubmission(rounds),
  watch: () => measureWatch(rounds),
  class: () => measureClasses(values.sizes.split(',').map(Number)),
  diagnosis: () => measureDiagnosis(),
};

console.log(
  `Node ${process.versions.node}, ${process.platform}, ${String(os.availableParallelism())} cores\n`,
);
for (const [name, measurePart] of Object.entries(parts)) {
  if (values.only !== undefined && values.only !== name) continue;
  console.log(`${(await measurePart()).join('\n')}\n`);
}
