import type * as tfjs from '@tensorflow/tfjs';

type Tensor = tfjs.Tensor;
/** Nested parameters, as the course's types name them. */
export type Params = Readonly<Record<string, unknown>>;
/** The course's `NoiseSchedule`. */
export interface Noise {
  readonly betas: Tensor;
  readonly alphas: Tensor;
  readonly alphaBars: Tensor;
}
export type Denoiser = (xt: Tensor, t: Tensor) => Tensor;

/** The functions of exercises that the lab draws. What they return is checked before it is used. */
export interface LabFunctions {
  readonly causalMask: (length: number) => unknown;
  readonly scaledDotProductAttention: (q: Tensor, k: Tensor, v: Tensor, mask?: Tensor) => unknown;
  readonly multiHeadAttention: (x: Tensor, params: Params, numHeads: number, mask?: Tensor) => unknown;
  readonly sinusoidalPositions: (length: number, dModel: number) => unknown;
  readonly layerNorm: (x: Tensor, params: Params) => unknown;
  readonly feedForward: (x: Tensor, params: Params) => unknown;
  readonly transformerBlock: (x: Tensor, params: Params, numHeads: number, mask?: Tensor) => unknown;
  readonly linearNoiseSchedule: (numSteps: number, betaStart: number, betaEnd: number) => unknown;
  readonly qSample: (x0: Tensor, t: Tensor, noise: Tensor, schedule: Noise) => unknown;
  readonly reverseStep: (model: Denoiser, xt: Tensor, t: number, z: Tensor, schedule: Noise) => unknown;
  readonly ddimStep: (
    model: Denoiser,
    xt: Tensor,
    t: number,
    tBefore: number,
    eta: number,
    z: Tensor,
    schedule: Noise,
  ) => unknown;
}

/** What a scene works with. */
export interface SceneTools {
  readonly tf: typeof tfjs;
  /** A function of the student, by name. @throws if it is missing or its file does not load */
  readonly use: <Name extends keyof LabFunctions>(name: Name) => LabFunctions[Name];
  /** The same for the functions that the lab does not draw. */
  readonly find: (name: string) => (...values: unknown[]) => unknown;
  /** Shows a part of the result before the rest is known. */
  readonly emit: (frame: unknown) => void;
}
