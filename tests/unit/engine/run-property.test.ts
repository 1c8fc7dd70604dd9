/** How a property is tried, and which of its failures a student sees. */
import * as fc from 'fast-check';
import { CheckFailure } from '../../../grader/engine/failure';
import { runProperty, sampleInputs } from '../../../grader/engine/run-property';

const numbers = { inputs: fc.integer({ min: 0, max: 1_000 }), seed: 5, runs: 20 };
const sampled = sampleInputs(numbers);

const failingFrom = (least: number) => async (input: number) => {
  await Promise.resolve();
  if (input >= least) throw new CheckFailure(`failed on ${input}`);
};

test('the same seed gives the same inputs, another seed gives others', () => {
  expect(sampleInputs(numbers)).toEqual(sampled);
  expect(sampleInputs({ ...numbers, seed: 6 })).not.toEqual(sampled);
  expect(sampled).toHaveLength(20);
});

describe('a text as the seed', () => {
  const keyed = (seed: string) => ({ ...numbers, seed, inputs: fc.array(fc.nat(), { minLength: 3 }) });

  test('gives the same inputs again, and each digit counts', () => {
    const key = 'f'.repeat(32);
    const inputs = sampleInputs(keyed(key));
    expect(inputs).toHaveLength(20);
    expect(sampleInputs(keyed(key))).toEqual(inputs);
    expect(new Set(inputs.map((input) => JSON.stringify(input))).size).toBe(20);
    for (let i = 0; i < key.length; i++) {
      const other = sampleInputs(keyed(`${key.slice(0, i)}0${key.slice(i + 1)}`));
      // The same in every run, whatever the seed.
      expect(other.slice(0, 10)).toEqual(inputs.slice(0, 10));
      for (const input of inputs.slice(10)) expect(other).not.toContainEqual(input);
    }
  });

  test('an input that fails is found again, and made smaller', async () => {
    const drawn = { ...numbers, seed: 'f'.repeat(32) };
    const all = sampleInputs(drawn);
    const isNew = (input: number): boolean => !all.slice(0, 10).includes(input);
    const failing = async (input: number): Promise<void> =>
      isNew(input) ? failingFrom(100)(input) : undefined;
    expect(Math.max(...all.slice(10).filter(isNew))).toBeGreaterThan(100);
    await expect(runProperty(drawn, all, failing)).rejects.toThrow(/^failed on 10\d$/);
  });
});

test('a property that holds is tried once on each input', async () => {
  const tried: number[] = [];
  await runProperty(numbers, sampled, (input) => {
    tried.push(input);
    return Promise.resolve();
  });
  expect(tried).toEqual(sampled);
});

test('all inputs are under way before the first has an answer', async () => {
  let waiting = 0;
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  await runProperty(numbers, sampled, async () => {
    waiting += 1;
    if (waiting === sampled.length) release();
    await gate;
  });
  expect(waiting).toBe(sampled.length);
});

test('the failure is that of the smallest input', async () => {
  expect(Math.max(...sampled)).toBeGreaterThan(100);
  await expect(runProperty(numbers, sampled, failingFrom(100))).rejects.toThrow('failed on 100');
});

test('without shrinking, the first failure is shown, and each input is tried once', async () => {
  const tried: number[] = [];
  const failing = async (input: number): Promise<void> => {
    tried.push(input);
    await failingFrom(0)(input);
  };
  const run = runProperty({ ...numbers, shrinks: false }, sampled, failing);
  await expect(run).rejects.toThrow(`failed on ${String(sampled[0])}`);
  expect(tried).toEqual(sampled);
});

test('a function that fails only once shows the failure that was seen', async () => {
  let failures = 0;
  const once = async (): Promise<void> => {
    await Promise.resolve();
    failures += 1;
    if (failures === 1) throw new CheckFailure('the only one');
  };
  await expect(runProperty(numbers, sampled, once)).rejects.toThrow('the only one');
});

test.each(['timeout', 'crashed', 'not-started'] as const)(
  'an input with the outcome %s is shown as it was found',
  async (status) => {
    let calls = 0;
    const holds = async (input: number): Promise<void> => {
      await Promise.resolve();
      calls += 1;
      if (input === sampled[3]) throw new CheckFailure('ended', { status });
      if (input > 100) throw new CheckFailure('wrong');
    };
    await expect(runProperty(numbers, sampled, holds)).rejects.toMatchObject({ message: 'ended', status });
    expect(calls).toBe(sampled.length);
  },
);

test('after a crash nothing else is needed', async () => {
  const needed: boolean[] = [];
  const holds = async (input: number, wanted: () => boolean): Promise<void> => {
    if (input === sampled[0]) throw new CheckFailure('ended', { status: 'crashed' });
    await Promise.resolve();
    needed.push(wanted());
  };
  await expect(runProperty(numbers, sampled, holds)).rejects.toThrow('ended');
  expect(new Set(needed)).toEqual(new Set([false]));
});

test('a crash on a smaller input does not replace the wrong numbers that were found', async () => {
  const holds = async (input: number): Promise<void> => {
    await Promise.resolve();
    if (sampled.includes(input)) {
      if (input >= 100) throw new CheckFailure('wrong numbers');
    } else throw new CheckFailure('ended', { status: 'crashed' });
  };
  await expect(runProperty(numbers, sampled, holds)).rejects.toThrow('wrong numbers');
});

test('an error of the grader is passed on', async () => {
  const holds = (): Promise<void> => Promise.reject(new RangeError('ours'));
  await expect(runProperty(numbers, sampled, holds)).rejects.toThrow(RangeError);
});
