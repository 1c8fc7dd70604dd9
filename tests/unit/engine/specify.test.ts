/**
 * What each kind of check accepts and rejects, with a function that is small enough to see through.
 */
import { defineExercise } from '../../../grader/engine/exercise';
import { specify } from '../../../grader/engine/specify';
import type { Seed } from '../../../grader/oracle/random';
import { at, mapValues, tensor, type NumericTensor } from '../../../grader/oracle/tensor';
import { SandboxFailure } from '../../../grader/sandbox/failure';
import { toWire } from '../../../grader/sandbox/wire';
import {
  scale,
  text,
  toyFunction,
  toyInputs,
  ToySubmission,
  type ToyInput,
} from '../../support/toy-exercise';

const check = specify(toyFunction());
const off = (args: ToyInput): NumericTensor => mapValues(scale(args), (value) => value + 1);

describe('a property', () => {
  const isLinear = check.prop()(
    'Doubling x doubles the result',
    text,
    async (args, { call, expectTensor }) => {
      const once = await call(args);
      const doubled = await call({ ...args, x: mapValues(args.x, (value) => 2 * value) });
      expectTensor(doubled).toEqual(
        mapValues(once, (value) => 2 * value),
        'Doubling x must double the result.',
      );
    },
  );

  test('passes for every function that has it, the right one or not', async () => {
    await isLinear.run(new ToySubmission(scale));
    await isLinear.run(new ToySubmission(({ x }) => x));
  });

  test('says which property is broken, where, and for which input', async () => {
    await expect(isLinear.run(new ToySubmission(off))).rejects.toMatchObject({
      status: 'failed',
      message: expect.stringMatching(/^Doubling x must double the result\. `scaled` is wrong/) as string,
      counterexample: {
        function: 'scale',
        inputs: [
          { name: 'x', value: { shape: [1] } },
          { name: 'factor', value: 2 },
        ],
        comparisons: [{ name: 'scaled' }],
        related: { comparisons: [{ name: 'scaled' }] },
      },
    });
  });

  test('`ensure` and `toDifferFrom` fail with their sentence alone', async () => {
    const matters = check.prop()('The factor matters', text, async (args, { call, expectTensor, ensure }) => {
      const one = await call(args);
      ensure(one.data.length === args.x.data.length, 'A number is missing.');
      const other = await call({ ...args, factor: args.factor + 1 });
      expectTensor(other).toDifferFrom(one, 'The factor has no effect.');
    });
    await matters.run(new ToySubmission(scale));
    await expect(matters.run(new ToySubmission(({ x }) => x))).rejects.toThrow(
      /^The factor has no effect\.$/,
    );
  });

  test('draws its inputs from the seed and its id', async () => {
    const seen = async (id: string, seed: number): Promise<number[][]> => {
      const inputs: number[][] = [];
      const looks = check.prop()('Looks', { ...text, id }, ({ x }) => {
        inputs.push([...x.data]);
        return Promise.resolve();
      });
      await looks.run(new ToySubmission(scale, { seed }));
      return inputs;
    };
    const first = await seen('a', 1);
    expect(await seen('a', 1)).toEqual(first);
    expect(await seen('a', 2)).not.toEqual(first);
    expect(await seen('b', 1)).not.toEqual(first);
  });
});

describe('a property with time of its own', () => {
  const slow = check.prop()('Takes long', { ...text, seconds: 30 }, async (args, { call, expectTensor }) => {
    expectTensor(await call(args)).toEqual(scale(args), 'It must scale.');
  });

  /** The time limits of the calls that a run of a check makes. */
  async function limitsOf(run: typeof slow.run, answers = scale): Promise<(number | undefined)[]> {
    const limits: (number | undefined)[] = [];
    const submission = new ToySubmission(answers);
    const request: typeof submission.request = (body, wanted) => {
      limits.push(body.callMs);
      return submission.request(body, wanted);
    };
    const { seed, exercise, exports, load, fixtures, advise } = submission;
    await run({ seed, exercise, exports, load, fixtures, advise, request }).catch(() => undefined);
    return limits;
  }

  test('tries one input, and each call has that time', async () => {
    expect(slow.seconds).toBe(30);
    expect(await limitsOf(slow.run)).toEqual([30_000]);
  });

  test('tries no smaller input if it fails', async () => {
    expect(await limitsOf(slow.run, off)).toEqual([30_000]);
    await expect(slow.run(new ToySubmission(off))).rejects.toThrow(/^It must scale\./);
  });

  test('calls of other checks have the usual time', async () => {
    const usual = check.oracle()('Scales', text);
    expect(usual.seconds).toBeUndefined();
    expect(new Set(await limitsOf(usual.run))).toEqual(new Set([undefined]));
  });
});

