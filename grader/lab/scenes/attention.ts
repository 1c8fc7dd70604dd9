import type * as tfjs from '@tensorflow/tfjs';
import { embeddings, kernel } from './embedding';
import type { SceneTools } from './functions';
import { fieldOf, numbersOf, tensorOf } from './wrong-result';

type Tensor = tfjs.Tensor;

export const WIDTH = 16;
export const HEAD_WIDTH = 8;
const NAME = 'scaledDotProductAttention';

export interface AttentionInput {
  readonly words: readonly string[];
  readonly heads: number;
  /** Divides the scores, besides √dK; 1 leaves the function as it is. */
  readonly temperature: number;
  /** `causal`: what the student's causalMask returns; or 1 where row i sees column j. */
  readonly mask: 'off' | 'causal' | readonly number[];
  /** Whether the position encodings of the student are added. */
  readonly positions: boolean;
}

export interface AttentionResult {
  /** `[heads, n, n]` */
  readonly weights: Float32Array;
  /** `[heads, n, HEAD_WIDTH]` */
  readonly output: Float32Array;
  /** `[heads, n, HEAD_WIDTH]` */
  readonly values: Float32Array;
  /** `[n, n]`, 1 where row i sees column j; undefined without a mask. */
  readonly mask: Float32Array | undefined;
}

/** What the function is called with: queries, keys and values `[heads, n, HEAD_WIDTH]`. */
export function projections(
  tf: typeof tfjs,
  x: Tensor,
  { heads, temperature }: Pick<AttentionInput, 'heads' | 'temperature'>,
): { queries: Tensor; keys: Tensor; values: Tensor } {
  const [n = 0] = x.shape;
  const project = (name: string): Tensor => {
    const columns = heads * HEAD_WIDTH;
    const weights = tf.tensor2d(kernel(name, WIDTH, columns), [WIDTH, columns]);
    return tf.transpose(
      tf.reshape(tf.matMul(x as tfjs.Tensor2D, weights), [n, heads, HEAD_WIDTH]),
      [1, 0, 2],
    );
  };
  return {
    queries: tf.div(project('queries'), temperature),
    keys: project('keys'),
    values: project('values'),
  };
}

/** Attention between the words of a sentence, with random embeddings and kernels. */
export function attentionScene({ tf, use }: SceneTools, input: AttentionInput): AttentionResult {
  const { words, heads } = input;
  const n = words.length;
  let x: Tensor = tf.tensor2d(embeddings(words, WIDTH), [n, WIDTH]);
  if (input.positions)
    x = tf.add(
      x,
      tensorOf(tf, use('sinusoidalPositions')(n, WIDTH), 'The result of sinusoidalPositions', [n, WIDTH]),
    );
  const mask = maskOf({ tf, use }, input.mask, n);
  const { queries, keys, values } = projections(tf, x, input);
  const attend = use(NAME);
  const result = mask === undefined ? attend(queries, keys, values) : attend(queries, keys, values, mask);
  return {
    weights: numbersOf(tf, fieldOf(result, 'weights', NAME), `\`weights\` of ${NAME}`, [heads, n, n]),
    output: numbersOf(tf, fieldOf(result, 'output', NAME), `\`output\` of ${NAME}`, [heads, n, HEAD_WIDTH]),
    values: Float32Array.from(values.dataSync()),
    mask: mask && Float32Array.from(mask.dataSync()),
  };
}

function maskOf(
  { tf, use }: Pick<SceneTools, 'tf' | 'use'>,
  mask: AttentionInput['mask'],
  n: number,
): Tensor | undefined {
  if (mask === 'off') return undefined;
  if (mask === 'causal') return tensorOf(tf, use('causalMask')(n), 'The result of causalMask', [n, n]);
  return tf.tensor2d([...mask], [n, n], 'bool');
}
