import { isTensor, type NumericTensor } from '../oracle/tensor';
import type { Returned } from '../sandbox/protocol';
import { fromWire, plainNumbersOf } from '../sandbox/wire';
import { sameShape } from './compare';
import { counterexampleOf } from './counterexample';
import { describeDifference } from './describe';
import { CheckFailure, type Comparison } from './failure';
import { formatShape, listOfNames } from './format';
import type { PreparedFunction } from './prepared-function';
import { pathTo, type Result } from './values';

type Received = Returned['result'];

export const SHAPE_HINT = 'The doc comment above the function says what it returns, with shapes.';
const PLAIN_HINT =
  'x.dataSync() gives the numbers of a tensor x, and Array.from(…) makes them an array; x.dataSync()[0] is the first.';
export const NOT_FINITE_HINT = 'Print what goes into each exp, log, root and division.';

/**
 * What a student's function returned, as numbers.
 *
 * @throws CheckFailure that says what it is instead, unless it has the structure and the shapes of
 *   what is expected, and its numbers are finite or the same infinity as expected
 */
export function readResult<A, R extends Result>(
  definition: PreparedFunction<A, R>,
  result: Received,
  expected: R,
  args: A,
): R {
  const { name, resultName } = definition;
  const fail: Fail = (message, hint, comparisons = []) =>
    new CheckFailure(message, { counterexample: counterexampleOf(definition, { args, comparisons }), hint });
  const readAt = (path: string, received: Received, wanted: Result): Result => {
    const subject = path === '' ? `${name} returned` : `\`${path}\` is`;
    if (isTensor(wanted))
      return readTensor(received, wanted, { subject, label: path === '' ? resultName : path, name, fail });
    const keys = Object.keys(wanted);
    if (isList(wanted)) {
      const items = itemsOf(received);
      if (items?.length !== wanted.length)
        throw fail(
          `${subject} ${items === undefined ? whatIs(received) : `a list of ${String(items.length)}`}; a list of ${String(wanted.length)} is expected.`,
          SHAPE_HINT,
        );
      return items.map((item, i) => readAt(pathTo(path, String(i), true), item, wanted[i] ?? []));
    }
    if (received.kind !== 'record')
      throw fail(
        `${subject} ${whatIs(received)}; an object with ${listOfNames(keys)} is expected.`,
        SHAPE_HINT,
      );
    const { fields } = received;
    return Object.fromEntries(
      Object.entries(wanted).map(([field, inner]) => {
        const returned = fields[field];
        if (returned !== undefined) return [field, readAt(pathTo(path, field, false), returned, inner)];
        throw fail(
          path === ''
            ? `${name} returned an object without \`${field}\`; it has ${listOfNames(Object.keys(fields))}.`
            : `\`${path}\` has no \`${field}\`; it has ${listOfNames(Object.keys(fields))}.`,
          SHAPE_HINT,
        );
      }),
    );
  };
  return readAt('', result, expected) as R;
}

type Fail = (message: string, hint: string, comparisons?: readonly Comparison[]) => CheckFailure;

const isList = (value: Result): value is readonly Result[] => Array.isArray(value);

/** The items of a returned list; undefined for anything else. */
function itemsOf(received: Received): readonly Received[] | undefined {
  if (received.kind === 'list') return received.items;
  return received.kind === 'other' && received.numbers?.shape[0] === 0 ? [] : undefined;
}

const whatIs = (received: Received): string =>
  received.kind === 'other'
    ? received.what
    : { tensor: 'a tensor', list: 'an array', record: 'an object' }[received.kind];

