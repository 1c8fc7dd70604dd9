/** A training on disk; docs/checkpoints.md describes the format. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { sameShape } from '../engine/compare';
import { mapTensors, tensorsOf } from '../engine/values';
import type { NumericTensor } from '../oracle/tensor';
import { Refusal } from '../platform/refusal';
import type { ModelShape, Recipe, Stage } from './configuration';
import { writeOutput } from './output';
import { initialParameters, type Params, type TrainingState } from './parameters';
import { decodeTensors, encodeTensors } from './safetensors';

const FORMAT = 'attention-to-diffusion/training/1';

const count = z.int().min(1).max(1e6);
const positive = z.number().positive();

const sampleSchema = z.object({
  step: z.int().min(0),
  /** What the model wrote, one text each. */
  texts: z.array(z.string()),
  /** The share of right ones among all that were written. */
  share: z.number().min(0).max(1),
});
export type Sample = z.infer<typeof sampleSchema>;

const recordSchema = z.object({
  stage: z.enum(['gpt', 'sft', 'dpo']),
  step: z.int().min(0),
  seed: z.int().min(0),
  model: z.object({
    vocabulary: count,
    contextLength: count,
    width: count,
    heads: count,
    hidden: count,
    blocks: z.int().min(0).max(100),
  }) satisfies z.ZodType<ModelShape>,
  recipe: z.object({
    steps: count,
    batchSize: count,
    learningRate: positive,
    beta1: z.number().min(0).lt(1),
    beta2: z.number().min(0).lt(1),
    epsilon: positive,
    weightDecay: z.number().min(0),
  }) satisfies z.ZodType<Recipe>,
  /** The loss of each step so far, before the step. */
  losses: z.array(z.number().nullable()),
  samples: z.array(sampleSchema),
  /** Numbers that the stage measured before its first step. */
  before: z.record(z.string(), z.number()),
});

/** What a checkpoint says about its training, besides the tensors. */
export type TrainingRecord = z.infer<typeof recordSchema>;

export interface Checkpoint extends TrainingRecord {
  readonly state: TrainingState;
}

/** The file of a stage in a folder. */
export const checkpointFile = (folder: string, stage: Stage): string =>
  path.join(folder, 'train', `${stage}.safetensors`);

/** Writes a checkpoint whole or not at all. @throws Refusal if that is impossible */
export function writeCheckpoint(file: string, { state, ...record }: Checkpoint): void {
  const { params, m, v } = state;
  const named = tensorsOf({ params, m, v }).map(({ path, tensor }) => [path, tensor] as const);
  const metadata = { format: FORMAT, training: JSON.stringify(record) };
  writeOutput(file, encodeTensors({ tensors: new Map(named), metadata }));
}

/** @throws Refusal if there is none, or if it is damaged or something else */
export function readCheckpoint(file: string, stage: Stage): Checkpoint {
  if (!existsSync(file))
    throw new Refusal(`there is no checkpoint ${file}; npm run train -- ${stage} makes it`);
  try {
    const { tensors, metadata } = decodeTensors(readFileSync(file));
    if (metadata['format'] !== FORMAT) throw new RangeError('it is not a checkpoint of this course');
    const record = recordSchema.parse(JSON.parse(metadata['training'] ?? ''));
    if (record.stage !== stage) throw new RangeError(`it is a checkpoint of ${record.stage}`);
    if (record.losses.length !== record.step) throw new RangeError('its curve is not that of its steps');
    return { ...record, state: stateIn(tensors, record) };
  } catch (failure) {
    throw new Refusal(`${file} cannot be read: ${reasonOf(failure)}; npm run train -- ${stage} starts again`);
  }
}

/** @throws RangeError if a tensor is missing or has another shape */
function stateIn(
  tensors: ReadonlyMap<string, NumericTensor>,
  { model, seed, step }: TrainingRecord,
): TrainingState {
  const template = initialParameters(model, seed);
  const part = (name: string): Params =>
    mapTensors(template, (path, expected) => {
      const found = tensors.get(`${name}.${path}`);
      if (found === undefined || !sameShape(found, expected)) throw new RangeError(`${path} does not fit`);
      return found;
    });
  return { step, params: part('params'), m: part('m'), v: part('v') };
}

const reasonOf = (failure: unknown): string =>
  failure instanceof RangeError ? failure.message : 'it is damaged or something else';
