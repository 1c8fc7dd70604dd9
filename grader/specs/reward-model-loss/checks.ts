import { agree } from '../../engine/compare';
import { specify } from '../../engine/specify';
import { rewardModelLoss as oracle, type RewardModelInput } from '../../oracle/preferences';
import { filled, mapValues, scalar, type NumericTensor } from '../../oracle/tensor';
import { largeRewards, moderateRewards, rewards, smoothRewards } from './inputs';
import { conditions, pipeline } from './misconceptions';

const check = specify<RewardModelInput, NumericTensor>({
  name: 'rewardModelLoss',
  parameters: ['chosenRewards', 'rejectedRewards'],
  resultName: 'loss',
  oracle: (args) => oracle(args),
  inputs: rewards,
  pipeline,
  conditions,
  dependsOn: ['chosenRewards', 'rejectedRewards'],
});

export const checks = [
  check.prop(largeRewards)(
    'A pair costs as much as the rejected response is ahead by, up to 1000, and nothing the other way round',
    {
      id: 'large-differences',
      points: 1,
      hint: 'σ(−1000) is 0 in float32 and exp(1000) is infinite. In which form of −ln σ(x) does neither occur?',
    },
    async (args, { call, expectTensor }) => {
      const pair = (chosen: number, rejected: number): Promise<NumericTensor> =>
        call({ chosenRewards: filled([1], chosen), rejectedRewards: filled([1], rejected) });
      expectTensor(await pair(-500, 500)).toEqual(
        scalar(1000),
        'If the rejected response of a single pair is ahead by 1000, the loss must be 1000.',
      );
      expectTensor(mapValues(await pair(500, -500), (value) => value + 1)).toEqual(
        scalar(1),
        'If the chosen response of a single pair is ahead by 1000, the loss must be 0.',
      );
      // What is wrong for small differences, too, has another reason.
      const small = {
        chosenRewards: mapValues(args.chosenRewards, (value) => value / 1000),
        rejectedRewards: mapValues(args.rejectedRewards, (value) => value / 1000),
      };
      if (!agree(oracle(small), await call(small))) return;
      expectTensor(await call(args)).toEqual(
        oracle(args),
        'The loss is wrong for differences of several hundred.',
      );
    },
  ),
  check.oracle(moderateRewards())('The loss is the mean of −ln σ(chosen − rejected)', {
    id: 'formula',
    points: 1,
    hint: 'The difference of the rewards, −ln σ of it, the mean over pairs.',
  }),
  check.fixtures('The loss matches PyTorch’s logsigmoid', {
    id: 'pytorch',
    points: 1,
    hint: 'The difference of the rewards, −ln σ of it, the mean over pairs.',
  }),
  check.gradient(smoothRewards)('The gradient reaches both rewards, and is finite for differences of 1000', {
    id: 'gradient',
    points: 1,
    hint: 'The derivative lies between −1 and 0. tf.where computes both of its branches: if one overflows, the gradient is NaN, even where the other is chosen.',
  }),
];