describe('checks of one long call', () => {
  const input: ToyInput = { x: tensor([2], [1, 3]), factor: 2 };
  const asked: Seed[] = [];
  const define = check.once({
    seconds: 30,
    arguments: () => input,
    like: ({ x }) => x,
    reference: (seed) => {
      asked.push(seed);
      return Promise.resolve(seed);
    },
    hint: 'It takes too long.',
  });
  const seen: (readonly [number[], Seed])[] = [];
  const [one, other] = ['one', 'other'].map((id) =>
    define('Is seen', { ...text, id }, ({ result, reference }) => {
      seen.push([[...result.data], reference]);
    }),
  );
  if (one === undefined || other === undefined) throw new Error('no checks');

  beforeEach(() => {
    asked.length = 0;
    seen.length = 0;
  });

  test('share the call and what it is held against, in one grading', async () => {
    let calls = 0;
    const submission = new ToySubmission(
      (args) => {
        calls += 1;
        return scale(args);
      },
      { seed: 7 },
    );
    await one.run(submission);
    await other.run(submission);
    expect(seen).toEqual(Array(2).fill([[2, 6], 7]));
    expect({ calls, asked }).toEqual({ calls: 1, asked: [7] });
    await one.run(new ToySubmission(scale, { seed: 8 }));
    expect(asked).toEqual([7, 8]);
    expect(one.seconds).toBe(30);
  });

  test.each<[string, ConstructorParameters<typeof ToySubmission>[0], object]>([
    [
      'a result of another shape',
      () => tensor([3], [1, 2, 3]),
      { status: 'failed', message: '`scaled` has shape [3]; [2] is expected here.' },
    ],
    [
      'a call without an answer',
      () => {
        throw new SandboxFailure('timeout', 'did not finish within 30 s');
      },
      { status: 'timeout', message: 'scale did not finish within 30 s.', hint: 'It takes too long.' },
    ],
  ])('fail with the same reason and no input: %s', async (_, answers, failure) => {
    const submission = new ToySubmission(answers);
    for (const each of [one, other]) {
      await expect(each.run(submission)).rejects.toMatchObject({ ...failure, counterexample: undefined });
    }
    expect(seen).toEqual([]);
  });
});

describe('comparison with the oracle', () => {
  const formula = check.oracle()('The result is that of the formula', text);

  test('accepts the right function, and rejects another', async () => {
    await formula.run(new ToySubmission(scale));
    await expect(formula.run(new ToySubmission(off))).rejects.toThrow(/^`scaled` is wrong: expected/);
  });

  test.each<[string, ConstructorParameters<typeof ToySubmission>[0], RegExp]>([
    ['no tensor', () => ({ reply: {} }), /scale returned nothing; a tensor of shape \[1\] is expected/],
    ['a record', (args) => ({ a: scale(args) }), /returned an object with `a`; a tensor is expected/],
    ['another shape', ({ x }) => tensor([...x.shape, 1], x.data), /has shape \[1, 1\]; \[1\] is expected/],
    ['NaN', ({ x }) => mapValues(x, () => NaN), /`scaled` is NaN: something overflowed/],
  ])('says what came back instead: %s', async (_, answers, message) => {
    await expect(formula.run(new ToySubmission(answers))).rejects.toThrow(message);
  });

  test('arguments belong to the caller', async () => {
    const changes = (args: ToyInput) => ({
      reply: { result: toWire(scale(args)), damaged: ['`x` was changed'] },
    });
    await expect(formula.run(new ToySubmission(changes))).rejects.toThrow(
      'The numbers are right, but `x` was changed by the call',
    );
  });

  test('tensors left behind are advice', async () => {
    const leaky = new ToySubmission((args) => ({ reply: { leaked: 2, result: toWire(scale(args)) } }));
    await formula.run(leaky);
    expect(new Set(leaky.advice)).toEqual(
      new Set([expect.stringContaining('leaves tensors behind in memory') as string]),
    );
  });

  test.each(['timeout', 'exited'] as const)('no answer is its own outcome: %s', async (kind) => {
    const silent = new ToySubmission(() => {
      throw new SandboxFailure(kind, 'did not answer');
    });
    await expect(formula.run(silent)).rejects.toMatchObject({
      status: kind === 'timeout' ? 'timeout' : 'crashed',
      message: 'scale did not answer.',
    });
  });
});

describe('the hint for a wrong shape', () => {
  const formula = check.oracle()('The result is that of the formula', text);

  test.each<[string, (x: NumericTensor) => NumericTensor, RegExp]>([
    ['a missing axis', ({ data }) => tensor([], [data[0] ?? 0]), /^An axis is missing/],
    ['an empty axis', () => tensor([0], []), /^An axis has length 0/],
    ['a longer axis', ({ data }) => tensor([data.length + 1], [0, ...data]), /^An axis is too long/],
    ['one axis too many', ({ data }) => tensor([1, data.length], [...data]), /^There is an axis too many/],
  ])('is about what is wrong with it: %s', async (_, reshaped, hint) => {
    const wrong = new ToySubmission(({ x }) => reshaped(x));
    await expect(formula.run(wrong)).rejects.toMatchObject({ hint: expect.stringMatching(hint) as string });
  });
});

