import type { Stage } from './configuration';

/** An exercise that a training uses, and which of its functions. */
export interface UsedExercise {
  readonly id: string;
  /** From the folder that contains the module folders, `/`-separated. */
  readonly file: string;
  readonly functions: readonly string[];
}

const inModule = (id: string, ...functions: string[]): UsedExercise =>
  ofModule('3-language-models', id, ...functions);

const ofModule = (module: string, id: string, ...functions: string[]): UsedExercise => ({
  id,
  file: `${module}/${id}.ts`,
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
export const USED: Readonly<Record<Stage | 'scaling' | 'diffusion', readonly UsedExercise[]>> = {
  gpt: [...TRAINING, WRITING],
  sft: [...TRAINING, WRITING, inModule('fine-tuning-loss', 'fineTuningLoss')],
  dpo: [...TRAINING, WRITING, inModule('preference-optimization', 'sequenceLogProb', 'dpoLoss')],
  scaling: TRAINING,
  diffusion: [
    inModule('adamw', 'adamWStep'),
    inModule('pretraining', 'learningRateAt'),
    ofModule('4-diffusion', 'noise-prediction-loss', 'noisePredictionLoss'),
    ofModule('4-diffusion', 'reverse-sampling', 'reverseStep'),
    ofModule('5-physics', 'surrogate-sampler', 'predictNoise', 'sampleSurrogate'),
  ],
};
