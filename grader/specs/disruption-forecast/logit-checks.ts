import { firstOf } from '../../engine/inputs';
import { specify } from '../../engine/specify';
import { disruptionLogits, type DisruptionInput } from '../../oracle/plasma';
import {
  concatFirst,
  dim,
  mapValues,
  permuteAxis,
  sliceFirst,
  type NumericTensor,
} from '../../oracle/tensor';
import { changePosition } from '../shared/attention-inputs';
import { livelySignals, withConstantBlock, withoutAttention } from '../shared/signal-params';
import { isolating } from './isolating';
import { logitInputs, smoothInputs } from './logit-inputs';
import { logitConditions, logitPipeline } from './misconceptions';
import { bestSeparation, logisticSeparation, separation, unseen } from './unseen-shots';

const check = specify<DisruptionInput, NumericTensor>({
  name: 'disruptionLogits',
  parameters: ['signals', 'params', 'numHeads'],
  resultName: 'logits',
  oracle: (args) => disruptionLogits(args),
  inputs: logitInputs(),
  isolating,
  pipeline: logitPipeline,
  conditions: logitConditions,
  dependsOn: ['signals', 'params'],
});

const several = logitInputs({ isSingle: [false] });

/** The first steps of `[shots, time, ...]`. */
const firstSteps = (x: NumericTensor, count: number): NumericTensor =>
  permuteAxis(
    x,
    1,
    Array.from({ length: count }, (_, t) => t),
  );

/** The trained parameters reach 0.96. */
const LEAST_SEPARATION = 0.9;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** The logits at one step. */
const atStep = (logits: NumericTensor, t: number): NumericTensor => permuteAxis(logits, 1, [t]);

export const logitChecks = [
  check.prop(several)(
    'The future changes no logit: a longer recording begins with the logits of a shorter one',
    {
      id: 'no-look-ahead',
      points: 1,
      hint: 'Two things run over time: attention, and the mean. What may each of them see at step t?',
    },
    async (args, { call, expectTensor }) => {
      const time = dim(args.signals, 1);
      const before = await call(args);
      for (const by of [1.5, -20]) {
        const after = await call({ ...args, signals: changePosition(args.signals, time - 1, by) });
        expectTensor(firstSteps(after, time - 1)).toEqual(
          firstSteps(before, time - 1),
          'Changing the signals at the last step changed earlier logits.',
        );
      }
      for (let count = 1; count < time; count++) {
        expectTensor(await call({ ...args, signals: firstSteps(args.signals, count) })).toEqual(
          firstSteps(before, count),
          'Without its last steps, a shot has other logits at its first steps.',
        );
      }
    },
  ),
  check.prop(several)(
    'The logit comes from the mean of all steps so far: it forgets none, and does not grow with their number',
    {
      id: 'mean-so-far',
      fixedSeed: 7,
      points: 1,
      hint: 'How many vectors go into the logit at step 0, at step 1 and at step t?',
    },
    async (args, { call, expectTensor }) => {
      const time = dim(args.signals, 1);
      const constant = await call({ ...args, params: withConstantBlock(args.params) });
      const first = atStep(constant, 0);
      for (let t = 1; t < time; t++) {
        expectTensor(atStep(constant, t)).toEqual(
          first,
          'If the feedForwardNorm has gain 0, the block returns the same vector at every step. Then all logits of a shot must be the same.',
        );
      }
      const alone = { ...args, params: withoutAttention(livelySignals(args.params)) };
      const low = await call({ ...alone, signals: changePosition(args.signals, 0, -20) });
      const high = await call({ ...alone, signals: changePosition(args.signals, 0, 20) });
      expectTensor(atStep(high, time - 1)).toDifferFrom(
        atStep(low, time - 1),
        'If attention returns 0, only the mean remembers earlier steps. But other signals at the first step had no effect on the last logit.',
      );
    },
  ),
  check.prop(logitInputs({ isSingle: [false] }))(
    'The shots of a batch do not affect each other',
    {
      id: 'shots-apart',
      points: 1,
      hint: 'Each shot is a measurement of its own, and starts at step 0.',
    },
    async (args, { call, expectTensor }) => {
      const alone = await call(args);
      const other = mapValues(sliceFirst(args.signals, 0, 1), (value, i) => 3 - 2 * value + (i % 2));
      const together = await call({ ...args, signals: concatFirst([other, args.signals]) });
      expectTensor(sliceFirst(together, 1, dim(args.signals, 0))).toEqual(
        alone,
        'Putting another shot in front changed the logits of the others.',
      );
    },
  ),
  check.prop(firstOf(unseen))(
    'With trained parameters, the logits tell unseen shots that disrupt from those that do not',
    {
      id: 'unseen-shots',
      points: 1,
      runs: 1,
      hint: 'Draw the signals of a few shots. In what order do radiation and locked mode rise before a disruption? What in your model knows of order?',
    },
    async (_, { call, ensure }) => {
      const logits: NumericTensor[] = [];
      for (const batch of unseen()) logits.push(await call(batch));
      const reached = separation(logits);
      ensure(
        reached >= LEAST_SEPARATION,
        `The course has trained these parameters. Of a shot that disrupts and one that does not, your last logit is larger for the one that disrupts in ${percent(reached)} of all pairs. At least ${percent(LEAST_SEPARATION)} are expected; the best possible score has ${percent(bestSeparation())}, logistic regression ${percent(logisticSeparation())}.`,
      );
    },
  ),
  check.oracle()('The logits are those of the formula', {
    id: 'formula',
    points: 1,
    hint: 'Embed, add the bias and the positions, the block under a causal mask, the mean so far, then the output.',
  }),
  check.fixtures('The logits match PyTorch’s layers', {
    id: 'pytorch',
    points: 1,
    hint: 'Embed, add the bias and the positions, the block under a causal mask, the mean so far, then the output.',
  }),
  check.gradient(smoothInputs)('The gradient reaches the signals and every parameter', {
    id: 'gradient',
    points: 2,
    hint: 'Everything between signals and logits must be operations on tensors. tf.cumsum has a wrong gradient unless it runs along the last axis.',
  }),
];
