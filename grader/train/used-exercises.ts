import type { Stage } from './configuration';

/** An exercise that a training uses, and which of its functions. */
export interface UsedExercise {
  readonly id: string;
  /** From the folder that contains the module folders, `/`-separated. */
  readonly file: string;
  readonly functions: readonly string[];
}

const inModule = (id: string, ...functions: string[]): UsedExercise => ({
  id,
  file: `3-language-models/${id}.ts`,
  functions,
});

const TRAINING = [
  inModule('gpt', 'gpt'),
  inModule('next-token-loss', 'nextTokenLoss'),
  inModule('adamw', 'adamWStep'),
  inModule('pretraining', 'learningRateAt'),
];
const WRITING = inModule('generate', 'generate');

/** In the order in which a student should write them. */
export const USED: Readonly<Record<Stage | 'scaling', readonly UsedExercise[]>> = {
  gpt: [...TRAINING, WRITING],
  sft: [...TRAINING, WRITING, inModule('fine-tuning-loss', 'fineTuningLoss')],
  dpo: [...TRAINING, WRITING, inModule('preference-optimization', 'sequenceLogProb', 'dpoLoss')],
  scaling: TRAINING,
};
