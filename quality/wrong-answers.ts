import { readFileSync } from 'node:fs';
import type { CourseExercise } from '../grader/course';
import { pathOf } from '../grader/course';
import { inRepository } from '../grader/repository/root';
import type { Answer } from './judge-answers';
import { multiHeadAttention, scaledDotProductAttention } from './mistakes/attention';
import { causalMask } from './mistakes/causal-mask';
import { forwardProcess, noisePredictionLoss, noiseSchedule, reverseSampling } from './mistakes/diffusion';
import { applyEdits, type Edits, type MistakesByFunction } from './mistakes/edits';
import { nextTokenLoss } from './mistakes/language-models';
import { feedForward, layerNorm, transformerBlock } from './mistakes/transformer';

const mistakes: Readonly<Record<string, MistakesByFunction>> = {
  'causal-mask': causalMask,
  'scaled-dot-product-attention': scaledDotProductAttention,
  'multi-head-attention': multiHeadAttention,
  'layer-norm': layerNorm,
  'feed-forward': feedForward,
  'transformer-block': transformerBlock,
  'next-token-loss': nextTokenLoss,
  'noise-schedule': noiseSchedule,
  'forward-process': forwardProcess,
  'noise-prediction-loss': noisePredictionLoss,
  'reverse-sampling': reverseSampling,
};

/** A misconception as a submission in TypeScript: the solution with the mistake made in it. */
export interface WrongAnswer extends Answer {
  readonly function: string;
  readonly misconception: string;
}

/** The solution of an exercise. */
export const solutionOf = (exercise: CourseExercise): string =>
  readFileSync(inRepository('solutions', pathOf(exercise)), 'utf8');

/**
 * Every misconception of an exercise as a submission.
 *
 * @throws Error when one has no edits, or edits that do not fit the solution
 */
export function wrongAnswers(exercise: CourseExercise): WrongAnswer[] {
  const solution = solutionOf(exercise);
  return exercise.definition.functions.flatMap(({ name, misconceptions }) =>
    misconceptions.map(({ id }) => ({
      name: `${name}: ${id}`,
      function: name,
      misconception: id,
      source: applyEdits(solution, editsFor(exercise.definition.id, name, id)),
    })),
  );
}

/** Those of a pair are those of its halves. */
function editsFor(exercise: string, name: string, misconception: string): Edits {
  return misconception.split('+').flatMap((half) => {
    const edits = mistakes[exercise]?.[name]?.[half];
    if (edits === undefined) throw new Error(`quality/mistakes/ has no ${half} of ${name}`);
    return edits;
  });
}
