/** Which mistake is named behind wrong numbers, and when none is. */
import { diagnose } from '../../../grader/engine/diagnose';
import { prepareFunction } from '../../../grader/engine/prepared-function';
import { SandboxFailure } from '../../../grader/sandbox/failure';
import { mapValues, tensor, type NumericTensor } from '../../../grader/oracle/tensor';
import {
  scale,
  toyFunction,
  toyMisconception,
  ToySubmission,
  type ToyInput,
} from '../../support/toy-exercise';

const negated = (args: ToyInput): NumericTensor => mapValues(scale(args), (value) => -value);
const unscaled = ({ x }: ToyInput): NumericTensor => x;
const isLong = ({ x }: ToyInput): boolean => x.data.length > 2;

const definition = prepareFunction(
  toyFunction({
    misconceptions: [toyMisconception('negate', negated), toyMisconception('forget the factor', unscaled)],
    conditions: [{ when: 'for long x', otherwise: 'for short x', holds: isLong }],
  }),
);

const found = (answers: ConstructorParameters<typeof ToySubmission>[0]) =>
  diagnose(definition, new ToySubmission(answers));

test.each([
  ['negate', negated],
  ['forget the factor', unscaled],
])('a submission whose numbers are those of a mistake gets its name: %s', async (id, answers) => {
  expect(await found(answers)).toEqual({
    diagnosis: { misconception: id, sentence: `You ${id}.`, hint: `Do not ${id}.` },
  });
});

test('a mistake that explains all inputs but one is not named', async () => {
  const seen = new Set<string>();
  const isSeventh = (args: ToyInput): boolean => {
    seen.add(JSON.stringify(args));
    return [...seen][6] === JSON.stringify(args);
  };
  const almost = (args: ToyInput): NumericTensor =>
    isSeventh(args) ? mapValues(negated(args), (value) => value + 1) : negated(args);
  expect(await found(almost)).toBeUndefined();
});

test('a record whose fields are named like those of a tensor is not named', async () => {
  expect(await found(({ x }) => ({ dtype: x, shape: x, data: x }))).toBeUndefined();
  expect(await found(({ x }) => ({ dtype: x, shape: x }))).toBeUndefined();
});

test('right numbers have no mistake', async () => {
  expect(await found(scale)).toBeUndefined();
});

test('if two mistakes explain the numbers, neither is named', async () => {
  const twins = prepareFunction(
    toyFunction({ misconceptions: [toyMisconception('negate', negated), toyMisconception('flip', negated)] }),
  );
  expect(await diagnose(twins, new ToySubmission(negated))).toBeUndefined();
});

test('numbers that are wrong only under a condition: the report says when', async () => {
  const wrongIfLong = (args: ToyInput): NumericTensor =>
    isLong(args) ? mapValues(scale(args), (value) => value + 1) : scale(args);
  expect(await found(wrongIfLong)).toEqual({
    circumstances: expect.stringMatching(
      /^Right for short x \((\d+) of \1 inputs\), wrong for long x \((\d+) of \2\)\.$/,
    ) as string,
  });
  const wrongIfShort = (args: ToyInput): NumericTensor =>
    isLong(args) ? scale(args) : mapValues(scale(args), (value) => value + 1);
  expect(await found(wrongIfShort)).toMatchObject({
    circumstances: expect.stringContaining('wrong for short x') as string,
  });
});

test.each<[string, (args: ToyInput) => NumericTensor]>([
  ['a wrong shape', ({ x }) => tensor([1, x.data.length], x.data)],
  [
    'an exception',
    () => {
      throw new Error('from the student’s code');
    },
  ],
])('%s is a wrong result like any other', async (_, wrong) => {
  expect(await found((args) => (isLong(args) ? wrong(args) : scale(args)))).toMatchObject({
    circumstances: expect.stringContaining('wrong for long x') as string,
  });
});

test('a function that gives different results for the same input: the report says so', async () => {
  let calls = 0;
  const random = (args: ToyInput): NumericTensor => {
    calls += 1;
    return mapValues(scale(args), (value) => value + calls);
  };
  expect(await found(random)).toEqual({
    circumstances: expect.stringMatching(/^scale gives different results for the same input/) as string,
    hint: expect.stringContaining('random numbers') as string,
  });
});

test('random numbers that show on some inputs only are found', async () => {
  let calls = 0;
  const seldom = (args: ToyInput): NumericTensor => {
    calls += 1;
    return isLong(args) ? mapValues(scale(args), (value) => value + calls) : scale(args);
  };
  expect(await found(seldom)).toMatchObject({
    circumstances: expect.stringMatching(/^scale gives different results/) as string,
  });
});

test('nothing is known of a function that did not answer', async () => {
  const silent = (args: ToyInput): NumericTensor => {
    if (isLong(args)) throw new SandboxFailure('timeout', 'did not answer');
    return scale(args);
  };
  expect(await found(silent)).toBeUndefined();
});
