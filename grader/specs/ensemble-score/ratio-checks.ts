import { specify } from '../../engine/specify';
import { spreadSkillRatio, type EnsembleInput } from '../../oracle/ensembles';
import { scalar, type NumericTensor } from '../../oracle/tensor';
import { exchanged, ratioInputs } from './inputs';
import { ratioIsolating } from './isolating';
import { conditions, ratioPipeline } from './misconceptions';

const ratio = specify<EnsembleInput, NumericTensor>({
  name: 'spreadSkillRatio',
  parameters: ['ensemble', 'observations'],
  resultName: 'ratio',
  oracle: (args) => spreadSkillRatio(args),
  inputs: ratioInputs,
  isolating: ratioIsolating,
  pipeline: ratioPipeline,
  conditions: conditions.slice(0, 1),
  dependsOn: ['ensemble', 'observations'],
});

export const ratioChecks = [
  ratio.prop()(
    'If any member could as well be the observation, the ratio is 1',
    {
      id: 'reliable',
      points: 1,
      hint: 'The mean of M members is itself uncertain. Which variance has its difference from an observation of the same distribution?',
    },
    async (args, { call, expectTensor }) => {
      expectTensor(await call(exchanged(args))).toEqual(
        scalar(1),
        'Each member of a case takes the place of the observation once: spread and error must agree.',
      );
    },
  ),
  ratio.fixtures('The ratio matches PyTorch’s', {
    id: 'pytorch',
    points: 1,
    hint: 'Variance over the members, mean over the cases, factor, root; below the line the error of the ensemble mean.',
  }),
];
