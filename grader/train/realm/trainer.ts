/**
 * Trains a model with a student's functions, in the student's realm: parameters and AdamW's state
 * stay here between calls. Nothing that it returns is worth points.
 */
import type * as tfjs from '@tensorflow/tfjs';

type Tfjs = typeof tfjs;
type Tensor = tfjs.Tensor;
/** Nested parameters in the shape of the course's `GptParams`. */
type Params = Readonly<Record<string, unknown>>;

/** A type, not an interface: `tf.tidy` takes only types that have an index. */
type AdamWState = Readonly<{ step: number; m: Tensor; v: Tensor }>;

/** The functions of the exercises, and those of given/parameters.ts. */
export interface StudentFunctions {
  readonly tensorsOf: (params: unknown) => Tensor[];
  readonly mapTensors: (params: Params, change: (tensor: Tensor, index: number) => Tensor) => Params;
  readonly gpt: (tokens: Tensor, params: Params, numHeads: number) => Tensor;
  readonly nextTokenLoss: (logits: Tensor, tokens: Tensor) => Tensor;
  readonly learningRateAt: (step: number, schedule: Schedule) => number;
  readonly adamWStep: (
    parameter: Tensor,
    gradient: Tensor,
    state: AdamWState,
    options: Readonly<Record<string, number>>,
  ) => Readonly<{ parameter: Tensor; state: AdamWState }>;
  readonly generate: (
    model: (tokens: Tensor) => Tensor,
    prompt: number[],
    numTokens: number,
    options: { temperature: number; contextLength: number },
    uniform: () => number,
  ) => number[];
  readonly fineTuningLoss: (logits: Tensor, tokens: Tensor, responseMask: Tensor) => Tensor;
  readonly sequenceLogProb: (logits: Tensor, tokens: Tensor, responseMask: Tensor) => Tensor;
  readonly dpoLoss: (
    policyChosen: Tensor,
    policyRejected: Tensor,
    referenceChosen: Tensor,
    referenceRejected: Tensor,
    beta: number,
  ) => Tensor;
  readonly predictNoise: (xt: Tensor, t: Tensor, params: Params) => Tensor;
  readonly noisePredictionLoss: (
    model: Denoiser,
    x0: Tensor,
    t: Tensor,
    noise: Tensor,
    schedule: Noise,
  ) => Tensor;
  readonly reverseStep: (model: Denoiser, xt: Tensor, t: number, z: Tensor, schedule: Noise) => Tensor;
  readonly sampleSurrogate: (
    params: Params,
    numSamples: number,
    schedule: Noise,
    gaussian: () => Tensor,
  ) => Tensor;
}

type Denoiser = (xt: Tensor, t: Tensor) => Tensor;

type Schedule = Readonly<Record<string, number>>;
/** The course's `NoiseSchedule`. */
type Noise = Readonly<Record<string, Tensor>>;

interface Options {
  readonly schedule: Schedule;
  readonly adamW: Readonly<Record<string, number>>;
}

interface Examples {
  readonly tokens: Tensor;
  readonly responseMask: Tensor;
}

interface Pairs {
  readonly chosen: Examples;
  readonly rejected: Examples;
}

interface NoisedExamples {
  readonly x0: Tensor;
  readonly t: Tensor;
  readonly noise: Tensor;
}

interface State {
  readonly step: number;
  readonly params: Params;
  readonly m: Params;
  readonly v: Params;
}

/** What the judge calls; the arguments are disposed of after each call. */
export interface Trainer {
  /** Sets the model, the steps it has made, and AdamW's means. */
  readonly begin: (step: number, params: Params, m: Params, v: Params, numHeads: number) => void;
  /** Sets the model that preference optimization starts from. */
  readonly refer: (params: Params) => void;
  /** These make a step on each batch, and return the losses before the steps. */
  readonly pretrain: (batches: Tensor[], options: Options) => number[];
  readonly fineTune: (batches: Examples[], options: Options) => number[];
  readonly prefer: (batches: Pairs[], options: Options, beta: number) => number[];
  readonly denoise: (batches: NoisedExamples[], noise: Noise, options: Options) => number[];
  /** Samples of the denoiser, `[n, d]`; the draws are x_T and the noise of each step. */
  readonly sample: (draws: Tensor[], noise: Noise) => { readonly samples: Tensor };
  /** The same step by step: x before the first step, and after those from each t of `kept`. */
  readonly frames: (draws: Tensor[], noise: Noise, kept: number[]) => { readonly frames: Tensor };
  /** The next-token loss on each batch. */
  readonly losses: (batches: Tensor[]) => number[];
  /**
   * Writes a text after each prompt, and returns them one after the other, filled up to `length`
   * with −1. A text ends with the token `stop`, or after `length` tokens.
   *
   * @param draws uniform numbers, `length` for each prompt
   */
  readonly write: (
    prompts: number[][],
    length: number,
    stop: number,
    contextLength: number,
    draws: number[],
  ) => number[];
  readonly current: () => { readonly params: Params; readonly m: Params; readonly v: Params };
}

function at(tensors: readonly Tensor[], index: number): Tensor {
  const tensor = tensors[index];
  if (tensor === undefined) throw new Error('a parameter is missing');
  return tensor;
}

