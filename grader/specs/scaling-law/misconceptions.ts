import type { Condition } from '../../engine/exercise';
import { pipelineOf } from '../../engine/pipeline';
import {
  fitScalingLaw as oracle,
  type ScalingLawInput,
  type ScalingLawResult,
  type ScalingLawSteps,
} from '../../oracle/scaling-law';
import { fitAlternatives } from './fit-mistakes';
import { reportAlternatives } from './report-mistakes';

export const pipeline = pipelineOf<ScalingLawInput, ScalingLawResult, ScalingLawSteps>(oracle, [
  ...fitAlternatives,
  ...reportAlternatives,
]);

const isAscending = ({ sizes }: ScalingLawInput): boolean =>
  sizes.every((size, i) => i === 0 || size > (sizes[i - 1] ?? 0));

export const conditions: readonly Condition<ScalingLawInput>[] = [
  {
    when: 'with the sizes in ascending order',
    otherwise: 'with the sizes in another order',
    holds: isAscending,
  },
];
