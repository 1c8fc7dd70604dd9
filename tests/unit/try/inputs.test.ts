/** Inputs of `npm run try`: from JSON, and from the counterexample in a report. */
import { exercises } from '../../../grader/course';
import type { SpecifiedFunction } from '../../../grader/engine/exercise';
import { encodeArgument, tensorsOf } from '../../../grader/engine/values';
import { tensor } from '../../../grader/oracle/tensor';
import { misfit } from '../../../grader/try/fitting-shapes';
import { ownInput } from '../../../grader/try/own-input';
import { knownInputs, parametersOf, type Arguments } from '../../../grader/try/parameters';
import { argumentsOf } from '../../../grader/try/remembered-input';
import { shownInputs } from '../../../grader/judge/printed-output';

const functions = exercises.flatMap(({ definition }) =>
  definition.functions.map((specified) => [specified.name, definition.id, specified] as const),
);

const everythingOf = (exercise: string, specified: SpecifiedFunction) => {
  const known = knownInputs(exercise, specified);
  return { known, parameters: parametersOf(specified, known) };
};

describe.each(functions)('%s', (_, exercise, specified) => {
  const { known, parameters } = everythingOf(exercise, specified);
  /** Without the parameters that are left out. */
  const given = (args: Arguments): Arguments =>
    Object.fromEntries(
      parameters.flatMap(({ name }) => (args[name] === undefined ? [] : [[name, args[name]]])),
    );

  test('known inputs can be read from a report', () => {
    for (const args of known) {
      const inputs = Object.entries(given(args)).flatMap(([name, value]) =>
        shownInputs(name, encodeArgument(value)),
      );
      const read = argumentsOf({ function: '', inputs, comparisons: [], related: null }, parameters);
      expect(Object.keys(read ?? {})).toEqual(Object.keys(given(args)));
      expectSame(read, given(args));
    }
  });

  test('the shapes of known inputs fit', () => {
    expect(known.map((args) => misfit(args, known))).toEqual(known.map(() => undefined));
  });

  test('known inputs can be written as JSON', () => {
    const [args = {}] = known;
    const json = Object.fromEntries(
      parameters.flatMap(({ name, kind }) =>
        kind.kind === 'model' || kind.kind === 'source' ? [] : [[name, asJson(args[name])]],
      ),
    );
    const own = ownInput(JSON.stringify(json), specified.name, parameters, args);
    expect(Object.keys(own)).toEqual(Object.keys(given(args)));
    // A noise source has its own draws.
    const others = Object.keys(own).filter((name) => name !== 'gaussian');
    const [one, other] = [own, args].map((each) =>
      Object.fromEntries(others.map((name) => [name, each[name]])),
    );
    expectSame(one, other ?? {});
  });
});

/** The same arguments up to the digits that a report shows. */
function expectSame(received: unknown, expected: Arguments): void {
  const [one, other] = [received, expected].map((value) => tensorsOf(value));
  const withoutNumbers = (value: unknown) =>
    JSON.stringify(value, (_, each: unknown) => (ArrayBuffer.isView(each) ? undefined : each));
  expect(withoutNumbers(received)).toBe(withoutNumbers(expected));
  one?.forEach(({ tensor: { data } }, i) => {
    data.forEach((value, k) => {
      const wanted = other?.[i]?.tensor.data[k] ?? NaN;
      expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-6 * Math.abs(wanted));
    });
  });
}

/** Nested lists for a tensor; masks in booleans. */
function asJson(value: unknown): unknown {
  const [found] = tensorsOf(value);
  if (found?.path === '') {
    const { shape, data, dtype } = found.tensor;
    const nested = (axis: number, start: number, size: number): unknown => {
      if (axis === shape.length) return dtype === 'bool' ? data[start] === 1 : data[start];
      const inner = size / (shape[axis] ?? 1);
      return Array.from({ length: shape[axis] ?? 0 }, (_, i) => nested(axis + 1, start + i * inner, inner));
    };
    return nested(0, 0, data.length);
  }
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, asJson(field)]));
}

const specifiedAs = (name: string) => {
  const found = functions.find(([each]) => each === name);
  if (found === undefined) throw new Error(`there is no function ${name}`);
  return { specified: found[2], ...everythingOf(found[1], found[2]) };
};

