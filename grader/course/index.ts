import type { ExerciseDefinition } from '../engine/exercise';
import { causalMask } from '../specs/causal-mask';
import { feedForward } from '../specs/feed-forward';
import { forwardProcess } from '../specs/forward-process';
import { layerNorm } from '../specs/layer-norm';
import { multiHeadAttention } from '../specs/multi-head-attention';
import { nextTokenLoss } from '../specs/next-token-loss';
import { noisePredictionLoss } from '../specs/noise-prediction-loss';
import { noiseSchedule } from '../specs/noise-schedule';
import { reverseSampling } from '../specs/reverse-sampling';
import { scaledDotProductAttention } from '../specs/scaled-dot-product-attention';
import { transformerBlock } from '../specs/transformer-block';

export const courseName = 'attention-to-diffusion';

/** What a student can do at the end; exercises and modules name the one they serve. */
export const objectives = {
  attention: 'Articulate the attention mechanism: what it computes, and why it is powerful for sequences',
  transformer: 'Describe the transformer: the encoder, self-attention and feed-forward sublayers',
  'language-models': 'Explain what large language models are and how they are trained',
  diffusion: 'Describe diffusion models: noising forward, denoising in reverse, and how they are trained',
  physics: 'Identify where physics uses transformers and diffusion models',
} as const;

export type ObjectiveId = keyof typeof objectives;

export interface CourseModule {
  /** The folder's name in exercises/ and solutions/. */
  readonly id: string;
  readonly title: string;
  readonly objective: ObjectiveId;
  /** In the order they are taught. */
  readonly exercises: readonly ExerciseDefinition[];
  /** True where it is no part of an assignment and is only there because the assignment's exercises import its own. */
  readonly prerequisite?: true;
}

export const modules: readonly CourseModule[] = [
  {
    id: '1-attention',
    title: 'Attention',
    objective: 'attention',
    exercises: [causalMask, scaledDotProductAttention, multiHeadAttention],
  },
  {
    id: '2-transformer',
    title: 'The transformer block',
    objective: 'transformer',
    exercises: [layerNorm, feedForward, transformerBlock],
  },
  {
    id: '3-language-models',
    title: 'Language models',
    objective: 'language-models',
    exercises: [nextTokenLoss],
  },
  {
    id: '4-diffusion',
    title: 'Diffusion',
    objective: 'diffusion',
    exercises: [noiseSchedule, forwardProcess, noisePredictionLoss, reverseSampling],
  },
];

/** An exercise with its place in the course. */
export interface CourseExercise {
  readonly definition: ExerciseDefinition;
  readonly module: CourseModule;
  /** The file a student edits, in the module's folder. */
  readonly file: string;
}

export const exercises: readonly CourseExercise[] = modules.flatMap((module) =>
  module.exercises.map((definition) => ({ definition, module, file: `${definition.id}.ts` })),
);

/** The exercises with these ids, in their order; what is no exercise's is passed over. */
export const exercisesNamed = (ids: readonly string[]): CourseExercise[] =>
  ids.flatMap((id) => exercises.filter(({ definition }) => definition.id === id));

/** The file's path in exercises/ and solutions/, `/`-separated. */
export const pathOf = ({ module, file }: CourseExercise): string => `${module.id}/${file}`;

export const maxPointsOf = ({ checks }: ExerciseDefinition): number =>
  checks.reduce((sum, { points }) => sum + points, 0);
