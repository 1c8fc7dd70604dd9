import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import type { AdamWInput, AdamWSteps } from '../../oracle/adamw';
import { correctionAlternatives } from './correction-mistakes';
import { decayAlternatives } from './decay-mistakes';
import { momentAlternatives } from './moment-mistakes';
import { resultWith, type AdamWResult } from './result';
import { updateAlternatives } from './update-mistakes';

export const pipeline = pipelineOf<AdamWInput, AdamWResult, AdamWSteps>(
  (args, steps) => resultWith(steps)(args),
  [...correctionAlternatives, ...decayAlternatives, ...updateAlternatives, ...momentAlternatives],
);

export const conditions: readonly Condition<AdamWInput>[] = [
  {
    when: 'with weight decay',
    otherwise: 'without weight decay',
    holds: ({ options }) => options.weightDecay > 0,
  },
  {
    when: 'for a single number of shape []',
    otherwise: 'for a parameter with axes',
    holds: ({ parameter }) => parameter.shape.length === 0,
  },
];