function readTensor(
  result: Received,
  expected: NumericTensor,
  { subject, label, name, fail }: { subject: string; label: string; name: string; fail: Fail },
): NumericTensor {
  if (expected.dtype === 'number') return readNumbers(result, expected, { subject, label, name, fail });
  if (result.kind !== 'tensor') {
    if (result.kind === 'record' && subject === `${name} returned`)
      throw fail(
        `${subject} an object with ${listOfNames(Object.keys(result.fields))}; a tensor is expected.`,
        SHAPE_HINT,
      );
    throw fail(
      `${subject} ${whatIs(result)}; a tensor of shape ${shapeInWords(expected.shape)} is expected.`,
      SHAPE_HINT,
    );
  }
  const received = decoded(name, () => fromWire(result));
  if (!sameShape(expected, received)) {
    throw fail(
      `\`${label}\` has shape ${formatShape(received.shape)}; ${shapeInWords(expected.shape)} is expected here.`,
      shapeHint(received.shape, expected.shape),
    );
  }
  return finite(label, expected, received, fail);
}

/** A plain number, or a list of numbers. */
function readNumbers(
  result: Received,
  expected: NumericTensor,
  { subject, label, name, fail }: { subject: string; label: string; name: string; fail: Fail },
): NumericTensor {
  const received = result.kind === 'other' ? decoded(name, () => plainNumbersOf(result)) : undefined;
  const isOne = expected.shape.length === 0;
  if (received?.shape.length !== expected.shape.length)
    throw fail(
      `${subject} ${whatIs(result)}${isOne ? '' : whatIsAmong(result)}; ${isOne ? 'a number' : 'an array of numbers'} is expected.`,
      isOfTensors(result) ? PLAIN_HINT : SHAPE_HINT,
    );
  if (!sameShape(expected, received))
    throw fail(
      `\`${label}\` has ${counted(received.data.length)}; ${String(expected.data.length)} ${expected.data.length === 1 ? 'is' : 'are'} expected here.`,
      SHAPE_HINT,
    );
  return finite(label, expected, received, fail);
}

const isOfTensors = (result: Received): boolean =>
  result.kind === 'tensor' || (result.kind === 'list' && result.items.some(isOfTensors));

/** What keeps a list from being one of numbers. */
function whatIsAmong(result: Received): string {
  if (result.kind !== 'list') return '';
  const place = result.items.findIndex((item) => item.kind !== 'other' || item.numbers?.shape.length !== 0);
  const item = result.items[place];
  return item === undefined ? '' : ` with ${whatIs(item)} at place ${String(place)}`;
}

const counted = (count: number): string => `${String(count)} number${count === 1 ? '' : 's'}`;

function finite(label: string, expected: NumericTensor, received: NumericTensor, fail: Fail): NumericTensor {
  // A mistake that is looked for may overflow too; what is right never does.
  if (received.data.every((value, i) => Number.isFinite(value) || value === expected.data[i]))
    return received;
  const comparison = { name: label, expected, received };
  throw fail(describeDifference(comparison), NOT_FINITE_HINT, [comparison]);
}

const shapeInWords = (shape: readonly number[]): string =>
  shape.length === 0 ? '[] (a scalar)' : formatShape(shape);

/** What came over the wire. @throws CheckFailure if a submission made it up */
export function decoded<T>(functionName: string, read: () => T): T {
  try {
    return read();
  } catch {
    throw new CheckFailure(`${functionName} gave an answer that cannot be read.`, { status: 'crashed' });
  }
}

function shapeHint(received: readonly number[], expected: readonly number[]): string {
  if (received.includes(0) && !expected.includes(0))
    return 'An axis has length 0: look at the order and the values of the arguments that make this tensor.';
  if (received.length < expected.length)
    return 'An axis is missing. Either something removed it, such as a sum or a mean without keepDims, or nothing made it: what does each axis of the result stand for?';
  if (expected.length === 0)
    return 'A scalar has no axes. Which axes does your last sum or mean leave? Without an axis, both reduce all.';
  if (received.length > expected.length)
    return 'There is an axis too many. Print the shape after each step: where does it appear? Broadcasting against a tensor of higher rank adds axes, for example after a reshape to a fixed rank.';
  if (received.length === expected.length && received.some((length, i) => length > (expected[i] ?? length)))
    return 'An axis is too long. Print the shape after each step: where does it become too long? Is a projection or a sum missing, or did two tensors broadcast against each other?';
  return SHAPE_HINT;
}
