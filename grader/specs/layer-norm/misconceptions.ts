import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import { layerNorm as oracle, type LayerNormInput, type LayerNormSteps } from '../../oracle/layer-norm';
import type { NumericTensor } from '../../oracle/tensor';
import { affineAlternatives } from './affine-mistakes';
import { axisAlternatives } from './axis-mistakes';
import { deviationAlternatives } from './deviation-mistakes';
import { epsilonAlternatives } from './epsilon-mistakes';

export const pipeline = pipelineOf<LayerNormInput, NumericTensor, LayerNormSteps>(oracle, [
  ...deviationAlternatives,
  ...epsilonAlternatives,
  ...axisAlternatives,
  ...affineAlternatives,
]);

export const conditions: readonly Condition<LayerNormInput>[] = [
  {
    when: 'with an explicit epsilon',
    otherwise: 'with the default epsilon',
    holds: ({ epsilon }) => epsilon !== undefined,
  },
  { when: 'for rank 3 and 4', otherwise: 'for rank 2', holds: ({ x }) => x.shape.length > 2 },
];
