import { specify } from '../../engine/specify';
import { rankHistogram, type EnsembleInput } from '../../oracle/ensembles';
import { mean } from '../../oracle/reductions';
import { mapValues, type NumericTensor } from '../../oracle/tensor';
import { exchanged, rankInputs } from './inputs';
import { rankIsolating } from './isolating';
import { conditions, rankPipeline } from './misconceptions';

const ranks = specify<EnsembleInput, NumericTensor>({
  name: 'rankHistogram',
  parameters: ['ensemble', 'observations'],
  resultName: 'counts',
  oracle: (args) => rankHistogram(args),
  inputs: rankInputs,
  isolating: rankIsolating,
  pipeline: rankPipeline,
  conditions,
  dependsOn: ['ensemble', 'observations'],
});

export const rankChecks = [
  ranks.prop()(
    'If any member could as well be the observation, the histogram is flat',
    {
      id: 'flat',
      points: 1,
      hint: 'How many different ranks can an observation have among M members? Is each of them counted?',
    },
    async (args, { call, expectTensor }) => {
      const counts = await call(exchanged(args));
      expectTensor(counts).toEqual(
        mapValues(counts, () => mean([...counts.data])),
        'Each member of a case takes the place of the observation once: every rank must occur equally often.',
      );
    },
  ),
  ranks.oracle()('Entry k counts the cases in which k members are below the observation', {
    id: 'counts',
    points: 1,
    hint: 'Try an observation below all members, and one above all of them.',
  }),
];
