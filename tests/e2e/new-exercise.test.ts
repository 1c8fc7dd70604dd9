/**
 * `npm run new-exercise` in a copy of the repository: what it writes, and what the checks report
 * about it.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { copyRepository } from '../support/course-copies';
import { filesBelow, run, type Ran } from '../support/released';

const place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'new-exercise-')));

beforeAll(() => {
  copyRepository(place);
});
afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

const script = (name: string, ...args: readonly string[]): Promise<Ran> =>
  run(process.execPath, ['scripts/run.mjs', `scripts/${name}.ts`, ...args], place);
const text = (file: string): string => readFileSync(path.join(place, file), 'utf8');
/** A hash of each file. */
const sources = (): Map<string, string> => {
  const folders = readdirSync(place, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'node_modules',
  );
  return new Map(
    folders.flatMap(({ name }) =>
      [...filesBelow(path.join(place, name))].map(([file, contents]): [string, string] => [
        `${name}/${file}`,
        createHash('sha256').update(contents).digest('hex'),
      ]),
    ),
  );
};

test.each([
  [[], 'usage: npm run new-exercise -- <module> <exercise> [--assignment <id>]'],
  [['5-nothing', 'rms-norm'], 'there is no module "5-nothing"; choose from 1-attention'],
  [['2-transformer', 'RmsNorm'], '"RmsNorm" is not a name such as rms-norm'],
  [['2-transformer', '../rms-norm'], 'is not a name such as rms-norm'],
  [['4-diffusion', 'layer-norm'], 'exercise "layer-norm" already exists'],
  [['4-diffusion', 'rms-norm', '--assignment', 'cor'], 'there is no assignment "cor"; choose from core, '],
  [['4-diffusion', 'rms-norm', '--asignment', 'core'], 'usage: npm run new-exercise'],
])('%j writes nothing', async (args, why) => {
  const before = sources();
  const { exitCode, stderr } = await script('new-exercise', ...args);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^Nothing was written: /);
  expect(stderr).toContain(why);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(sources()).toEqual(before);
});

test('the skeleton is written, compiles, and is reported as unfinished', async () => {
  const before = sources();
  const written = await script('new-exercise', '2-transformer', 'rms-norm');
  expect(written.exitCode).toBe(0);
  const after = sources();
  const changed = [...after.keys()].filter((file) => before.get(file) !== after.get(file)).sort();
  expect(changed).toEqual([
    'docs/students.md',
    'exercises/2-transformer/README.md',
    'exercises/2-transformer/rms-norm.ts',
    'fixtures/generators/rms_norm.py',
    'grader/course/2-transformer.ts',
    'grader/specs/rms-norm/checks.ts',
    'grader/specs/rms-norm/index.ts',
    'grader/specs/rms-norm/inputs.ts',
    'grader/specs/rms-norm/misconceptions.ts',
    'quality/mistakes/rms-norm.ts',
    'solutions/2-transformer/rms-norm.ts',
    'tests/submissions/rms-norm/right-loops.ts',
  ]);
  expect(text('exercises/2-transformer/rms-norm.ts')).toContain('Not started: rmsNorm');
  expect(text('grader/course/2-transformer.ts')).toMatch(/'language-models': \[[^\]]*\brmsNorm,?\s*\]/);
  const [, marked = ''] =
    /<!-- assignment: language-models -->\n([^]*rms-norm\.ts[^]*?)<!-- end of assignment -->/.exec(
      text('exercises/2-transformer/README.md'),
    ) ?? [];
  expect(marked).toContain('npm run grade -- rms-norm');

  const compiler = path.join('node_modules', 'typescript-native', 'bin', 'tsc');
  for (const project of ['tsconfig.json', 'exercises/tsconfig.json', 'solutions/tsconfig.json'])
    expect(await run(process.execPath, [compiler, '-p', project], place)).toMatchObject({
      exitCode: 0,
      stdout: '',
    });

  const { exitCode, stderr } = await script('derive', '--check');
  expect(exitCode).toBe(1);
  const empty = stderr
    .trim()
    .split('\n')
    .map((line) => line.trim().replace(/TODO in line .*/, 'TODO'));
  expect(empty).toEqual([
    'Unfinished:',
    'solutions/2-transformer/rms-norm.ts: TODO',
    'grader/specs/rms-norm/index.ts: TODO',
    'fixtures/generators/rms_norm.py: TODO',
    'quality/mistakes/rms-norm.ts: TODO',
    'grader/specs/rms-norm/checks.ts: TODO',
    'grader/specs/rms-norm/inputs.ts: TODO',
    'grader/specs/rms-norm/misconceptions.ts: TODO',
    'tests/submissions/rms-norm/right-loops.ts: TODO',
    'fixtures/rms-norm.json: missing; run npm run fixtures -- rms-norm',
    'exercises/2-transformer/README.md: TODO',
    'tests/submissions/rms-norm/: 1 of at least 6 right answers',
    'grader/specs/: the assignment language-models is worth 104 points, not 100',
  ]);

  const again = await script('new-exercise', '2-transformer', 'rms-norm');
  expect(again.exitCode).toBe(2);
  expect(again.stderr).toContain('exercise "rms-norm" already exists');
});

test('an exercise can be added to another assignment', async () => {
  const args = ['4-diffusion', 'rms-norm-of-noise', '--assignment', 'core'];
  expect((await script('new-exercise', ...args)).exitCode).toBe(0);
  expect(text('grader/course/4-diffusion.ts')).toMatch(/core: \[[^\]]*\brmsNormOfNoise,?\s*\]/);
  expect(text('exercises/4-diffusion/README.md')).not.toMatch(/<!-- assignment: core -->/);
  expect((await script('derive', '--check')).stderr).toContain(
    'grader/specs/: the assignment core is worth 104 points, not 100',
  );
});

test('text of a later assignment must be marked', async () => {
  const readme = path.join(place, 'exercises', '2-transformer', 'README.md');
  writeFileSync(readme, readFileSync(readme, 'utf8').replaceAll(/<!-- .*assignment.* -->\n/g, ''));
  expect((await script('derive', '--check')).stderr).toContain(
    'exercises/2-transformer/README.md: mentions rms-norm.ts outside the text that is marked for language-models',
  );
});
