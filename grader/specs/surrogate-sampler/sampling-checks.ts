import { specify } from '../../engine/specify';
import { sampleSurrogate, type SurrogateSamplingInput } from '../../oracle/surrogate';
import type { NumericTensor } from '../../oracle/tensor';
import { isolatingSamplings, samplingInputs } from './sampling-inputs';
import { samplingConditions, samplingPipeline } from './sampling-mistakes';

const sampling = specify<SurrogateSamplingInput, NumericTensor>({
  name: 'sampleSurrogate',
  parameters: ['params', 'numSamples', 'schedule', 'gaussian'],
  resultName: 'samples',
  oracle: (args) => sampleSurrogate(args),
  inputs: samplingInputs,
  isolating: isolatingSamplings,
  pipeline: samplingPipeline,
  conditions: samplingConditions,
  uses: ['predictNoise'],
});

export const samplingChecks = [
  sampling.oracle()('Samples come from the whole reverse process with the network as its model', {
    id: 'samples',
    points: 1,
    hint: 'Which shape has a batch of samples, and which function of module 4 does everything else?',
  }),
];
