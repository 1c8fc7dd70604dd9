import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import {
  crps,
  fairCrps,
  numCases,
  numMembers,
  rankHistogram,
  spreadSkillRatio,
  type CrpsSteps,
  type EnsembleInput,
  type RankHistogramSteps,
  type SpreadSkillSteps,
} from '../../oracle/ensembles';
import type { NumericTensor } from '../../oracle/tensor';
import { rankAlternatives } from './rank-mistakes';
import { spreadSkillAlternatives } from './ratio-mistakes';
import {
  accuracyAlternatives,
  biasedDivisors,
  combinationAlternatives,
  fairDivisors,
  spreadAlternatives,
} from './score-mistakes';

export const crpsPipeline = pipelineOf<EnsembleInput, NumericTensor, CrpsSteps>(crps, [
  ...combinationAlternatives,
  ...spreadAlternatives(biasedDivisors),
  ...accuracyAlternatives,
]);

export const fairPipeline = pipelineOf<EnsembleInput, NumericTensor, CrpsSteps>(fairCrps, [
  ...combinationAlternatives,
  ...spreadAlternatives(fairDivisors),
  ...accuracyAlternatives,
]);

export const ratioPipeline = pipelineOf<EnsembleInput, NumericTensor, SpreadSkillSteps>(
  spreadSkillRatio,
  spreadSkillAlternatives,
);

export const rankPipeline = pipelineOf<EnsembleInput, NumericTensor, RankHistogramSteps>(
  rankHistogram,
  rankAlternatives,
);

export const conditions: readonly Condition<EnsembleInput>[] = [
  { when: 'with several cases', otherwise: 'with one case', holds: (args) => numCases(args) > 1 },
  { when: 'with several members', otherwise: 'with one member', holds: (args) => numMembers(args) > 1 },
];
