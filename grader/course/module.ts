import type { ExerciseDefinition } from '../engine/exercise';

/** What students can do after the course. Each module serves one objective. */
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
  /** In teaching order. */
  readonly exercises: readonly ExerciseDefinition[];
  /** Set in a released repository if the module earns no points and is only imported by another. */
  readonly prerequisite?: true;
}
