import type { ExerciseDefinition } from '../engine/exercise';

/** What a student can do at the end. Every module names the one it serves. */
export const objectives = {
  attention: 'Articulate the attention mechanism: what it computes, and why it is powerful for sequences',
  transformer: 'Describe the transformer: the encoder, self-attention and feed-forward sublayers',
  'language-models': 'Explain what large language models are and how they are trained',
  diffusion: 'Describe diffusion models: noising forward, denoising in reverse, and how they are trained',
  physics: 'Identify where physics uses transformers and diffusion models',
} as const;

export type ObjectiveId = keyof typeof objectives;

/** A part of the course: a folder of exercises. */
export interface CourseModule {
  /** The folder's name in exercises/ and solutions/. */
  readonly id: string;
  readonly title: string;
  readonly objective: ObjectiveId;
  /** In the order they are taught. */
  readonly exercises: readonly ExerciseDefinition[];
  /** True in a released repository if the module is worth no points and is there only because another imports from it. */
  readonly prerequisite?: true;
}
