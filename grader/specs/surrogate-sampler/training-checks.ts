import { times } from '../../engine/format';
import { specify } from '../../engine/specify';
import { listParameters } from '../../oracle/parameters';
import type { SurrogateTrainingInput } from '../../oracle/surrogate';
import { at, dim, mapValues, plainNumber } from '../../oracle/tensor';
import { inReverse, otherSteps, withinSteps } from './other-draws';
import { rightTraining, type SurrogateTraining } from './training';
import { examples, isolatingTrainings, trainings } from './training-inputs';
import { trainingConditions, trainingPipeline } from './training-misconceptions';

/** A call trains a network, which takes many times as long as other calls. */
const RUNS = { property: 3, oracle: 5 };

export const training = specify<SurrogateTrainingInput, SurrogateTraining>({
  name: 'trainNoisePredictor',
  parameters: ['params', 'batches', 'schedule', 'uniform', 'gaussian', 'options'],
  oracle: rightTraining,
  inputs: trainings({ numBatches: 3 }),
  isolating: isolatingTrainings,
  pipeline: trainingPipeline,
  conditions: trainingConditions,
  uses: ['predictNoise'],
});

/** The same training at a learning rate of 0. */
const standingStill = ({ options, ...args }: SurrogateTrainingInput): SurrogateTrainingInput => ({
  ...args,
  options: { ...options, schedule: { ...options.schedule, maximum: 0, minimum: 0 } },
});

export const trainingChecks = [
  training.prop()(
    'Each example gets a step of its own from one draw, and each batch fresh noise from one draw',
    {
      id: 'draws',
      points: 1,
      runs: RUNS.property,
      examples: () => examples(3),
      hint: 'How many draws of uniform and of gaussian does a batch need, and of which shape?',
    },
    async (args, { call, observe, ensure, expectTensor }) => {
      const { callbacks } = await observe(args);
      const drawn = callbacks.filter(({ role }) => role === 'uniform').length;
      const expected = args.uniform.uniform.length;
      const [batch] = args.batches;
      const size = batch === undefined ? 0 : dim(batch, 0);
      ensure(
        drawn === expected,
        `uniform was called ${times(drawn)}. There are ${String(args.batches.length)} batches of ${String(size)} ${size === 1 ? 'example' : 'examples'}, so ${String(expected)} draws are needed.`,
      );
      const noises = callbacks.filter(({ role }) => role === 'gaussian');
      ensure(
        noises.length === args.batches.length,
        `gaussian was called ${times(noises.length)}; each of the ${String(args.batches.length)} batches needs one draw.`,
      );
      const shape = batch?.shape.join(', ') ?? '';
      for (const { shape: asked } of noises) {
        ensure(
          asked.join(', ') === shape,
          `gaussian was called with shape [${asked.join(', ')}]; the batches have shape [${shape}].`,
        );
      }
      const alike = standingStill({ ...args, batches: args.batches.map((own) => batch ?? own) });
      const { losses } = await call(alike);
      expectTensor((await call(inReverse(alike))).losses).toEqual(
        mapValues(losses, (_, i) => at(losses, losses.data.length - 1 - i)),
        'With the same data in every batch, at a learning rate of 0, draws in reverse order must give the losses in reverse order.',
      );
      expectTensor((await call(withinSteps(alike))).losses).toEqual(
        losses,
        'Other draws with the same ⌊draw · numSteps⌋ must give the same losses.',
      );
      for (const { example, changed } of otherSteps(alike)) {
        expectTensor(plainNumber(at((await call(changed)).losses, 0))).toDifferFrom(
          plainNumber(at(losses, 0)),
          `Another draw for example ${String(example)} of the first batch has no effect on its loss. Which t does this example get?`,
        );
      }
    },
  ),
  training.prop()(
    'Each batch has one loss, of the parameters before its step; a learning rate of 0 changes nothing',
    {
      id: 'losses',
      fixedSeed: 3,
      points: 1,
      runs: RUNS.property,
      examples: () => examples(3),
      hint: 'What does a step do at a learning rate of 0? Which parameters does the loss of the second batch see?',
    },
    async (args, { call, expectTensor }) => {
      const still = standingStill(args);
      const unmoved = await call(still);
      const given = listParameters(args.params);
      listParameters(unmoved.params).forEach(({ path, parameter }, i) => {
        expectTensor(parameter).toEqual(
          given[i]?.parameter ?? parameter,
          `At a learning rate of 0, \`${path}\` must stay as it is.`,
        );
      });
      expectTensor(unmoved.losses).toEqual(
        rightTraining(still).losses,
        'At a learning rate of 0, every loss must be that of the given parameters.',
      );
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
  training.oracle(trainings({ numBatches: 1 }), () => examples(1))(
    'One step on one batch gives the right loss and parameters',
    {
      id: 'one-step',
      points: 1,
      runs: RUNS.oracle,
      hint: 'If the loss is right, then steps, noise and network are. Then look at the gradient, at the learning rate of step 1, and at the state.',
    },
  ),
  training.oracle(undefined, () => examples(3))(
    'Three steps on three batches give the right losses and parameters',
    {
      id: 'three-steps',
      points: 1,
      runs: RUNS.oracle,
      hint: 'If one step is right: what has to be carried on from one step to the next?',
    },
  ),
  training.fixtures('Three steps match PyTorch’s autograd and torch.optim.AdamW', {
    id: 'pytorch',
    points: 1,
    hint: 'If one step is right: what has to be carried on from one step to the next?',
  }),
];
