import type { Stage } from '../configuration';
import { dpoStage } from './dpo';
import { gptStage } from './gpt';
import { sftStage } from './sft';
import type { TrainingStage } from './stage';

export const STAGES: Readonly<Record<Stage, TrainingStage>> = { gpt: gptStage, sft: sftStage, dpo: dpoStage };
