import type { ExerciseDefinition } from '../engine/exercise';
import type { AssignmentId } from './assignments';

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
  /** By assignment, each in teaching order. */
  readonly exercises: Readonly<Partial<Record<AssignmentId, readonly ExerciseDefinition[]>>>;
  /**
   * Set in a released repository: the assignments whose exercises in this module earn no points,
   * and are only imported by others.
   */
  readonly prerequisites?: readonly AssignmentId[];
}
