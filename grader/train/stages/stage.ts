import { uniforms } from '../../oracle/random';
import type { Sample } from '../checkpoint';
import type { ModelShape, Recipe, Stage } from '../configuration';
import type { Params } from '../parameters';
import type { StudentTrainer } from '../student-trainer';

/** A loss that a curve is held against. */
export interface Level {
  readonly name: string;
  /** In nats. */
  readonly loss: number;
}

/** A training that is going on. */
export interface Training {
  readonly trainer: StudentTrainer;
  readonly seed: number;
  readonly model: ModelShape;
  readonly recipe: Recipe;
  /** The parameters before the first step. */
  readonly start: Params;
}

/** Numbers that a stage measures, by name. */
export type Measured = Readonly<Record<string, number>>;

/** What a stage found out about the trained model. */
export interface Outcome {
  /** One sentence each. */
  readonly findings: readonly string[];
  /** Written by the trained model. */
  readonly sample: Omit<Sample, 'step'>;
}

/** One of the stages, as the training runs it. */
export interface TrainingStage {
  readonly stage: Stage;
  readonly title: string;
  readonly levels: readonly Level[];
  /** The tokens that the model reads in a step. */
  readonly tokensPerStep: (training: Training) => number;
  /** Called once, before the first step, also of a training that is resumed. */
  readonly begin?: (training: Training) => Promise<void>;
  /** Makes `count` steps after the first `done`; returns the losses before the steps. */
  readonly train: (training: Training, done: number, count: number) => Promise<number[]>;
  /** What share means in a sample, to follow a percentage. */
  readonly shareOf: string;
  /** Writes `count` texts; the same for the same name. */
  readonly write: (training: Training, count: number, name: string) => Promise<Omit<Sample, 'step'>>;
  /** Measured before the first step of an uninterrupted training. */
  readonly before?: (training: Training, count: number) => Promise<Measured>;
  /** @param count how many texts to write */
  readonly conclude: (training: Training, count: number, before: Measured) => Promise<Outcome>;
}

/** `count` numbers from `first`, in order. */
export const range = (first: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => first + i);

/** Uniform numbers for texts of this length. */
export function drawsFor(training: Training, name: string, numbers: number): number[] {
  const uniform = uniforms(training.seed, `texts ${name}`);
  return Array.from({ length: numbers }, uniform);
}

/** A share of texts in per cent. */
export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** The standard error of a share that was measured on `count` texts. */
export const errorOf = (share: number, count: number): number => Math.sqrt((share * (1 - share)) / count);

/** As many texts of a sample are shown. */
export const SHOWN = 5;