describe('an own input', () => {
  const reading = (name: string, json: unknown) => {
    const { known, parameters } = specifiedAs(name);
    return ownInput(typeof json === 'string' ? json : JSON.stringify(json), name, parameters, known[0] ?? {});
  };

  test('may leave out what has a default, or be null', () => {
    expect(reading('linearNoiseSchedule', { numSteps: 3, betaEnd: null })).toEqual({ numSteps: 3 });
  });

  test('gets test functions for its own shape and schedule', () => {
    const schedule = { betas: [0.1, 0.2], alphas: [0.9, 0.8], alphaBars: [0.9, 0.72] };
    const { model, gaussian } = reading('reverseSample', { shape: [2, 1], schedule });
    expect(tensorsOf(model).map(({ tensor: { shape } }) => shape)).toEqual([[2], [2]]);
    expect(tensorsOf(gaussian).map(({ tensor: { shape } }) => shape)).toEqual(Array(3).fill([2, 1]));
  });

  const attention = { queries: [[1]], keys: [[1]], values: [[1]] };
  test.each([
    ['causalMask', '{length: 3}', '--input is not valid JSON'],
    ['causalMask', 'no-such-file.json', 'neither a JSON object nor a file'],
    ['causalMask', '[3]', 'neither a JSON object nor a file'],
    ['causalMask', {}, '--input has no `length`; causalMask takes `length`'],
    ['causalMask', { size: 3 }, 'causalMask has no parameter `size`; it takes `length`'],
    ['causalMask', { length: '3' }, '`length` must be a number'],
    ['causalMask', { length: 2.5 }, '`length` must be a whole number from 0 to 1000'],
    ['causalMask', { length: 1e5 }, '`length` must be a whole number from 0 to 1000'],
    ['layerNorm', { x: [[1, 2], [3]], params: {} }, 'the lists in `x` have different lengths'],
    ['layerNorm', { x: [['a']], params: {} }, '`x` must contain numbers, in lists'],
    [
      'layerNorm',
      { x: [[1]], params: { gain: [1] } },
      '`params` has no `bias`; its fields are `gain`, `bias`',
    ],
    ['layerNorm', { x: [[1]], params: { gain: [1], bias: [1], b: 1 } }, '`params` has a field `b`'],
    ['layerNorm', { x: [[1]], params: [1] }, '`params` must be an object with `gain`, `bias`'],
    ['scaledDotProductAttention', { ...attention, mask: [[2]] }, '`mask` must contain true and false'],
    ['scaledDotProductAttention', { ...attention, queries: [[true]] }, '`queries` must contain numbers'],
    ['nextTokenLoss', { logits: [[[1]]], tokens: [[0.5]] }, '`tokens` must contain whole numbers'],
    ['reverseSample', { model: 1 }, '`model` is a function, which JSON cannot contain; leave it out'],
    [
      'reverseSample',
      { shape: [100, 100], schedule: { betas: [0.1], alphas: [0.9], alphaBars: [0.9] } },
      '`shape` must have at most 1000 places',
    ],
    ['scaledDotProductAttention', { queries: Array(10_001).fill(1) }, 'more than 10000 numbers'],
  ])('%s %j is refused', (name, json, message) => {
    expect(() => reading(name, json)).toThrow(message);
  });
});

describe('shapes that may not fit', () => {
  const of = (...shape: number[]) => tensor(shape, Array(shape.reduce((a, b) => a * b, 1)).fill(1));
  test.each([
    [
      'scaledDotProductAttention',
      { queries: of(1, 2), keys: of(1, 3), values: of(1, 1) },
      'the last axis of `queries` has length 2, but the last axis of `keys` has length 3',
    ],
    [
      'scaledDotProductAttention',
      { queries: of(2, 1, 2), keys: of(1, 2), values: of(1, 1) },
      '`queries` has rank 3, but `keys` has rank 2',
    ],
    [
      'scaledDotProductAttention',
      { queries: of(2, 1, 2), keys: of(3, 1, 2), values: of(3, 1, 1) },
      'the third to last axis of `queries` has length 2',
    ],
    [
      'layerNorm',
      { x: of(2), params: { gain: of(2), bias: of(2) } },
      '`x` has rank 1, but at least 2 is expected',
    ],
  ])('%s', (name, args, expected) => {
    expect(misfit(args, specifiedAs(name).known)).toContain(expected);
  });
});

test('a counterexample that does not suit the parameters is not used', () => {
  const { parameters } = specifiedAs('layerNorm');
  const read = (value: Parameters<typeof argumentsOf>[0]['inputs'][number]['value']) =>
    argumentsOf({ function: '', inputs: [{ name: 'x', value }], comparisons: [], related: null }, parameters);
  expect(read(3)).toBeUndefined();
  expect(read({ shape: [3], data: [1] })).toBeUndefined();
  expect(read({ shape: [1], data: [1] })).toBeUndefined();
});
