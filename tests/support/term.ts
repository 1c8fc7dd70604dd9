/**
 * Twelve students of one term, whose assignment is `core`: what each hands in, and the expected
 * outcome on every platform.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { assignments, pathOf } from '../../grader/course';
import { importersOf } from './importers';
import type { CourseChange } from '../../grader/results/results';

export interface Student {
  readonly username: string;
  /** The student's edits in the repository. */
  readonly work: (repository: string) => void;
  /** Exercises that earn all points, unless listed in `wrong`. */
  readonly right: readonly string[];
  /** Exercises that earn fewer than all points. */
  readonly wrong: readonly string[];
  readonly changes: readonly CourseChange[];
}

export const ASSIGNMENT = 'core';

const exercises = assignments.find(({ id }) => id === ASSIGNMENT)?.exercises ?? [];
const ids = exercises.map(({ definition }) => definition.id);
const idsOf = (...wanted: string[]): string[] =>
  exercises.filter(({ module }) => wanted.includes(module.id)).map(({ definition }) => definition.id);
/** All exercises except one and those that import it. */
const allWithout = (id: string): string[] =>
  ids.filter((each) => each !== id && !importersOf(id).includes(each));

const solve = (repository: string, solved: readonly string[] = ids): void => {
  for (const exercise of exercises.filter(({ definition }) => solved.includes(definition.id)))
    cpSync(path.join('solutions', pathOf(exercise)), path.join(repository, 'exercises', pathOf(exercise)));
};

function answer(repository: string, id: string, source: string): void {
  const exercise = exercises.find(({ definition }) => definition.id === id);
  if (exercise === undefined) throw new Error(`there is no exercise ${id}`);
  cpSync(path.join('tests', source), path.join(repository, 'exercises', pathOf(exercise)));
}

/** An attack that replaces the loss, with the right answer that it imports. */
function attack(repository: string, source: string): void {
  solve(repository);
  answer(repository, 'next-token-loss', `hostile/${source}`);
  cpSync('tests/hostile/right.ts', path.join(repository, 'exercises', '3-language-models', 'right.ts'));
}

const edit = (file: string, change: (text: string) => string): void => {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};

const changed = (...files: string[]): CourseChange[] => files.map((file) => ({ file, change: 'changed' }));

/** Windows does not allow such names. */
const HOSTILE_NAME = process.platform === 'win32' ? 'a.ts' : 'a\n::error::100 points.ts';

export const students: readonly Student[] = [
  {
    username: 'ada',
    work: (repository) => {
      solve(repository);
    },
    right: ids,
    wrong: [],
    changes: [],
  },
  { username: 'bela', work: () => undefined, right: [], wrong: ids, changes: [] },
  {
    username: 'chen',
    work: (repository) => {
      solve(repository, idsOf('1-attention', '2-transformer'));
    },
    right: idsOf('1-attention', '2-transformer'),
    wrong: idsOf('3-language-models', '4-diffusion'),
    changes: [],
  },
  {
    username: 'dora',
    work: (repository) => {
      solve(repository);
      answer(
        repository,
        'scaled-dot-product-attention',
        'submissions/scaled-dot-product-attention/no-scale.ts',
      );
    },
    right: allWithout('scaled-dot-product-attention'),
    wrong: ['scaled-dot-product-attention'],
    changes: [],
  },
  {
    username: 'emil',
    work: (repository) => {
      solve(repository);
      answer(repository, 'layer-norm', 'submissions/layer-norm/unbiased-variance.ts');
      answer(repository, 'next-token-loss', 'submissions/next-token-loss/no-shift.ts');
      answer(repository, 'reverse-sampling', 'submissions/reverse-sampling/noise-at-the-end.ts');
    },
    right: idsOf('1-attention'),
    wrong: ['layer-norm', 'next-token-loss', 'reverse-sampling'],
    changes: [],
  },
  {
    username: 'fay-l',
    work: (repository) => {
      solve(repository);
      answer(repository, 'causal-mask', 'submissions/causal-mask/right-band.ts');
      answer(repository, 'feed-forward', 'submissions/feed-forward/right-dot.ts');
      answer(repository, 'forward-process', 'submissions/forward-process/right-one-hot.ts');
    },
    right: ids,
    wrong: [],
    changes: [],
  },
  {
    username: 'gus',
    work: (repository) => {
      attack(repository, 'output/workflow-commands.ts');
    },
    right: ids,
    wrong: [],
    changes: [],
  },
  {
    username: 'hana',
    work: (repository) => {
      attack(repository, 'output/markup-in-an-error.ts');
    },
    right: allWithout('next-token-loss'),
    wrong: ['next-token-loss'],
    changes: [],
  },
  {
    username: 'ivan',
    work: (repository) => {
      attack(repository, 'end/exit-in-a-call.ts');
    },
    right: allWithout('next-token-loss'),
    wrong: ['next-token-loss'],
    changes: [],
  },
  {
    username: 'jana',
    work: (repository) => {
      writeFileSync(path.join(repository, 'grader', 'grader.mjs'), "console.log('100 of 100 points');\n");
      mkdirSync(path.join(repository, 'scripts'));
      writeFileSync(path.join(repository, 'scripts', 'mine.mjs'), '// every point\n');
      writeFileSync(path.join(repository, 'grader', HOSTILE_NAME), '');
      edit(path.join(repository, '.github', 'workflows', 'classroom.yml'), (text) =>
        text.replace('npx jest', 'npm run mine'),
      );
      edit(path.join(repository, 'jest.config.mjs'), (text) => `${text}// mine\n`);
      rmSync(path.join(repository, 'fixtures', 'layer-norm.json'));
    },
    right: [],
    wrong: ids,
    changes: [
      ...changed('.github/workflows/classroom.yml'),
      { file: 'fixtures/layer-norm.json', change: 'missing' },
      { file: `grader/${HOSTILE_NAME}`, change: 'added' },
      ...changed('grader/grader.mjs', 'jest.config.mjs'),
      { file: 'scripts/mine.mjs', change: 'added' },
    ],
  },
  {
    username: 'kofi',
    work: (repository) => {
      solve(repository);
      edit(path.join(repository, 'exercises', 'given', 'project.ts'), (text) => `${text}// mine\n`);
    },
    right: ids,
    wrong: [],
    changes: changed('exercises/given/project.ts'),
  },
  {
    username: 'lena',
    work: (repository) => {
      rmSync(path.join(repository, 'exercises'), { recursive: true });
    },
    right: [],
    wrong: ids,
    changes: [
      ...readdirSync(path.join('exercises', 'given'))
        .sort()
        .map((name): CourseChange => ({ file: `exercises/given/${name}`, change: 'missing' })),
      { file: 'exercises/tsconfig.json', change: 'missing' },
    ],
  },
];
