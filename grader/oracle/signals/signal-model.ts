import { encoder, type BlockParams, type EncoderSteps } from '../encoder';
import { addBias, project } from '../linear-algebra';
import { at, dim, generate, reshape, zipValues, type NumericTensor } from '../tensor';

export interface SignalModelParams {
  /** `[features, dModel]` */
  readonly inputKernel: NumericTensor;
  /** `[dModel]` */
  readonly inputBias: NumericTensor;
  /** `[maxTime, dModel]` */
  readonly positionEmbedding: NumericTensor;
  readonly block: BlockParams;
  /** `[dModel, 1]` */
  readonly outputKernel: NumericTensor;
  /** `[1]` */
  readonly outputBias: NumericTensor;
}

export interface SignalModelInput {
  /** `[batch, time, features]` */
  readonly x: NumericTensor;
  readonly params: SignalModelParams;
  readonly numHeads: number;
}

/** Where a row of the position embedding is asked for. */
export interface StepPlace {
  readonly t: number;
  readonly time: number;
  readonly example: number;
  /** The number of rows of the position embedding. */
  readonly maxTime: number;
}

/** The steps of a signal model that can go wrong. */
export interface SignalModelSteps {
  /** What becomes of the embedded features `[batch, time, dModel]`, with their bias. */
  readonly embedded: (x: NumericTensor) => NumericTensor;
  readonly addInputBias: (x: NumericTensor, bias: NumericTensor) => NumericTensor;
  /** The row of positionEmbedding for a step; undefined adds nothing. */
  readonly position: (place: StepPlace) => number | undefined;
  /** What becomes of the position embeddings. */
  readonly positions: (x: NumericTensor) => NumericTensor;
  /** May step i see step j? */
  readonly isVisible: (i: number, j: number) => boolean;
  /** The block, as a stack of one. */
  readonly stack: Partial<EncoderSteps>;
  /** What the logits are computed from, `[batch, time, dModel]`. */
  readonly pool: (hidden: NumericTensor) => NumericTensor;
  /** What becomes of it before the output's kernel. */
  readonly pooled: (x: NumericTensor) => NumericTensor;
  readonly addOutputBias: (x: NumericTensor, bias: NumericTensor) => NumericTensor;
  /** What is returned. */
  readonly report: (logits: NumericTensor) => NumericTensor;
}

const signalModelSteps: SignalModelSteps = {
  embedded: (x) => x,
  addInputBias: addBias,
  position: ({ t }) => t,
  positions: (x) => x,
  isVisible: (i, j) => j <= i,
  stack: {},
  pool: (hidden) => hidden,
  pooled: (x) => x,
  addOutputBias: addBias,
  report: (logits) => logits,
};

/**
 * A logit for each step of a signal, `[batch, time]`: embedding and position, one transformer block
 * under a causal mask (Vaswani et al. 2017), what is pooled of its results, and a linear output.
 *
 * @param changes steps that replace the right ones
 */
export function signalLogits(
  { x, params, numHeads }: SignalModelInput,
  changes: Partial<SignalModelSteps> = {},
): NumericTensor {
  const steps = { ...signalModelSteps, ...changes };
  const time = dim(x, 1);
  const embedded = steps.embedded(steps.addInputBias(project(x, params.inputKernel), params.inputBias));
  const positions = steps.positions(positionRows(params.positionEmbedding, embedded, steps.position));
  const mask = generate([time, time], (k) => Number(steps.isVisible(Math.floor(k / time), k % time)), 'bool');
  const hidden = encoder(
    { x: zipValues(embedded, positions, (a, b) => a + b), blocks: [params.block], numHeads, mask },
    steps.stack,
  );
  const output = project(steps.pooled(steps.pool(hidden)), params.outputKernel);
  return steps.report(reshape(steps.addOutputBias(output, params.outputBias), [dim(x, 0), time]));
}

/**
 * The position embedding of each step, shaped as `like`.
 *
 * @throws RangeError if there is no such row
 */
function positionRows(
  table: NumericTensor,
  like: NumericTensor,
  rowOf: SignalModelSteps['position'],
): NumericTensor {
  const [time, d] = [dim(like, 1), dim(like, 2)];
  return generate(like.shape, (index) => {
    const [t, example] = [Math.floor(index / d) % time, Math.floor(index / (d * time))];
    const row = rowOf({ t, time, example, maxTime: dim(table, 0) });
    return row === undefined ? 0 : at(table, row * d + (index % d));
  });
}

/** How a mean over some steps is made. */
export interface PoolingSteps {
  /** Whether the mean at step t counts step s. */
  readonly counts: (s: number, t: number) => boolean;
  /** What the sum at step t is divided by, if `count` steps were added. */
  readonly divisor: (count: number, t: number, time: number) => number;
}

const poolingSteps: PoolingSteps = { counts: (s, t) => s <= t, divisor: (count) => count };

/** At each step of `[batch, time, d]`, the mean of it and of those before it. */
export function meansSoFar(x: NumericTensor, changes: Partial<PoolingSteps> = {}): NumericTensor {
  const { counts, divisor } = { ...poolingSteps, ...changes };
  const [time, d] = [dim(x, 1), dim(x, 2)];
  const chosen = Array.from({ length: time }, (_, t) =>
    Array.from({ length: time }, (__, s) => s).filter((s) => counts(s, t)),
  );
  return generate(x.shape, (index) => {
    const [t, example] = [Math.floor(index / d) % time, Math.floor(index / (d * time))];
    let sum = 0;
    for (const s of chosen[t] ?? []) sum += at(x, (example * time + s) * d + (index % d));
    return sum / divisor(chosen[t]?.length ?? 0, t, time);
  });
}
