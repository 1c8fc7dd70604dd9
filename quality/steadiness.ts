import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CourseExercise } from '../grader/course';
import type { Seed } from '../grader/oracle/random';
import { inRepository } from '../grader/platform/root';
import { fieldAnswers, fieldSets } from './field-answers';
import { judgeAnswers, type Answer, type AnswerVerdict } from './judge-answers';
import { judgeQuickly } from './quick-judges';
import { rightAnswers } from './right-answers';
import { mutantsOf } from './tensor-mutants';
import { solutionOf, wrongAnswers } from './wrong-answers';

/** An answer that passes a check with some seeds only. */
export interface UnsteadyVerdict {
  readonly answer: string;
  readonly check: string;
  readonly passedWith: readonly Seed[];
  readonly failedWith: readonly Seed[];
}

/** Answers that end the sandbox, or outlast it: they say nothing about inputs, and take long. */
const ENDS = /^\/\/ expect: (error|status (timeout|crashed))/;

/** The solution, every answer in tests/submissions/, and every misconception. */
export async function answersTo(exercise: CourseExercise): Promise<Answer[]> {
  const folder = inRepository('tests', 'submissions', exercise.definition.id);
  const submitted = readdirSync(folder)
    .sort()
    .map((name) => ({ name, source: readFileSync(path.join(folder, name), 'utf8') }));
  return [
    { name: 'solution', source: solutionOf(exercise) },
    ...submitted.filter(({ source }) => !ENDS.test(source)),
    ...(await wrongAnswers(exercise)),
  ];
}

/** The answers of the field, and every right answer with one small change. */
export function moreAnswersTo(exercise: CourseExercise): Answer[] {
  const { id } = exercise.definition;
  const right = [{ name: 'solution', source: solutionOf(exercise) }, ...rightAnswers(exercise)];
  const mutants = right.flatMap(({ name: of, source }) =>
    mutantsOf(source).map(({ name, source: changed }, i) => ({
      name: `${of}, mutant ${String(i)}, ${name}`, // Several of a line may have the same name.
      source: changed,
    })),
  );
  return [...fieldSets.flatMap(fieldAnswers).filter((answer) => answer.exercise === id), ...mutants];
}

/** Judges every answer with every seed, and returns the verdicts that depend on the seed. */
export async function unsteadyVerdicts(
  exercise: CourseExercise,
  answers: readonly Answer[],
  seeds: readonly Seed[],
): Promise<UnsteadyVerdict[]> {
  const verdicts = await judgeAnswers(exercise, answers, seeds, judgeQuickly);
  return answers.flatMap(({ name }) => unsteadyIn(verdicts.filter(({ answer }) => answer.name === name)));
}

function unsteadyIn(verdicts: readonly AnswerVerdict[]): UnsteadyVerdict[] {
  const checks = verdicts[0]?.judged?.checks ?? [];
  return checks.flatMap(({ id }) => {
    // A timeout or a crash says more about the machine than about the seed.
    const seedsThat = (wanted: string): Seed[] =>
      verdicts
        .filter(({ judged }) => judged?.checks.some((check) => check.id === id && check.status === wanted))
        .map(({ seed }) => seed);
    const [passedWith, failedWith] = [seedsThat('passed'), seedsThat('failed')];
    return passedWith.length === 0 || failedWith.length === 0
      ? []
      : [{ answer: verdicts[0]?.answer.name ?? '', check: id, passedWith, failedWith }];
  });
}
