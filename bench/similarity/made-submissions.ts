/** Submissions that are known to be copies, and others that are known not to be. */
import { readFileSync } from 'node:fs';
import { exercises, pathOf, type CourseExercise } from '../../grader/course';
import { uniforms } from '../../grader/oracle/random';
import { inRepository } from '../../grader/platform/root';
import type { SubmittedCode } from '../../grader/similarity/read-code';
import { applyEdits } from '../../quality/edits';
import { rightAnswers } from '../../quality/right-answers';
import { disguises } from './disguises';
import { first } from './plain/first';
import { second } from './plain/second';
import { third } from './plain/third';

type CodeOf = (exercise: CourseExercise) => string;

const submission = (name: string, codeOf: CodeOf): SubmittedCode => ({
  name,
  texts: new Map(exercises.map((exercise) => [exercise.definition.id, codeOf(exercise)])),
  leftOut: [],
});

const solutionOf: CodeOf = (exercise) => readFileSync(inRepository('solutions', pathOf(exercise)), 'utf8');

export const solution = submission('solution', solutionOf);

/** The solutions with renamed declarations, different line breaks and different comments. */
export const renamed = submission('renamed', (exercise) => {
  const source = solutionOf(exercise)
    .replaceAll(/\/\*\*[^]*?\*\/|\/\/.*/g, '')
    .replaceAll('. ', '.\n')
    .replaceAll(/;$/gm, '; // my own work\n');
  const names = [...source.matchAll(/\b(?:const|let) (\w+)/g)].map(([, name]) => name ?? '');
  return names
    .filter((name) => !new RegExp(`[{,]\\s*${name}\\s*[,}]`).test(source)) // Also a property's name.
    .reduce((text, name) => text.replaceAll(new RegExp(`(?<!\\.)\\b${name}\\b`, 'g'), `my_${name}`), source);
});

export const disguised = submission('disguised', (exercise) =>
  applyEdits(solutionOf(exercise), disguises[exercise.definition.id] ?? []),
);

/** Submissions written in plain ways, including the solutions; none is a copy. */
export function plainSubmissions(starters: ReadonlyMap<string, string>): SubmittedCode[] {
  const written = Object.entries({ first, second, third }).map(([name, bodies]) =>
    submission(name, ({ definition: { id } }) =>
      (starters.get(id) ?? '').replaceAll(
        /throw new Error\('Not started: (\w+)'\);/g,
        (_, called: string) => `return tf.tidy(() => {${bodies[called] ?? ''}\n  });`,
      ),
    ),
  );
  return [solution, ...written];
}

/** The solution of an exercise, and the deliberately different answers in tests/submissions/. */
export const alternatives = (exercise: CourseExercise): string[] => [
  solutionOf(exercise),
  ...rightAnswers(exercise).map(({ source }) => source),
];

/** A class for measuring time: each submission draws one of the alternatives for each exercise. */
export function mixedSubmissions(count: number, seed = 1): SubmittedCode[] {
  const answers = new Map(exercises.map((exercise) => [exercise, alternatives(exercise)]));
  const draw = uniforms(seed, 'similarity');
  return Array.from({ length: count }, (_, i) =>
    submission(`student-${String(i + 1)}`, (exercise) => {
      const all = answers.get(exercise) ?? [];
      return all[Math.floor(draw() * all.length)] ?? '';
    }),
  );
}
