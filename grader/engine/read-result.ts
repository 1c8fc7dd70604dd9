import type { NumericTensor } from '../oracle/tensor';
import type { Returned } from '../sandbox/protocol';
import { fromWire } from '../sandbox/wire';
import { sameShape } from './compare';
import { counterexampleOf } from './counterexample';
import { describeDifference } from './describe';
import { CheckFailure, type Comparison } from './failure';
import { formatShape, listOfNames } from './format';
import type { PreparedFunction } from './prepared-function';
import { isTensor, type Result } from './values';

type Received = Returned['result'];

const SHAPE_HINT = 'The doc comment above the function says what it returns, with shapes.';
const NOT_FINITE_HINT = 'Print what goes into each exp, log, root and division.';

/**
 * What a student's function returned, as numbers.
 *
 * @throws CheckFailure that says what it is instead, unless it has the structure and the shapes of
 *   what is expected and all its numbers are finite
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
  if (isTensor(expected)) {
    if (result.kind === 'record') {
      throw fail(
        `${name} returned an object with ${listOfNames(Object.keys(result.fields))}; a tensor is expected.`,
        SHAPE_HINT,
      );
    }
    const tensor = readTensor(result, expected, {
      subject: `${name} returned`,
      label: resultName,
      name,
      fail,
    });
    return tensor as NumericTensor & R;
  }
  if (result.kind !== 'record') {
    const what = result.kind === 'other' ? result.what : 'a tensor';
    throw fail(
      `${name} returned ${what}; an object with ${listOfNames(Object.keys(expected))} is expected.`,
      SHAPE_HINT,
    );
  }
  const { fields } = result;
  return Object.fromEntries(
    Object.entries(expected).map(([field, tensor]) => {
      const returned = fields[field];
      if (returned === undefined) {
        throw fail(
          `${name} returned an object without \`${field}\`; it has ${listOfNames(Object.keys(fields))}.`,
          SHAPE_HINT,
        );
      }
      return [field, readTensor(returned, tensor, { subject: `\`${field}\` is`, label: field, name, fail })];
    }),
  ) as R;
}

type Fail = (message: string, hint: string, comparisons?: readonly Comparison[]) => CheckFailure;

function readTensor(
  result: Received,
  expected: NumericTensor,
  { subject, label, name, fail }: { subject: string; label: string; name: string; fail: Fail },
): NumericTensor {
  if (result.kind !== 'tensor') {
    const what = result.kind === 'other' ? result.what : 'an object';
    throw fail(
      `${subject} ${what}; a tensor of shape ${shapeInWords(expected.shape)} is expected.`,
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
  if (received.data.some((value) => !Number.isFinite(value))) {
    const comparison = { name: label, expected, received };
    throw fail(describeDifference(comparison), NOT_FINITE_HINT, [comparison]);
  }
  return received;
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
    return 'An axis is missing. Which operation removes one? With keepDims, as in x.sum(-1, true), it stays, with length 1.';
  if (received.length === expected.length && received.some((length, i) => length > (expected[i] ?? length)))
    return 'An axis is too long. Is a step missing, such as a projection or a sum? Or did two tensors broadcast against each other?';
  return SHAPE_HINT;
}
