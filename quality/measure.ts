/**
 * Measures how often the grader's verdicts are right and writes docs/grading-quality.md:
 * `npm run quality`. Exits with 1 if a verdict is wrong, if a mutant survives that is not listed as
 * equivalent, or if that list is out of date.
 */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import * as prettier from 'prettier';
import { exercises, type CourseExercise } from '../grader/course';
import { inRepository } from '../grader/platform/root';
import { countCombinations } from './count-combinations';
import { equivalentMutants, reasonFor } from './equivalent-mutants';
import { isAccepted, judgeAnswers, TRAINING_SEEDS } from './judge-answers';
import type { Mutant } from './mutants';
import { renderQuality, type ExerciseQuality } from './report';
import { isFair, rightAnswers } from './right-answers';
import { firstSeeds, judgedSeed } from './seeds';
import { strykerMutants } from './stryker';
import { tensorMutants } from './tensor-mutants';
import { solutionOf, wrongAnswers } from './wrong-answers';

function parseCount(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new InvalidArgumentError('It must be a whole number of at least 1.');
  return Number(value);
}

const options = new Command('npm run quality')
  .description("Measures how often the grader's verdicts are right and writes docs/grading-quality.md.")
  .option('--seeds <n>', 'number of seeds for each solution', parseCount, 200)
  .option('--alternative-seeds <n>', 'number of seeds for each alternative answer', parseCount, 50)
  .option('--out <file>', 'the file to write', inRepository('docs', 'grading-quality.md'))
  .parse()
  .opts<{ seeds: number; alternativeSeeds: number; out: string }>();

const wrongVerdicts: string[] = [];

/** How many pairs and triples are drawn for each function; `npm run combinations` plays all. */
const DRAWN = 300;

/** What a diagnosis makes of pairs and triples of mistakes, all functions together. */
function combinationsOf({ definition }: CourseExercise): ExerciseQuality['combinations'] {
  const counts = definition.functions.map((graded) =>
    countCombinations(graded, { seed: judgedSeed, pairs: DRAWN, triples: DRAWN }),
  );
  for (const { pairs, triples } of counts)
    wrongVerdicts.push(...[...pairs.wrong, ...triples.wrong].map((each) => `${definition.id}: ${each}`));
  const sum = (size: 'pairs' | 'triples'): [number, number] => [
    counts.reduce((total, each) => total + each[size].named + each[size].either, 0),
    counts.reduce((total, each) => total + each[size].total, 0),
  ];
  return { pairs: sum('pairs'), triples: sum('triples') };
}

async function measure(exercise: CourseExercise, fromStryker: readonly Mutant[]): Promise<ExerciseQuality> {
  const { id } = exercise.definition;
  const started = performance.now();
  const mutants = [
    ...fromStryker.filter((mutant) => mutant.exercise === id),
    ...(await tensorMutants(exercise)),
  ];
  const survivors = mutants.filter(({ killed }) => !killed);
  for (const mutant of survivors.filter((each) => reasonFor(each) === undefined)) {
    wrongVerdicts.push(`${id}: survives in “${mutant.text}”: ${mutant.original} → ${mutant.replacement}`);
  }
  for (const each of equivalentMutants.filter(({ exercise: of }) => of === id)) {
    if (!survivors.some((mutant) => reasonFor(mutant) === each))
      wrongVerdicts.push(`${id}: no survivor is the equivalent ${each.original} in “${each.line}”`);
  }

  const wrong = await wrongAnswers(exercise);
  const wrongOnes = await judgeAnswers(exercise, wrong, [judgedSeed]);
  const rejected = wrongOnes.filter((verdict) => !isAccepted(verdict));
  const named = wrong.filter(({ function: name, misconception }, i) =>
    wrongOnes[i]?.judged?.diagnoses.some(
      (each) => each.function === name && each.misconception === misconception,
    ),
  );
  for (const { name } of wrong.filter((answer) => !named.includes(answer)))
    wrongVerdicts.push(`${id}: not named: ${name}`);

  const right = rightAnswers(exercise);
  const seeds = firstSeeds(options.alternativeSeeds);
  const rightOnes = await judgeAnswers(exercise, right, seeds);
  const unfair = new Set(
    rightOnes.flatMap((verdict) => {
      const answer = right.find(({ name }) => name === verdict.answer.name);
      if (answer !== undefined && isFair(verdict, answer)) return [];
      wrongVerdicts.push(`${id}: rejected with seed ${verdict.seed}: ${verdict.answer.name}`);
      return [verdict.answer.name];
    }),
  );

  const solution = { name: 'solution', source: solutionOf(exercise) };
  const solutions = await judgeAnswers(exercise, [solution], firstSeeds(options.seeds));
  for (const { seed } of solutions.filter((verdict) => !isAccepted(verdict)))
    wrongVerdicts.push(`${id}: the solution loses points with seed ${seed}`);

  console.error(`${id}: ${((performance.now() - started) / 1_000).toFixed(0)} s`);
  return {
    exercise: id,
    mutants: mutants.length,
    equivalent: survivors.filter((mutant) => reasonFor(mutant) !== undefined).length,
    killed: mutants.length - survivors.length,
    misconceptions: wrong.length,
    combinations: combinationsOf(exercise),
    rejected: rejected.length,
    named: named.length,
    alternatives: right.length,
    accepted: right.length - unfair.size,
    seeds: solutions.length,
    withoutFlake: solutions.filter(isAccepted).length,
  };
}

const fromStryker = await strykerMutants(os.availableParallelism());
const measured: ExerciseQuality[] = [];
const queue = exercises.map((exercise, place) => ({ exercise, place }));
/** Measures exercises until none is left. */
async function work(): Promise<void> {
  for (let next = queue.shift(); next !== undefined; next = queue.shift())
    measured[next.place] = await measure(next.exercise, fromStryker);
}
await Promise.all(Array.from({ length: os.availableParallelism() }, work));
const page = renderQuality(measured, {
  alternativeSeeds: options.alternativeSeeds,
  strykerMutants: fromStryker.length,
  trainingSeeds: TRAINING_SEEDS,
  equivalentMutants,
});
const style = await prettier.resolveConfig(inRepository('docs', 'grading-quality.md'));
writeFileSync(options.out, await prettier.format(page, { ...style, parser: 'markdown' }));
for (const line of wrongVerdicts) console.error(line);
console.log(`${options.out} written; ${wrongVerdicts.length} wrong verdicts.`);
if (wrongVerdicts.length > 0) process.exitCode = 1;
