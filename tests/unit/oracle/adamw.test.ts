/** AdamW as PyTorch has it, and the learning rates of a training. */
import { adamWStep, type AdamWOptions } from '../../../grader/oracle/adamw';
import { learningRateAt } from '../../../grader/oracle/learning-rate';
import { filled, tensor, type NumericTensor } from '../../../grader/oracle/tensor';

/** The parameter after each step with these gradients. */
function after(start: NumericTensor, gradients: readonly NumericTensor[], options: AdamWOptions): number[][] {
  let parameter = start;
  let state = { step: 0, m: filled(start.shape, 0), v: filled(start.shape, 0) };
  return gradients.map((gradient) => {
    ({ parameter, state } = adamWStep({ parameter, gradient, state, options }));
    return [...parameter.data];
  });
}

const options = { learningRate: 0.1, beta1: 0.8, beta2: 0.95, epsilon: 0.01, weightDecay: 0.2 };

test('three steps are those of torch.optim.AdamW', () => {
  const gradients = [tensor([2], [0.5, -1]), tensor([2], [0.25, 2]), tensor([2], [-3, 0])];
  const received = after(tensor([2], [1, -2]), gradients, options);
  // torch.optim.AdamW([p], lr=0.1, betas=(0.8, 0.95), eps=0.01, weight_decay=0.2), float64
  const expected = [
    [0.88196078431373, -1.8609900990099],
    [0.77454480584733, -1.8653523698128],
    [0.81507908279431, -1.8584514052721],
  ];
  received.forEach((numbers, step) => {
    numbers.forEach((number, i) => {
      expect(number).toBeCloseTo(expected[step]?.[i] ?? Number.NaN, 12);
    });
  });
});

test('the first step moves by the learning rate, whatever the size of the gradient', () => {
  const still = { ...options, epsilon: 1e-12, weightDecay: 0 };
  for (const size of [1e-3, 1, 1e3]) {
    const [[moved] = []] = after(tensor([1], [5]), [tensor([1], [size])], still);
    expect(moved).toBeCloseTo(4.9, 8);
  }
});

test('without a gradient only the decay is left', () => {
  expect(after(tensor([1], [5]), [tensor([1], [0]), tensor([1], [0])], options)).toEqual([
    [5 * 0.98],
    [5 * 0.98 * 0.98],
  ]);
});

test('the learning rate rises in a line, falls like half a cosine, and stays', () => {
  const schedule = { maximum: 0.5, minimum: 0.1, warmupSteps: 2, totalSteps: 6 };
  const rates = [1, 2, 3, 4, 5, 6, 7, 100].map((step) => learningRateAt(step, schedule));
  const along = (share: number): number => 0.1 + 0.2 * (1 + Math.cos(Math.PI * share));
  [0.25, 0.5, along(0.25), 0.3, along(0.75), 0.1, 0.1, 0.1].forEach((expected, i) => {
    expect(rates[i]).toBeCloseTo(expected, 12);
  });
});
