import type { CourseExercise } from '../grader/course';
import { countCombinations } from './count-combinations';
import { equivalentMutants, reasonFor } from './equivalent-mutants';
import { isAccepted, judgeAnswers } from './judge-answers';
import type { ExerciseQuality } from './report';
import { isFair, rightAnswers } from './right-answers';
import { firstSeeds, judgedSeed } from './seeds';
import { answersTo, unsteadyVerdicts } from './steadiness';
import { strykerMutants } from './stryker';
import { tensorMutants } from './tensor-mutants';
import { solutionOf, wrongAnswers } from './wrong-answers';

/** How many seeds are tried. */
export interface SeedCounts {
  /** With the solution. */
  readonly seeds: number;
  /** With each right answer. */
  readonly alternativeSeeds: number;
  /** With each answer, right or wrong, that must keep its points. */
  readonly steadySeeds: number;
}

export interface Measured {
  readonly quality: Partial<ExerciseQuality>;
  /** A line for each verdict that is wrong. */
  readonly wrongVerdicts: readonly string[];
}

/** How many pairs and triples are drawn for each function; `npm run combinations` plays all. */
const DRAWN = 300;

type Figures<Keys extends keyof ExerciseQuality> = Pick<ExerciseQuality, Keys>;
type Complain = (line: string) => void;

/** Measures parts of the verdicts on one exercise; all of them if none is named. */
export async function measureExercise(
  exercise: CourseExercise,
  counts: SeedCounts,
  chosen: readonly Part[] = parts,
): Promise<Measured> {
  const { id } = exercise.definition;
  const wrongVerdicts: string[] = [];
  const complain: Complain = (line) => wrongVerdicts.push(`${id}: ${line}`);
  const measured = [];
  for (const part of parts.filter((each) => chosen.includes(each)))
    measured.push(await measures[part](exercise, complain, counts));
  return { quality: Object.assign({}, ...measured) as Measured['quality'], wrongVerdicts };
}

async function measureMutants(
  exercise: CourseExercise,
  complain: Complain,
): Promise<Figures<'strykerMutants' | 'mutants' | 'equivalent' | 'killed'>> {
  const fromStryker = await strykerMutants(exercise);
  const mutants = [...fromStryker, ...(await tensorMutants(exercise))];
  const survivors = mutants.filter(({ killed }) => !killed);
  for (const mutant of survivors.filter((each) => reasonFor(each) === undefined))
    complain(`survives in “${mutant.text}”: ${mutant.original} → ${mutant.replacement}`);
  for (const each of equivalentMutants.filter((known) => known.exercise === exercise.definition.id)) {
    if (!survivors.some((mutant) => reasonFor(mutant) === each))
      complain(`no survivor is the equivalent ${each.original} in “${each.line}”`);
  }
  return {
    strykerMutants: fromStryker.length,
    mutants: mutants.length,
    equivalent: survivors.filter((mutant) => reasonFor(mutant) !== undefined).length,
    killed: mutants.length - survivors.length,
  };
}

async function measureMisconceptions(
  exercise: CourseExercise,
  complain: Complain,
): Promise<Figures<'misconceptions' | 'rejected' | 'named'>> {
  const wrong = await wrongAnswers(exercise);
  const verdicts = await judgeAnswers(exercise, wrong, [judgedSeed]);
  const named = wrong.filter(({ function: name, misconception }, i) =>
    verdicts[i]?.judged?.diagnoses.some(
      (each) => each.function === name && each.misconception === misconception,
    ),
  );
  const accepted = wrong.filter((_, i) => verdicts[i] !== undefined && isAccepted(verdicts[i]));
  for (const { name } of accepted) complain(`accepted: ${name}`);
  for (const { name } of wrong.filter((answer) => !named.includes(answer))) complain(`not named: ${name}`);
  return {
    misconceptions: wrong.length,
    rejected: wrong.length - accepted.length,
    named: named.length,
  };
}

/** What a diagnosis makes of pairs and triples of mistakes, all functions together. */
function measureCombinations({ definition }: CourseExercise, complain: Complain): Figures<'combinations'> {
  const counts = definition.functions.map((graded) =>
    countCombinations(graded, { seed: judgedSeed, pairs: DRAWN, triples: DRAWN }),
  );
  for (const { pairs, triples } of counts) [...pairs.wrong, ...triples.wrong].forEach(complain);
  const sum = (size: 'pairs' | 'triples'): [number, number] => [
    counts.reduce((total, each) => total + each[size].named + each[size].either, 0),
    counts.reduce((total, each) => total + each[size].total, 0),
  ];
  return { combinations: { pairs: sum('pairs'), triples: sum('triples') } };
}

async function measureRightAnswers(
  exercise: CourseExercise,
  complain: Complain,
  { seeds, alternativeSeeds }: SeedCounts,
): Promise<Figures<'alternatives' | 'accepted' | 'seeds' | 'withoutFlake'>> {
  const right = rightAnswers(exercise);
  const verdicts = await judgeAnswers(exercise, right, firstSeeds(alternativeSeeds));
  const unfair = new Set(
    verdicts.flatMap((verdict) => {
      const answer = right.find(({ name }) => name === verdict.answer.name);
      if (answer !== undefined && isFair(verdict, answer)) return [];
      complain(`rejected with seed ${verdict.seed}: ${verdict.answer.name}`);
      return [verdict.answer.name];
    }),
  );
  const solution = { name: 'solution', source: solutionOf(exercise) };
  const solutions = await judgeAnswers(exercise, [solution], firstSeeds(seeds));
  for (const { seed } of solutions.filter((verdict) => !isAccepted(verdict)))
    complain(`the solution loses points with seed ${seed}`);
  return {
    alternatives: right.length,
    accepted: right.length - unfair.size,
    seeds: solutions.length,
    withoutFlake: solutions.filter(isAccepted).length,
  };
}

async function measureSteadiness(
  exercise: CourseExercise,
  complain: Complain,
  { steadySeeds }: SeedCounts,
): Promise<Figures<'steadyAnswers' | 'byChance'>> {
  const answers = await answersTo(exercise);
  const unsteady = await unsteadyVerdicts(exercise, answers, firstSeeds(steadySeeds));
  for (const { answer, check, passedWith, failedWith } of unsteady)
    complain(
      `${answer} passes ${check} with ${passedWith.length} seeds, and fails with ${failedWith.length}`,
    );
  return { steadyAnswers: answers.length, byChance: unsteady.length };
}

const measures = {
  mutants: measureMutants,
  misconceptions: measureMisconceptions,
  combinations: measureCombinations,
  'right-answers': measureRightAnswers,
  steadiness: measureSteadiness,
};

export type Part = keyof typeof measures;

export const parts = Object.keys(measures) as Part[];
