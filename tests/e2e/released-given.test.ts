/** A student changes exercises/given: the student's own run and the instructor's must agree. */
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { RELEASED_GRADER } from '../../grader/platform/released-grader.mjs';
import { readResults } from '../../grader/results/read-results';
import type { Results } from '../../grader/results/results';
import { run, runInstructor } from '../support/released';

const place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'released-given-')));
const repository = path.join(place, 'repository');
const inExercises = (...names: string[]): string => path.join(repository, 'exercises', ...names);

const BESIDE =
  'Put your helpers beside the exercise, for example in exercises/1-attention/my-helpers.ts, and import them from there.';

beforeAll(async () => {
  await runInstructor('release', '--out', repository);
  mkdirSync(path.join(repository, 'node_modules'));
  for (const name of readdirSync('node_modules').filter((each) => !each.startsWith('.')))
    symlinkSync(path.resolve('node_modules', name), path.join(repository, 'node_modules', name), 'junction');
  cpSync(path.join('solutions', '1-attention'), inExercises('1-attention'), { recursive: true });
  appendFileSync(inExercises('given', 'project.ts'), 'export const mine = <T>(x: T): T => x;\n');
  writeFileSync(inExercises('given', 'my-helpers.ts'), 'export const own = <T>(x: T): T => x;\n');
  edit('causal-mask.ts', "import { mine } from '../given/project';\nexport const used = mine(1);\n");
  edit(
    'multi-head-attention.ts',
    "import { own } from '../given/my-helpers';\nexport const used = own(1);\n",
  );
});
afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

function edit(file: string, start: string): void {
  const whole = inExercises('1-attention', file);
  writeFileSync(whole, start + readFileSync(whole, 'utf8'));
}

const resultsIn = (folder: string): Results => {
  const file = path.join(folder, 'results.json');
  return readResults(readFileSync(file, 'utf8'), file);
};

const grade = async (from: string, ...args: readonly string[]): Promise<Results> => {
  const out = mkdtempSync(path.join(place, 'out-'));
  const start = from === repository ? [RELEASED_GRADER] : ['scripts/run.mjs', 'grader/cli/main.ts'];
  const command = [...start, 'grade', '1-attention', '--out', out, ...args];
  const { exitCode, stderr } = await run(process.execPath, command, from);
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  return resultsIn(out);
};

test('the student’s and the instructor’s grading agree, and say what to do', async () => {
  const own = await grade(repository);
  const ours = await grade(process.cwd(), '--submission', repository);
  const jest = path.resolve('node_modules', 'jest', 'bin', 'jest.js');
  await run(process.execPath, [jest, '1-attention'], repository);
  const ofJest = resultsIn(path.join(repository, 'out'));
  const verdicts = ({ exercises }: Results): unknown =>
    exercises.map(({ id, points, status, error, advice, typeErrors }) => ({
      id,
      points,
      status,
      error,
      advice,
      typeErrors,
    }));
  expect(verdicts(own)).toEqual(verdicts(ours));
  expect(own.exercises.map(({ points }) => points)).toEqual([0, 13, 0]);
  expect(own.exercises[0]?.error).toContain(
    `the course’s own given/project.ts exports no "mine". given/project.ts was changed, but grading always uses the course’s own copy. ${BESIDE}`,
  );
  expect(own.exercises[2]?.error).toContain(
    `given/my-helpers.ts is not a file of the course, so grading does not read it. ${BESIDE}`,
  );
  // Jest's reporter lists only what it ran completely.
  expect(
    ofJest.exercises.every(
      ({ id, points }) => own.exercises.find((each) => each.id === id)?.points === points,
    ),
  ).toBe(true);
});
