/** The training loop that students' trainings are held against. */
import * as fc from 'fast-check';
import { numbersOf } from '../../../grader/engine/inputs';
import { adamWStep } from '../../../grader/oracle/adamw';
import { gptGradient } from '../../../grader/oracle/gpt';
import { learningRateAt } from '../../../grader/oracle/learning-rate';
import { listParameters } from '../../../grader/oracle/parameters';
import { pretrain, type PretrainInput, type TrainingSteps } from '../../../grader/oracle/pretraining';
import { filled, mapValues, type NumericTensor } from '../../../grader/oracle/tensor';
import { gptParams } from '../../../grader/specs/shared/gpt-params';

const [numbers] = fc.sample(numbersOf('gaussian'), { numRuns: 1, seed: 7 });
if (numbers === undefined) throw new Error('no numbers');

const input: PretrainInput = {
  params: gptParams(numbers, {
    vocab: 5,
    maxLength: 5,
    dModel: 4,
    numHeads: 2,
    dHead: 2,
    dHidden: 6,
    numBlocks: 2,
  }),
  numHeads: 2,
  batches: ['a', 'b', 'c'].map((name) => numbers.below(name, [2, 4], 5)),
  options: {
    schedule: { maximum: 0.1, minimum: 0.01, warmupSteps: 2, totalSteps: 4 },
    beta1: 0.8,
    beta2: 0.9,
    epsilon: 0.01,
    weightDecay: 0.1,
  },
};

const tensorsIn = (params: unknown): NumericTensor[] =>
  listParameters(params).map(({ parameter }) => parameter);

test('three steps are three gradients and an AdamW step for each parameter', () => {
  const { params, losses } = pretrain(input);
  expect(losses).toHaveLength(3);
  const [tokens] = input.batches;
  if (tokens === undefined) throw new Error('no batch');
  const first = gptGradient({ tokens, params: input.params, numHeads: 2 });
  expect(losses[0]).toBe(first.loss);

  const one = pretrain({ ...input, batches: [tokens] });
  const learningRate = learningRateAt(1, input.options.schedule);
  const gradients = tensorsIn(first.gradient);
  tensorsIn(input.params).forEach((parameter, i) => {
    const zeros = filled(parameter.shape, 0);
    const { parameter: moved } = adamWStep({
      parameter,
      gradient: gradients[i] ?? zeros,
      state: { step: 0, m: zeros, v: zeros },
      options: { ...input.options, learningRate },
    });
    expect(tensorsIn(one.params)[i]).toEqual(moved);
  });
  expect(pretrain({ ...input, batches: input.batches.slice(0, 2) }).losses).toEqual(losses.slice(0, 2));
  expect(tensorsIn(params).every((each, i) => each !== tensorsIn(one.params)[i])).toBe(true);
});

test('training lowers the loss on a batch that comes again and again', () => {
  const [tokens] = input.batches;
  if (tokens === undefined) throw new Error('no batch');
  const { losses } = pretrain({ ...input, batches: Array.from({ length: 40 }, () => tokens) });
  expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 2);
});

test('each replaced step changes parameters or losses', () => {
  const replaced: Partial<TrainingSteps>[] = [
    { model: { shift: 0 } },
    { optimizer: { exponent: (step) => step + 2 } },
    { learningRate: (step, schedule) => learningRateAt(step - 1, schedule) },
    { batch: ([first]) => first },
    { from: (_, first) => first },
    { gradient: (now, before) => now + before },
    { trained: { laterBlocks: false } },
    { trained: { norms: false } },
    { constants: (options) => ({ ...options, epsilon: 1 }) },
    { weightDecay: () => 0 },
    { counted: () => 0 },
    { firstMoment: (m) => mapValues(m, () => 0) },
    { secondMoment: (v) => mapValues(v, () => 0) },
    { recorded: 'after the step' },
    { losses: ([first = 0]) => [first] },
    { returned: (_, first) => first },
  ];
  const results = [{}, ...replaced].map((steps) => JSON.stringify(pretrain(input, steps)));
  expect(new Set(results).size).toBe(results.length);
});

test('the arguments stay as they are', () => {
  const before = JSON.stringify(input);
  pretrain(input);
  expect(JSON.stringify(input)).toBe(before);
});
