import { specify } from '../../engine/specify';
import { dpoLoss as oracle, preferenceLoss, type DpoInput } from '../../oracle/preferences';
import { mapValues, scalar, type NumericTensor } from '../../oracle/tensor';
import { dpoConditions, dpoPipeline } from './dpo-misconceptions';
import { moderatePreferences, preferences, smoothPreferences } from './inputs';

const dpo = specify<DpoInput, NumericTensor>({
  name: 'dpoLoss',
  parameters: ['policyChosen', 'policyRejected', 'referenceChosen', 'referenceRejected', 'beta'],
  resultName: 'loss',
  oracle: (args) => oracle(args),
  inputs: preferences,
  pipeline: dpoPipeline,
  conditions: dpoConditions,
  dependsOn: ['policyChosen'],
});

const shifted = (x: NumericTensor, by: number): NumericTensor => mapValues(x, (value) => value + by);

export const dpoChecks = [
  dpo.prop(moderatePreferences(['integers']))(
    'The loss is ln 2 where policy and reference agree, and follows the log-ratios from there',
    {
      id: 'dpo-log-ratios',
      points: 1,
      hint: 'The implicit reward of a response is β · (policy − reference). The loss compares two of them.',
    },
    async (args, { call, expectTensor }) => {
      const same = { ...args, policyChosen: args.referenceChosen, policyRejected: args.referenceRejected };
      expectTensor(await call(same)).toEqual(
        scalar(Math.LN2),
        'If the policy is the reference, all implicit rewards are 0, and the loss must be ln 2, whatever β is.',
      );
      for (const by of [4, -4]) {
        const moved = { ...same, policyChosen: shifted(args.referenceChosen, by) };
        expectTensor(await call(moved)).toEqual(
          scalar(preferenceLoss(args.beta * by)),
          `If the policy differs from the reference only by ${String(by)} in each chosen response, the loss must be −ln σ(${String(by)} β).`,
        );
      }
      const far = (by: number): DpoInput => ({
        ...same,
        beta: 2,
        policyRejected: shifted(args.referenceRejected, by),
      });
      const hint =
        'σ(−800) is 0 in float32 and exp(800) is infinite. In which form of −ln σ(x) does neither occur?';
      expectTensor(await call(far(400))).toEqual(
        scalar(800),
        'If the policy has moved 400 nats towards each rejected response, with β = 2 the loss must be 800.',
        hint,
      );
      expectTensor(shifted(await call(far(-400)), 1)).toEqual(
        scalar(1),
        'If the policy has moved 400 nats away from each rejected response, with β = 2 the loss must be 0.',
        hint,
      );
    },
  ),
  dpo.fixtures('The loss matches PyTorch’s logsigmoid, also on inputs near the stored ones', {
    id: 'dpo-pytorch',
    points: 1,
    hint: 'Two log-ratios, their difference, times β, −ln σ of it, the mean over pairs.',
  }),
  dpo.gradient(smoothPreferences)(
    'The gradient of the loss reaches all four log-probabilities, and is finite for large ones',
    {
      id: 'dpo-gradient',
      points: 1,
      hint: 'No gradient is larger than β. tf.where computes both of its branches: if one overflows, the gradient is NaN, even where the other is chosen.',
    },
  ),
];
