import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chosenExercises } from '../../../grader/cli/choose-exercises';
import { UsageError } from '../../../grader/cli/usage-error';
import { exercises, exercisesIn, modules, pathOf } from '../../../grader/course';

const here = process.env['INIT_CWD'];
let place: string;

beforeAll(() => {
  place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'paths-')));
  cpSync('exercises', path.join(place, 'exercises'), { recursive: true });
  mkdirSync(path.join(place, 'notes'));
  writeFileSync(path.join(place, 'exercises', '1-attention', 'rows.ts'), '');
  rmSync(path.join(place, 'exercises', '2-transformer', 'layer-norm.ts'));
});

afterAll(() => {
  rmSync(place, { recursive: true });
});

afterEach(() => {
  if (here === undefined) delete process.env['INIT_CWD'];
  else process.env['INIT_CWD'] = here;
});

/** The ids that names stand for, typed in a folder. */
function idsIn(folder: string, ...names: string[]): string[] {
  process.env['INIT_CWD'] = folder;
  return chosenExercises(names, { submission: place }).map(({ definition }) => definition.id);
}

const messageIn = (folder: string, name: string): string => {
  try {
    return idsIn(folder, name).join();
  } catch (failure) {
    if (!(failure instanceof UsageError)) throw failure;
    return failure.message;
  }
};

const everything = exercises.map(({ definition }) => definition.id);
const attention = ['causal-mask', 'scaled-dot-product-attention', 'multi-head-attention'];

test.each([
  ['the path that feedback shows', '.', 'exercises/1-attention/causal-mask.ts', ['causal-mask']],
  ['a leading ./', '.', './exercises/1-attention/causal-mask.ts', ['causal-mask']],
  ['backslashes', '.', '.\\exercises\\1-attention\\causal-mask.ts', ['causal-mask']],
  ['no extension', '.', 'exercises/1-attention/causal-mask', ['causal-mask']],
  ['a path in the folder of the exercises', 'exercises', '1-attention/causal-mask.ts', ['causal-mask']],
  ['a file in the user’s folder', 'exercises/1-attention', 'causal-mask.ts', ['causal-mask']],
  ['a path upwards', 'notes', '../exercises/1-attention/causal-mask.ts', ['causal-mask']],
  ['feedback’s path typed elsewhere', 'notes', 'exercises/1-attention/causal-mask.ts', ['causal-mask']],
  ['a deleted file', '.', 'exercises/2-transformer/layer-norm.ts', ['layer-norm']],
  ['a module’s folder', '.', 'exercises/1-attention', attention],
  ['a trailing slash', '.', 'exercises/1-attention/', attention],
  ['the user’s folder', 'exercises/1-attention', '.', attention],
  ['all exercises', '.', 'exercises', everything],
  ['the submission', '.', '.', everything],
])('%s is a name', (_, folder, name, expected) => {
  expect(idsIn(path.join(place, folder), name)).toEqual(expected);
});

test('the file of every exercise is a name, as an absolute path too', () => {
  for (const exercise of exercises) {
    const file = path.join(place, 'exercises', pathOf(exercise));
    expect(idsIn(os.tmpdir(), file)).toEqual([exercise.definition.id]);
  }
});

test('a path through a link is a name', () => {
  const link = path.join(place, 'notes', 'link');
  symlinkSync(path.join(place, 'exercises'), link, 'junction');
  expect(idsIn(place, path.join(link, '1-attention', 'causal-mask.ts'))).toEqual(['causal-mask']);
});

test('names and paths together are in course order, once', () => {
  const names = ['4-diffusion', 'exercises/1-attention/causal-mask.ts', 'noise-schedule', 'causal-mask'];
  expect(idsIn(place, ...names)).toEqual([
    'causal-mask',
    ...exercisesIn(modules.filter(({ id }) => id === '4-diffusion')).map(({ definition }) => definition.id),
  ]);
});

test.each([
  [
    'exercises/1-attention/README.md',
    /README\.md is not an exercise; those of 1-attention are causal-mask, /,
  ],
  [
    'exercises/1-attention/concepts.ts',
    /concepts\.ts is not an exercise; to check its answers, run: npm run concepts -- 1-attention$/,
  ],
  ['exercises/1-attention/rows.ts', /rows\.ts is not an exercise; those of 1-attention are causal-mask, /],
  ['exercises/given', /^exercises\/given is not an exercise; exercises are in 1-attention, /],
  ['notes', /^notes is not in .*exercises, the folder that is graded$/],
  ['../', /^\.\.\/ is not in .*exercises, the folder that is graded$/],
  ['exercises/1-attention/casual-mask.ts', /; did you mean exercises\/1-attention\/causal-mask\.ts\?$/],
  ['exercises/2-transformer/causal-mask.ts', /; did you mean exercises\/1-attention\/causal-mask\.ts\?$/],
  ['exercises/1-atention', /^there is no .*; did you mean exercises\/1-attention\?$/],
  ['nowhere/nothing.ts', /^there is no nowhere\/nothing\.ts; exercises are in 1-attention, /],
  ['casual-mask', /^there is no exercise or module "casual-mask"; did you mean causal-mask\?$/],
  [
    'nonsense',
    /^there is no exercise or module "nonsense"; choose from 1-attention, .*, causal-mask, .*, reverse-sampling\b/,
  ],
])('refuses %s', (name, message) => {
  expect(messageIn(place, name)).toMatch(message);
});

test('without a submission, a path is an unknown name', () => {
  expect(() => chosenExercises(['exercises/1-attention/causal-mask.ts'])).toThrow(UsageError);
});
