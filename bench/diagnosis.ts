import { readdirSync, readFileSync } from 'node:fs';
import { exercises, type CourseExercise } from '../grader/course';
import type { ExerciseDefinition } from '../grader/engine/exercise';
import { judgeExercise } from '../grader/judge/judge-exercise';
import { inRepository } from '../grader/platform/root';
import { fieldAnswers, fieldSets } from '../quality/field-answers';
import { judgeAnswers, type Answer } from '../quality/judge-answers';
import { judgedSeed } from '../quality/seeds';
import { median } from './processes';

/** Right answers, and answers that end the sandbox or outlast it. */
const NOT_SEARCHED = /^\/\/ expect: (all|error|status)/;

/** The wrong answers to an exercise in tests/submissions/ and in quality/field/. */
function wrongAnswersTo({ definition: { id } }: CourseExercise): Answer[] {
  const folder = inRepository('tests', 'submissions', id);
  const submitted = readdirSync(folder).map((name) => ({
    name,
    source: readFileSync(`${folder}/${name}`, 'utf8'),
  }));
  return [
    ...submitted.filter(({ source }) => !NOT_SEARCHED.test(source)),
    ...fieldSets.flatMap(fieldAnswers).filter(({ exercise }) => exercise === id),
  ];
}

/** Milliseconds of the judge's processor time that each search for mistakes took. */
async function searchTimes(exercise: CourseExercise): Promise<number[]> {
  const times: number[] = [];
  const timed = (definition: ExerciseDefinition): ExerciseDefinition => ({
    ...definition,
    functions: definition.functions.map((each) => ({
      ...each,
      diagnose: async (context) => {
        const before = process.cpuUsage();
        const finding = await each.diagnose(context);
        const { user, system } = process.cpuUsage(before);
        times.push((user + system) / 1_000);
        return finding;
      },
    })),
  });
  await judgeAnswers(exercise, wrongAnswersTo(exercise), [judgedSeed], (definition, context) =>
    judgeExercise(timed(definition), context),
  );
  return times;
}

/**
 * Measures what the search for mistakes adds to the grading of wrong answers. The first of an
 * exercise also computes the results of all mistakes, as it does in `npm run grade`; a class
 * computes them once.
 */
export async function measureDiagnosis(): Promise<string[]> {
  const measured = [];
  for (const exercise of exercises) measured.push({ exercise, times: await searchTimes(exercise) });
  const firsts = measured.flatMap(({ times: [first] }) => first ?? []);
  const others = measured.flatMap(({ times }) => times.slice(1));
  const slowest = (times: readonly number[]): number => Math.max(...times);
  const longest = measured.toSorted((one, other) => slowest(other.times) - slowest(one.times))[0];
  return [
    '| (f) search for mistakes | answers | median, ms | 95 %, ms | most, ms |',
    '| --- | ---: | ---: | ---: | ---: |',
    row('the first of each exercise', firsts),
    row('the others, as in a class', others),
    row(`the slowest exercise, \`${longest?.exercise.definition.id ?? ''}\``, longest?.times ?? []),
  ];
}

function row(name: string, times: readonly number[]): string {
  const sorted = [...times].sort((one, other) => one - other);
  const large = sorted[Math.ceil(0.95 * sorted.length) - 1] ?? Number.NaN;
  const figures = [median(times), large, sorted.at(-1) ?? Number.NaN].map((each) => each.toFixed(0));
  return `| ${name} | ${String(times.length)} | ${figures.join(' | ')} |`;
}
