import type { SceneTools } from './functions';
import { numbersOf } from './wrong-result';

export interface MaskInput {
  readonly length: number;
}

export interface MaskResult {
  /** `[length, length]`, 1 where row i sees column j. */
  readonly mask: Float32Array;
}

/** The student's causal mask. */
export const maskScene = ({ tf, use }: SceneTools, { length }: MaskInput): MaskResult => ({
  mask: numbersOf(tf, use('causalMask')(length), 'The result of causalMask', [length, length]),
});
