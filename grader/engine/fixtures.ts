import * as z from 'zod';
import { isTensor, plainNumber, plainNumbers, tensor } from '../oracle/tensor';
import { isNumberList, type Argument, type Result } from './values';

/** One computation of PyTorch in float64: arguments and result. */
export interface FixtureCase {
  readonly function: string;
  readonly description: string;
  readonly arguments: Readonly<Record<string, Argument>>;
  readonly expected: Result;
}

const tensorSchema = z.object({
  shape: z.array(z.int().min(0)),
  dtype: z.enum(['float32', 'int32', 'bool']),
  data: z.array(z.number()),
});

const fileSchema = z.object({
  exercise: z.string(),
  generator: z.object({ torch: z.string(), python: z.string(), seed: z.int() }),
  cases: z
    .array(
      z.object({
        function: z.string(),
        description: z.string(),
        arguments: z.record(z.string(), z.unknown()),
        expected: z.unknown(),
      }),
    )
    .min(1),
});

/** Inputs are rounded to float32, as the student's function sees them; expected results are not. */
function decode(value: unknown, round: (value: number) => number): unknown {
  const parsed = tensorSchema.safeParse(value);
  if (parsed.success) {
    const { shape, dtype, data } = parsed.data;
    return tensor(shape, data.map(round), dtype);
  }
  if (Array.isArray(value)) return value.map((item) => decode(item, round));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, decode(field, round)]));
}

/** A decoded result, in which plain numbers and lists of them become tensors of dtype `number`. */
function resultFrom(value: unknown): Result {
  if (isTensor(value)) return value;
  if (typeof value === 'number') return plainNumber(value);
  if (isNumberList(value) && value.length > 0) return plainNumbers(value);
  if (Array.isArray(value)) return value.map(resultFrom);
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, unknown>>).map(([name, field]) => [
      name,
      resultFrom(field),
    ]),
  );
}

/**
 * The cases of a fixture file.
 *
 * @throws Error if the file does not have the format; the message names the field
 */
export function parseFixtures(json: unknown): FixtureCase[] {
  return fileSchema.parse(json).cases.map((each) => ({
    function: each.function,
    description: each.description,
    arguments: decode(each.arguments, Math.fround) as Record<string, Argument>,
    expected: resultFrom(decode(each.expected, (value) => value)),
  }));
}
