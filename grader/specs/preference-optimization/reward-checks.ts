import { specify } from '../../engine/specify';
import { klPenalizedReward as oracle, type PenalizedRewardInput } from '../../oracle/preferences';
import { at, type NumericTensor } from '../../oracle/tensor';
import { penalizedRewardExamples, penalizedRewardInputs } from './inputs';
import { rewardPipeline } from './reward-misconceptions';

const reward = specify<PenalizedRewardInput, NumericTensor>({
  name: 'klPenalizedReward',
  parameters: ['reward', 'logProb', 'referenceLogProb', 'beta'],
  resultName: 'penalized',
  oracle: (args) => oracle(args),
  inputs: penalizedRewardInputs(),
  examples: penalizedRewardExamples,
  pipeline: rewardPipeline,
  conditions: [
    {
      when: 'when the policy finds a response less probable than the reference does',
      otherwise: 'when the policy finds every response at least as probable',
      holds: ({ logProb, referenceLogProb }) =>
        logProb.data.some((value, i) => value < at(referenceLogProb, i)),
    },
  ],
});

export const rewardChecks = [
  reward.oracle()(
    'The reward falls by β for each nat that the policy is above the reference, and rises below',
    {
      id: 'reward-formula',
      points: 1,
      hint: 'The log-ratio of policy and reference has a sign. Where does β enter, and where does it not?',
    },
  ),
  reward.gradient(penalizedRewardInputs(['gaussian']))(
    'The gradient of the reward reaches reward, logProb and referenceLogProb',
    {
      id: 'reward-gradient',
      points: 1,
      hint: 'Use only tensor operations, from the arguments to the result.',
    },
  ),
];