describe('fixtures', () => {
  const pytorch = check.fixtures('The result is that of PyTorch', text);
  const cases = [2, 3].map((factor) => {
    const x = tensor([2], [1, -0.5]);
    return { function: 'scale', description: '', arguments: { x, factor }, expected: scale({ x, factor }) };
  });

  test('accepts the right function, and rejects another', async () => {
    await pytorch.run(new ToySubmission(scale, { cases }));
    await expect(pytorch.run(new ToySubmission(off, { cases }))).rejects.toThrow(/^`scaled` is wrong/);
  });

  test('rejects a table of the stored answers', async () => {
    const table = (args: ToyInput): NumericTensor =>
      scale({ x: tensor([2], [1, -0.5]), factor: args.factor });
    await expect(pytorch.run(new ToySubmission(table, { cases }))).rejects.toThrow(
      'a result must be computed',
    );
  });

  test('says no more than what is wrong of an answer that is right on some other inputs', async () => {
    const isStored = (x: NumericTensor): boolean => at(x, 0) === 1;
    const partly = (args: ToyInput): NumericTensor =>
      isStored(args.x) || args.factor === 2 ? scale(args) : off(args);
    await expect(pytorch.run(new ToySubmission(partly, { cases }))).rejects.toThrow(/^`scaled` is wrong/);
  });

  test('an exercise without fixtures is an error of ours', async () => {
    await expect(pytorch.run(new ToySubmission(scale))).rejects.toThrow('there are no fixtures of scale');
  });
});

describe('a property that only compares results', () => {
  const dependent = specify({ ...toyFunction(), dependsOn: ['x'] });
  const title = 'Two calls give the same';
  const same: Parameters<ReturnType<typeof dependent.prop>>[2] = async (args, { call, expectTensor }) => {
    expectTensor(await call(args)).toEqual(await call(args), 'They differ.');
  };
  const zeros = new ToySubmission(({ x }) => mapValues(x, () => 0));
  const property = dependent.prop()(title, text, same);

  test('counts only if the results depend on the arguments', async () => {
    await property.run(new ToySubmission(scale));
    await property.run(new ToySubmission(off));
    await expect(property.run(zeros)).rejects.toMatchObject({
      message: 'The result does not depend on `x`: it is the same for other numbers there.',
      hint: 'Follow `x` through your code to the result.',
    });
  });

  test('may do without', async () => {
    await dependent
      .prop()(title, { ...text, dependsOn: [] }, same)
      .run(zeros);
  });

  test('an error on another input is not its affair', async () => {
    const fragile = new ToySubmission(({ x }) => {
      if (at(x, 0) !== 1) throw new Error('no');
      return x;
    });
    const once = dependent.prop()(title, text, async ({ factor }, { call }) => {
      await call({ x: tensor([1], [1]), factor });
    });
    await once.run(fragile);
  });
});

describe('the gradient', () => {
  const reaches = check.gradient(toyInputs)('The gradient reaches x', text);
  const right = ({ factor }: ToyInput, weights: NumericTensor): NumericTensor =>
    mapValues(weights, (weight) => factor * weight);

  test('accepts the right one', async () => {
    await reaches.run(new ToySubmission(scale, { gradient: right }));
  });

  test.each<[string, (args: ToyInput, weights: NumericTensor) => NumericTensor | null, RegExp]>([
    ['none', () => null, /^No gradient reaches `x`/],
    [
      'another',
      ({ x }) => x,
      /^The gradient of Σ c · scaled with respect to `x` is not that of the formula\. `∂\/∂x` is wrong/,
    ],
    [
      'its double',
      (args, weights) => mapValues(right(args, weights), (value) => 2 * value),
      /is not that of the formula.* If your results are right, some of the numbers behind them leave/s,
    ],
    ['one of another shape', ({ x }) => tensor([1, ...x.shape], x.data), /an answer of the wrong kind/],
  ])('rejects %s', async (_, gradient, message) => {
    await expect(reaches.run(new ToySubmission(scale, { gradient }))).rejects.toThrow(message);
  });

  test('may be missing where it is zero', async () => {
    const constant = specify({ ...toyFunction(), oracle: ({ x }: ToyInput) => mapValues(x, () => 1) });
    const zero = constant.gradient(toyInputs)('The gradient is zero', text);
    await zero.run(new ToySubmission(scale, { gradient: () => null }));
  });
});

describe('an exercise', () => {
  const oracle = check.oracle();
  const effort = { minutes: 5, difficulty: 1 } as const;

  test('lists each of its functions once', () => {
    const exercise = defineExercise({
      id: 'toy',
      title: 'A toy',
      effort,
      checks: [oracle('One', text), oracle('Two', { ...text, id: 'two' })],
    });
    expect(exercise.functions.map(({ name }) => name)).toEqual(['scale']);
  });

  test.each([
    ['two checks have the same id', [oracle('One', text), oracle('Two', text)]],
    ['points are positive whole numbers', [oracle('One', { ...text, points: 0.5 })]],
    ['points are positive whole numbers', [oracle('One', { ...text, points: 0 })]],
  ])('is refused if %s', (message, checks) => {
    expect(() => defineExercise({ id: 'toy', title: 'A toy', effort, checks })).toThrow(message);
  });
});
