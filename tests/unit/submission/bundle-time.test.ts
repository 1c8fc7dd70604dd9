/** Many files that each bundle fast enough hit the limit together, without affecting others. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exercises, pathOf } from '../../../grader/course';
import { bundleSubmission, type Bundles } from '../../../grader/submission/bundle-submission';
import { prepareTogether } from '../../../grader/submission/prepare-together';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'bundle-time-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** esbuild backtracks at each arrow: at least half a second of work, but never silent for long. */
const slowCode = 'a ? (b) : c => '.repeat(17);

/** Submits the solutions, with these exercises importing a chain of 80 slow files. */
function submit(name: string, attacked: readonly string[]): string {
  const root = path.join(directory, name, 'exercises');
  cpSync('solutions', root, { recursive: true });
  for (const exercise of attacked) {
    const links = Array.from({ length: 80 }, (_, i) => `${path.basename(exercise, '.ts')}-${i}`);
    links.forEach((link, i) => {
      const next = links[i + 1];
      const rest = next === undefined ? '' : `export * from './${next}';\n`;
      writeFileSync(
        path.join(root, path.dirname(exercise), `${link}.ts`),
        `${rest}declare const a: any, b: any;\nexport const x${i} = ${slowCode}'${link}';\n`,
      );
    });
    writeFileSync(path.join(root, exercise), `export * from './${links[0] ?? ''}';\n`);
  }
  return root;
}

const tooLong = ({ problems }: Bundles): string[] =>
  [...problems].filter(([, { message }]) => message.includes('takes too long to compile')).map(([id]) => id);

const all = exercises.map(({ definition }) => definition.id);
const [first, second, third] = ['causal-mask', 'noise-schedule', 'forward-process'];
const filesOf = (...ids: (string | undefined)[]): string[] =>
  exercises.filter(({ definition }) => ids.includes(definition.id)).map(pathOf);

/** The limit of a submission, with room for the last check on a busy machine. */
const MOST_MS = 40_000;

async function timed<T>(work: Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work;
  expect(performance.now() - began).toBeLessThan(MOST_MS);
  return result;
}

test('a chain of slow files times out, and the other exercises are bundled', async () => {
  const root = submit('chain', filesOf(second));
  const bundled = await timed(bundleSubmission(root, exercises, false));
  expect(tooLong(bundled)).toEqual([second]);
  expect([...bundled.bundles.keys()].sort()).toEqual(all.filter((id) => id !== second).sort());
});

test('with model answers, both attempts to bundle share one limit', async () => {
  const root = submit('isolated', filesOf(second));
  const asked = exercises.filter(({ definition }) => [second, third].includes(definition.id));
  const began = performance.now();
  const bundled = await bundleSubmission(root, asked, true);
  // Two limits would take 16 s.
  expect(performance.now() - began).toBeLessThan(15_000);
  expect(tooLong(bundled)).toEqual([second]);
  expect(bundled.bundles.has(third)).toBe(true);
});

test('slow files in many exercises share one limit, and harm no other submission', async () => {
  const slow = submit('slow', filesOf(...all.slice(3)));
  const honest = submit('honest', []);
  const [attack, neighbour] = await timed(
    Promise.all([bundleSubmission(slow, exercises, false), bundleSubmission(honest, exercises, false)]),
  );
  expect(tooLong(attack).length).toBeGreaterThan(0);
  expect(attack.bundles.has(first)).toBe(true);
  expect(neighbour.problems.size).toBe(0);
  expect(neighbour.bundles.size).toBe(exercises.length);
});

test('a submission that was too slow among others is bundled again when it is graded', async () => {
  const directories = [submit('one', filesOf(first)), submit('other', [])];
  const prepared = await timed(prepareTogether(directories, exercises, false));
  expect([...prepared.keys()]).toEqual([directories[1]]);
});
