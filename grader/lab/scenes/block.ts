import type * as tfjs from '@tensorflow/tfjs';
import { embeddings, kernel } from './embedding';
import type { Params, SceneTools } from './functions';
import { tensorOf } from './wrong-result';

type Tensor = tfjs.Tensor;

export const BLOCK_WIDTH = 16;
export const BLOCK_HEADS = 4;
const HIDDEN = 64;

export interface BlockInput {
  readonly words: readonly string[];
  /** 1 to 12. */
  readonly layers: number;
  readonly causal: boolean;
  /** A factor of the attention's output kernels. */
  readonly strength: number;
}

/** Statistics over the features of each word. */
export interface Stream {
  /** Each `[n]`. */
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  readonly lengths: readonly number[];
  /** The mean cosine between the vectors of two different words. */
  readonly alike: number;
}

export interface BlockResult {
  /** The input, then the result of each block. */
  readonly layers: readonly Stream[];
  /** The vectors of the last one, `[n, BLOCK_WIDTH]`. */
  readonly last: Float32Array;
  /** Inside the first block, in order; undefined if one of its functions is not written yet. */
  readonly inside: readonly { readonly name: string; readonly stream: Stream }[] | undefined;
}

/** Random parameters of a block. */
export function blockParams(tf: typeof tfjs, layer: number, strength: number): Params {
  const width = BLOCK_WIDTH;
  const random = (name: string, dIn: number, dOut: number): Tensor =>
    tf.tensor2d(kernel(`block ${String(layer)} ${name}`, dIn, dOut), [dIn, dOut]);
  const norm = (): Params => ({ gain: tf.ones([width]), bias: tf.zeros([width]) });
  return {
    attention: {
      queryKernel: random('queries', width, width),
      keyKernel: random('keys', width, width),
      valueKernel: random('values', width, width),
      outputKernel: tf.mul(random('output', width, width), strength),
    },
    attentionNorm: norm(),
    feedForward: {
      kernel1: random('kernel1', width, HIDDEN),
      bias1: tf.zeros([HIDDEN]),
      kernel2: random('kernel2', HIDDEN, width),
      bias2: tf.zeros([width]),
    },
    feedForwardNorm: norm(),
  };
}

/** What happens to the words' vectors in a stack of the student's blocks. */
export function blockScene(tools: SceneTools, { words, layers, causal, strength }: BlockInput): BlockResult {
  const { tf, use } = tools;
  const n = words.length;
  const shape = [1, n, BLOCK_WIDTH];
  const mask = causal ? tensorOf(tf, use('causalMask')(n), 'The result of causalMask', [n, n]) : undefined;
  let x: Tensor = tf.tensor3d(embeddings(words, BLOCK_WIDTH), [1, n, BLOCK_WIDTH]);
  const streams = [streamOf(x)];
  const first = x;
  const block = use('transformerBlock');
  for (let layer = 0; layer < layers; layer++) {
    const params = blockParams(tf, layer, strength);
    x = tensorOf(tf, block(x, params, BLOCK_HEADS, mask), 'The result of transformerBlock', shape);
    streams.push(streamOf(x));
  }
  return {
    layers: streams,
    last: Float32Array.from(x.dataSync()),
    inside: insideOf(tools, first, strength, mask),
  };
}

/** The stream inside the first block, part by part, as far as the parts are written. */
function insideOf(
  { tf, use }: SceneTools,
  x: Tensor,
  strength: number,
  mask: Tensor | undefined,
): BlockResult['inside'] {
  const params = blockParams(tf, 0, strength);
  const part = (name: string): Params => params[name] as Params;
  const read = (value: unknown, name: string): Tensor =>
    tensorOf(tf, value, `The result of ${name}`, x.shape);
  try {
    const attended = read(
      use('multiHeadAttention')(x, part('attention'), BLOCK_HEADS, mask),
      'multiHeadAttention',
    );
    const sum = tf.add(x, attended);
    const y = read(use('layerNorm')(sum, part('attentionNorm')), 'layerNorm');
    const fed = read(use('feedForward')(y, part('feedForward')), 'feedForward');
    const total = tf.add(y, fed);
    const end = read(use('layerNorm')(total, part('feedForwardNorm')), 'layerNorm');
    return Object.entries({ x, attended, sum, y, fed, total, end }).map(([name, tensor]) => ({
      name,
      stream: streamOf(tensor),
    }));
  } catch {
    return undefined; // The blocks may work without them: they need not be made of these functions.
  }
}

/** @param x `[1, n, width]` */
function streamOf(x: Tensor): Stream {
  const width = x.shape.at(-1) ?? 1;
  const numbers = x.dataSync();
  const rows = Array.from({ length: numbers.length / width }, (_, i) => [
    ...numbers.slice(i * width, (i + 1) * width),
  ]);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const dot = (a: readonly number[], b: readonly number[]): number =>
    sum(a.map((each, i) => each * (b[i] ?? 0)));
  const means = rows.map((row) => sum(row) / width);
  const lengths = rows.map((row) => Math.sqrt(dot(row, row)));
  const cosines = rows.flatMap((row, i) =>
    rows.slice(i + 1).map((other, k) => dot(row, other) / ((lengths[i] ?? 1) * (lengths[i + 1 + k] ?? 1))),
  );
  return {
    means,
    deviations: rows.map((row, i) =>
      Math.sqrt(sum(row.map((each) => (each - (means[i] ?? 0)) ** 2)) / width),
    ),
    lengths,
    alike: cosines.length === 0 ? 1 : sum(cosines) / cosines.length,
  };
}
