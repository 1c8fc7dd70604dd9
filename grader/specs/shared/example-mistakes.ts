import type { Alternative } from '../../engine/pipeline';
import { at, type NumericTensor } from '../../oracle/tensor';

/** Steps of an oracle in which each example of a batch has coefficients of its own. */
interface ExampleSteps {
  readonly stepOf: (t: NumericTensor, example: number) => number;
  readonly coefficientShape: (batch: number, rank: number) => readonly number[];
}

const OWN_STEP_HINT = 'Each example has its own t: the coefficients are a vector over the batch.';

/**
 * Mistakes in which example gets which coefficient.
 *
 * @param ofData for instance “ of x0”, after “axis”; may be empty
 * @param fits for instance “fits x0 of”, before “rank 2 only”
 */
export const exampleMistakes = (
  ofData: string,
  fits: string,
  shapeHint: string,
): readonly Alternative<ExampleSteps>[] => [
  {
    id: 'first-step-for-all',
    clause: 'all examples use the first example’s step',
    sentence: 'Your examples all use the first example’s step.',
    hint: OWN_STEP_HINT,
    steps: { stepOf: (t) => at(t, 0) },
  },
  {
    id: 'last-step-for-all',
    clause: 'all examples use the last example’s step',
    sentence: 'Your examples all use the last example’s step.',
    hint: OWN_STEP_HINT,
    steps: { stepOf: (t) => at(t, t.data.length - 1) },
  },
  {
    id: 'examples-reversed',
    clause: 'each example uses the step of the example at the other end of the batch',
    hint: OWN_STEP_HINT,
    steps: { stepOf: (t, example) => at(t, t.data.length - 1 - example) },
  },
  {
    id: 'coefficients-along-last-axis',
    clause: `the coefficients run along the last axis${ofData}, not along the batch`,
    hint: shapeHint,
    steps: { coefficientShape: (batch) => [batch] },
  },
  ...[2, 3, 4].map((rank): Alternative<ExampleSteps> => {
    const ones = Array<number>(rank - 1).fill(1);
    return {
      id: `coefficients-of-rank-${rank}`,
      clause: `the coefficients have the shape [${['batch', ...ones].join(', ')}], which ${fits} rank ${rank} only`,
      hint: shapeHint,
      steps: { coefficientShape: (batch) => [batch, ...ones] },
    };
  }),
];