export function trainerOf(tf: Tfjs, student: StudentFunctions): Trainer {
  const { tensorsOf, mapTensors, gpt } = student;
  let state: State | undefined;
  let heads = 1;
  let reference: Params | undefined;

  const now = (): State => {
    if (state === undefined) throw new Error('the training has not begun');
    return state;
  };

  const copied = (params: Params): Params => mapTensors(params, (tensor) => tensor.clone());

  const replace = (next: State): void => {
    if (state !== undefined) tf.dispose([state.params, state.m, state.v].flatMap(tensorsOf));
    state = next;
  };

  /** One step of AdamW on a loss; returns the loss before it. */
  const step = (lossOf: (params: Params) => Tensor, { schedule, adamW }: Options): number => {
    const before = now();
    const [means, squares] = [tensorsOf(before.m), tensorsOf(before.v)];
    const learningRate = student.learningRateAt(before.step + 1, schedule);
    // A submission may leave tensors behind; they must not add up.
    const { loss, updated } = tf.tidy(() => {
      const parameters = tensorsOf(before.params);
      const { value, grads } = tf.valueAndGrads((...tensors: Tensor[]) =>
        tf.reshape(lossOf(mapTensors(before.params, (_, i) => at(tensors, i))), []),
      )(parameters);
      return {
        loss: value.dataSync()[0] ?? Number.NaN,
        updated: parameters.map((parameter, i) => {
          const ownState = { step: before.step, m: at(means, i), v: at(squares, i) };
          const own = { ...adamW, learningRate };
          return student.adamWStep(parameter, at(grads, i), ownState, own);
        }),
      };
    });
    const rebuilt = (tensors: readonly Tensor[]): Params =>
      mapTensors(before.params, (_, i) => at(tensors, i));
    replace({
      step: before.step + 1,
      params: rebuilt(updated.map(({ parameter }) => parameter)),
      m: rebuilt(updated.map(({ state: { m } }) => m)),
      v: rebuilt(updated.map(({ state: { v } }) => v)),
    });
    return loss;
  };

  const logProbs = (params: Params, { tokens, responseMask }: Examples): Tensor =>
    student.sequenceLogProb(gpt(tokens, params, heads), tokens, responseMask);

  const preferenceLoss = (params: Params, { chosen, rejected }: Pairs, beta: number): Tensor => {
    if (reference === undefined) throw new Error('there is no reference');
    return student.dpoLoss(
      logProbs(params, chosen),
      logProbs(params, rejected),
      logProbs(reference, chosen),
      logProbs(reference, rejected),
      beta,
    );
  };

  const model = (tokens: Tensor): Tensor => gpt(tokens, now().params, heads);

  const writeOne = (
    prompt: readonly number[],
    length: number,
    stop: number,
    contextLength: number,
    draws: readonly number[],
  ): number[] => {
    const written: number[] = [];
    let next = 0;
    const uniform = (): number => draws[next++] ?? 0;
    while (written.length < length && written[written.length - 1] !== stop) {
      written.push(
        ...tf.tidy(() =>
          student.generate(model, [...prompt, ...written], 1, { temperature: 1, contextLength }, uniform),
        ),
      );
    }
    return written;
  };

  return {
    begin: (step, params, m, v, numHeads) => {
      heads = numHeads;
      replace({ step, params: copied(params), m: copied(m), v: copied(v) });
    },
    refer: (params) => {
      if (reference !== undefined) tf.dispose(tensorsOf(reference));
      reference = copied(params);
    },
    pretrain: (batches, options) =>
      batches.map((tokens) =>
        step((params) => student.nextTokenLoss(gpt(tokens, params, heads), tokens), options),
      ),
    fineTune: (batches, options) =>
      batches.map(({ tokens, responseMask }) =>
        step((params) => student.fineTuningLoss(gpt(tokens, params, heads), tokens, responseMask), options),
      ),
    prefer: (batches, options, beta) =>
      batches.map((pairs) => step((params) => preferenceLoss(params, pairs, beta), options)),
    denoise: (batches, noise, options) =>
      batches.map((examples) =>
        step((params) => {
          const denoiser: Denoiser = (xt, t) => student.predictNoise(xt, t, params);
          return student.noisePredictionLoss(denoiser, examples.x0, examples.t, examples.noise, noise);
        }, options),
      ),
    sample: (draws, noise) => {
      let next = 0;
      const gaussian = (): Tensor => at(draws, next++ % draws.length).clone();
      const [numSamples = 0] = at(draws, 0).shape as number[];
      return {
        samples: tf.tidy(() => student.sampleSurrogate(now().params, numSamples, noise, gaussian)),
      };
    },
    frames: (draws, noise, kept) => ({
      frames: tf.tidy(() => {
        const denoiser: Denoiser = (xt, t) => student.predictNoise(xt, t, now().params);
        let x = at(draws, 0);
        const frames = [x];
        for (let t = draws.length - 2; t >= 0; t--) {
          x = student.reverseStep(denoiser, x, t, at(draws, draws.length - 1 - t), noise);
          if (kept.includes(t)) frames.push(x);
        }
        return tf.stack(frames);
      }),
    }),
    losses: (batches) =>
      batches.map((tokens) =>
        tf.tidy(() => student.nextTokenLoss(model(tokens), tokens).dataSync()[0] ?? Number.NaN),
      ),
    write: (prompts, length, stop, contextLength, draws) =>
      prompts.flatMap((prompt, i) => {
        const own = draws.slice(i * length, (i + 1) * length);
        const written = writeOne(prompt, length, stop, contextLength, own);
        return [...written, ...new Array<number>(Math.max(0, length - written.length)).fill(-1)];
      }),
    current: () => {
      const { params, m, v } = now();
      return { params, m, v };
    },
  };
}
