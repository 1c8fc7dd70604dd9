import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import { generate as oracle, type GenerateInput, type GenerateSteps } from '../../oracle/generation';
import type { NumericTensor } from '../../oracle/tensor';
import { temperatureAlternatives, topKAlternatives } from './choice-mistakes';
import { contextAlternatives, resultAlternatives } from './context-mistakes';
import { drawAlternatives } from './draw-mistakes';

export const pipeline = pipelineOf<GenerateInput, NumericTensor, GenerateSteps>(oracle, [
  ...contextAlternatives,
  ...temperatureAlternatives,
  ...topKAlternatives,
  ...drawAlternatives,
  ...resultAlternatives,
]);

export const conditions: readonly Condition<GenerateInput>[] = [
  {
    when: 'at temperature 0',
    otherwise: 'above temperature 0',
    holds: ({ options }) => options.temperature === 0,
  },
  {
    when: 'with topK',
    otherwise: 'without topK',
    holds: ({ options }) => options.topK !== undefined,
  },
  {
    when: 'where the text becomes longer than the context',
    otherwise: 'where all of the text fits into the context',
    holds: ({ prompt, numTokens, options }) => prompt.length + numTokens - 1 > options.contextLength,
  },
];
