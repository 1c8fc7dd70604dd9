import { specify } from '../../engine/specify';
import { differingIndices, toleranceFor } from '../../engine/compare';
import { listParameters } from '../../oracle/parameters';
import type { PretrainInput } from '../../oracle/pretraining';
import { at, plainNumber, plainNumbers } from '../../oracle/tensor';
import { corpusTraining, LONG_STEPS } from './corpus-training';
import { followsReference, learns } from './long-checks';
import { reference } from './reference';
import { rightTraining, type TrainingResult } from './training';
import { examples, trainings } from './training-inputs';
import { isolatingTrainings } from './isolating';
import { trainingConditions, trainingPipeline } from './training-misconceptions';

/** A call trains a model, which takes a hundred times as long as other calls. */
const RUNS = { property: 3, oracle: 5 };

const training = specify<PretrainInput, TrainingResult>({
  name: 'pretrain',
  parameters: ['params', 'numHeads', 'batches', 'options'],
  oracle: rightTraining,
  inputs: trainings({ numBatches: 3 }),
  isolating: isolatingTrainings,
  pipeline: trainingPipeline,
  conditions: trainingConditions,
  uses: ['learningRateAt'],
});

/** Ten times what a right training takes on two cores. */
const SECONDS = 80;

const long = training.once({
  seconds: SECONDS,
  arguments: corpusTraining,
  like: ({ params, batches }) => ({
    losses: plainNumbers(batches.map(() => 0)),
    params: params as TrainingResult['params'],
  }),
  reference,
  hint: `This training has ${String(LONG_STEPS)} steps. Does each step dispose of what the last one left behind, and does it do only its own work?`,
});

/** The same training at a learning rate of 0. */
const standingStill = ({ options, ...args }: PretrainInput): PretrainInput => ({
  ...args,
  options: { ...options, schedule: { ...options.schedule, maximum: 0, minimum: 0 } },
});

const GIVEN_LOSSES = 'At a learning rate of 0, every loss must be that of the given parameters.';

export const trainingChecks = [
  training.prop()(
    'Each batch has one loss, of the parameters before its step; a learning rate of 0 changes nothing',
    {
      id: 'losses',
      points: 1,
      runs: RUNS.property,
      hint: 'What does a step do at a learning rate of 0? Which parameters does the loss of the second batch see?',
    },
    async (args, { call, expectTensor }) => {
      for (const each of examples(2).map(standingStill)) {
        expectTensor((await call(each)).losses).toEqual(rightTraining(each).losses, GIVEN_LOSSES);
      }
      const still = standingStill(args);
      const unmoved = await call(still);
      expectTensor(unmoved.losses).toEqual(rightTraining(still).losses, GIVEN_LOSSES);
      const given = listParameters(args.params);
      listParameters(unmoved.params).forEach(({ path, parameter }, i) => {
        expectTensor(parameter).toEqual(
          given[i]?.parameter ?? parameter,
          `At a learning rate of 0, \`${path}\` must stay as it is.`,
        );
      });
      const { losses } = await call(args);
      expectTensor(plainNumber(at(losses, 0))).toEqual(
        plainNumber(at(unmoved.losses, 0)),
        'The first loss must not depend on the learning rate: it is taken before the first step.',
      );
      expectTensor(losses).toDifferFrom(
        unmoved.losses,
        'The learning rate has no effect on any loss: does each batch see the parameters that the last one left?',
      );
    },
  ),
  training.prop(trainings({ numBatches: 1 }))(
    'Every tensor of the parameters is trained',
    {
      id: 'every-parameter',
      fixedSeed: 0,
      points: 1,
      runs: RUNS.property,
      hint: 'given/parameters.ts lists all tensors of the parameters, however deeply they are nested.',
    },
    async (args, { call, expectTensor }) => {
      const sharp = { ...args, options: { ...args.options, epsilon: 1e-3, weightDecay: 0 } };
      const expected = listParameters(rightTraining(sharp).params);
      const given = listParameters(args.params);
      listParameters((await call(sharp)).params).forEach(({ path, parameter }, i) => {
        const [right, before] = [expected[i]?.parameter, given[i]?.parameter];
        if (right === undefined || before === undefined) return;
        // A query kernel, for instance, may have hardly any gradient.
        if (differingIndices(before, right, 10 * toleranceFor(before)).length === 0) return;
        expectTensor(parameter).toDifferFrom(before, `\`${path}\` is the same after a step as before.`);
      });
    },
  ),
  training.oracle(trainings({ numBatches: 1 }), () => examples(1))(
    'One step on one batch gives the right loss and parameters',
    {
      id: 'one-step',
      points: 2,
      runs: RUNS.oracle,
      hint: 'If the loss is right, the model is. Then look at the gradient, at the learning rate of step 1, and at the state.',
    },
  ),
  training.oracle(undefined, () => examples(3))(
    'Three steps on three batches give the right losses and parameters',
    {
      id: 'three-steps',
      points: 2,
      runs: RUNS.oracle,
      hint: 'If one step is right: what has to be carried on from one step to the next?',
    },
  ),
  training.fixtures('Three steps match PyTorch’s autograd and torch.optim.AdamW', {
    id: 'pytorch',
    points: 1,
    hint: 'If one step is right: what has to be carried on from one step to the next?',
  }),
  long(
    'The losses of 30 steps on the corpus follow those of a right training',
    {
      id: 'trajectory',
      points: 3,
      hint: 'Step 1 judges the model, step 2 the gradient and the optimizer.',
    },
    followsReference,
  ),
  long(
    'After 200 steps on the corpus, the model predicts as well as a right one, and not better than possible',
    {
      id: 'learns',
      points: 2,
      hint: 'Print the losses of all steps. Where do they stop falling?',
    },
    learns,
  ),
];
