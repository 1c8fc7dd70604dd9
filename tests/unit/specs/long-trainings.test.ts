/** The long checks of `pretraining` against trainings that are computed in this process. */
import { pretraining } from '../../../grader/specs/pretraining';
import { corpusTraining } from '../../../grader/specs/pretraining/corpus-training';
import { followsReference, learns } from '../../../grader/specs/pretraining/long-checks';
import { newLossOf, reference } from '../../../grader/specs/pretraining/reference';
import { trainedWith, type TrainingResult } from '../../../grader/specs/pretraining/training';
import { learningRateAt } from '../../../grader/oracle/learning-rate';
import type { TrainingSteps } from '../../../grader/oracle/pretraining';
import { mapValues, plainNumbers } from '../../../grader/oracle/tensor';

const SEED = 2017;
const STEPS = 30;
const input = corpusTraining(SEED);

/** What the judge sees of a training with a mistake, whose first losses are enough. */
async function atFirst(mistake: Partial<TrainingSteps>, steps: number) {
  const short = { ...input, batches: input.batches.slice(0, steps) };
  const right = await reference(SEED);
  const made = trainedWith(mistake)(short);
  const losses = plainNumbers([...made.losses.data, ...right.losses.slice(steps)]);
  return { seed: SEED, reference: right, result: { ...made, losses } };
}

test('both checks come last, with time of their own', () => {
  const long = pretraining.checks.filter(({ seconds }) => seconds !== undefined);
  expect(long.map(({ id }) => id)).toEqual(['trajectory', 'learns']);
  expect(pretraining.checks.slice(-2)).toEqual(long);
  expect(pretraining.backend).toBe('wasm');
});

// First, since the reference of a seed is computed once.
test('the reference lets the judge read replies between its steps', async () => {
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  try {
    await reference(SEED);
  } finally {
    clearInterval(timer);
  }
  expect(turns).toBeGreaterThan(100);
});

describe('the trajectory', () => {
  test.each<[string, number, Partial<TrainingSteps>]>([
    ['no positions', 1, { model: { positionRow: () => undefined } }],
    ['no mask', 1, { model: { visible: () => true } }],
    ['targets that are not shifted', 1, { model: { shift: 0 } }],
    ['targets that are shifted twice', 1, { model: { shift: 2 } }],
    ['no bias correction', 2, { optimizer: { exponent: () => 1e9 } }],
    [
      'a learning rate 10 % too high',
      2,
      { learningRate: (step, schedule) => 1.1 * learningRateAt(step, schedule) },
    ],
    [
      'a learning rate 10 % too low',
      2,
      { learningRate: (step, schedule) => 0.9 * learningRateAt(step, schedule) },
    ],
    ['a frozen position embedding', 2, { trained: { positionEmbedding: false } }],
    ['frozen norms', 2, { trained: { norms: false } }],
    ['states that are forgotten', 3, { counted: () => 0 }],
  ])('rejects %s, at step %i', async (_, step, mistake) => {
    const answer = await atFirst(mistake, 3);
    const fails = (): void => {
      followsReference(answer);
    };
    expect(fails).toThrow(`Step ${String(step)} is the first whose loss is wrong`);
    const meaning = [
      'in the model or the loss',
      'in the gradient or the optimizer',
      'in what is carried on to the second',
    ];
    expect(fails).toThrow(meaning[step - 1]);
  });

  test('rejects a small mistake later', async () => {
    const answer = await atFirst({ weightDecay: () => 0 }, STEPS);
    expect(() => {
      followsReference(answer);
    }).toThrow(
      /^Step \d+ is the first .* either a small mistake in every step adds up, or one begins in step \d+\.$/,
    );
  });

  test('accepts losses that are off by half of the bounds', async () => {
    const right = await reference(SEED);
    const losses = right.losses.map((loss, i) => loss + (i < 3 ? 2.5e-4 : 5e-4) * (-1) ** i);
    const result = { losses: plainNumbers(losses), params: input.params as TrainingResult['params'] };
    followsReference({ seed: SEED, reference: right, result });
  });
});

describe('it learns', () => {
  /** A training with these last losses, which returns the right parameters. */
  async function ending(change: (loss: number) => number) {
    const right = await reference(SEED);
    const losses = plainNumbers(right.losses.map((loss, i) => (i < 180 ? loss : change(loss))));
    return {
      seed: SEED,
      reference: right,
      result: { losses, params: right.params as TrainingResult['params'] },
    };
  }

  test('accepts the right training, and one that is a little worse', async () => {
    learns(await ending((loss) => loss));
    learns(await ending((loss) => loss + 0.04));
  });

  test('rejects a training that is worse', async () => {
    const answer = await ending((loss) => loss + 0.06);
    expect(() => {
      learns(answer);
    }).toThrow(/^The mean of your last 20 losses is 1\.\d+ after 200 steps; a right training has 1\.\d+\.$/);
  });

  test('rejects a training that is better than possible', async () => {
    const answer = await ending(() => 0.2);
    expect(() => {
      learns(answer);
    }).toThrow(
      'is 0.2000, but no model can have less than 1.1949 on these sentences. So yours sees the tokens that it should predict.',
    );
  });

  test('rejects parameters that are not those of the losses', async () => {
    const answer = await ending((loss) => loss);
    const params = input.params as TrainingResult['params'];
    expect(() => {
      learns({ ...answer, result: { ...answer.result, params } });
    }).toThrow(/^Your losses are right, but the parameters that you return have a loss of 4\.\d+/);
    const doubled = { ...params, unembedding: mapValues(params.unembedding, (value) => 2 * value) };
    expect(newLossOf(doubled, SEED)).not.toBe(newLossOf(params, SEED));
  });
});
