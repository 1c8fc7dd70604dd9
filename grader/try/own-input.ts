import { existsSync } from 'node:fs';
import type { Argument } from '../engine/values';
import { tensor, type DType, type NumericTensor } from '../oracle/tensor';
import { readText } from '../platform/encoding';
import { NotTried } from './not-tried';
import type { Arguments, Field, Kind, Parameter } from './parameters';
import { MAX_WHOLE, testModel, testSource } from './test-callbacks';

/** Larger inputs would not fit on a screen, and the expected result would take long. */
const MAX_NUMBERS = 10_000;

/**
 * The arguments of a student's own input.
 *
 * @param given JSON, or the name of a file with JSON: an object with a value for each parameter
 * @param known the first input that is known to be right; it has test models and noise sources
 * @throws NotTried
 */
export function ownInput(
  given: string,
  name: string,
  parameters: readonly Parameter[],
  known: Arguments,
): Arguments {
  const values = parsed(given);
  const takes = parameters.map((each) => `\`${each.name}\``).join(', ');
  for (const key of Object.keys(values))
    if (!parameters.some((each) => each.name === key))
      throw new NotTried(`${name} has no parameter \`${key}\`; it takes ${takes}`);
  const own = Object.fromEntries(
    parameters.flatMap((parameter): [string, Argument][] => {
      const value = values[parameter.name] ?? undefined;
      if (parameter.kind.kind === 'model' || parameter.kind.kind === 'source') {
        if (value === undefined) return [];
        throw new NotTried(
          `\`${parameter.name}\` is a function, which JSON cannot contain; leave it out, and a test ${parameter.kind.kind} is used`,
        );
      }
      if (value !== undefined) return [[parameter.name, argumentFrom(parameter.name, value, parameter.kind)]];
      if (parameter.isOptional) return [];
      throw new NotTried(`--input has no \`${parameter.name}\`; ${name} takes ${takes}`);
    }),
  );
  return Object.fromEntries(
    parameters.flatMap(({ name: parameter, kind }): [string, Argument][] => {
      if (kind.kind === 'model') return [[parameter, testModel(own, known[parameter])]];
      if (kind.kind === 'source') return [[parameter, testSource(own, known[parameter])]];
      return parameter in own ? [[parameter, own[parameter]]] : [];
    }),
  );
}

function parsed(given: string): Readonly<Record<string, unknown>> {
  const isText = given.trimStart().startsWith('{');
  if (!isText && !existsSync(given))
    throw new NotTried(`--input is neither a JSON object nor a file: ${given}`);
  try {
    const value: unknown = JSON.parse(isText ? given : readText(given));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : '';
    const advice = isText ? '; if your terminal removes the quotes, write the input into a file' : '';
    throw new NotTried(`--input is not valid JSON (${why})${advice}`);
  }
  throw new NotTried('--input must be a JSON object with a value for each parameter');
}

function argumentFrom(name: string, value: unknown, kind: Kind): Argument {
  switch (kind.kind) {
    case 'tensor':
      return tensorFrom(name, value, kind.dtype);
    case 'number':
      return numberFrom(name, value, kind.isWhole);
    case 'numbers':
      return numbersFrom(name, value, kind.isWhole);
    case 'list':
      if (!Array.isArray(value)) throw new NotTried(`\`${name}\` must be a list`);
      return value.map((item, i) => argumentFrom(`${name}[${String(i)}]`, item, kind.items));
    case 'record':
      return recordFrom(name, value, kind.fields);
    case 'model':
    case 'source':
      throw new NotTried(`\`${name}\` is a function, which JSON cannot contain`);
  }
}

function numberFrom(name: string, value: unknown, isWhole: boolean): number {
  if (typeof value !== 'number') throw new NotTried(`\`${name}\` must be a number`);
  if (isWhole && (!Number.isInteger(value) || value < 0 || value > MAX_WHOLE))
    throw new NotTried(`\`${name}\` must be a whole number from 0 to ${String(MAX_WHOLE)}`);
  return value;
}

function numbersFrom(name: string, value: unknown, isWhole: boolean): number[] {
  if (!Array.isArray(value))
    throw new NotTried(`\`${name}\` must be a list of ${isWhole ? 'whole numbers' : 'numbers'}`);
  if (value.length > MAX_WHOLE)
    throw new NotTried(`\`${name}\` must have at most ${String(MAX_WHOLE)} numbers`);
  return value.map((each, i) => {
    const number = numberFrom(`${name}[${String(i)}]`, each, false);
    if (isWhole && !Number.isInteger(number))
      throw new NotTried(`\`${name}\` must be a list of whole numbers`);
    return number;
  });
}

function recordFrom(name: string, value: unknown, fields: ReadonlyMap<string, Field>): Argument {
  const names = [...fields.keys()].map((field) => `\`${field}\``).join(', ');
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new NotTried(`\`${name}\` must be an object with ${names}`);
  const given = new Map(Object.entries(value));
  for (const field of [...given.keys(), ...fields.keys()])
    if (!fields.has(field) || (!given.has(field) && !fields.get(field)?.isOptional))
      throw new NotTried(
        `\`${name}\` has ${given.has(field) ? 'a field' : 'no'} \`${field}\`; its fields are ${names}`,
      );
  return Object.fromEntries(
    [...fields]
      .filter(([field]) => given.has(field))
      .map(([field, { kind }]) => [field, argumentFrom(`${name}.${field}`, given.get(field), kind)]),
  );
}

const whatItTakes: Readonly<Record<DType, string>> = {
  float32: 'numbers',
  int32: 'whole numbers',
  bool: 'true and false',
  number: 'numbers',
};

function tensorFrom(name: string, value: unknown, dtype: DType): NumericTensor {
  const shape: number[] = [];
  for (let inner = value; Array.isArray(inner); inner = inner[0] as unknown) shape.push(inner.length);
  const numbers: number[] = [];
  const collect = (part: unknown, axis: number): void => {
    if (axis < shape.length) {
      if (!Array.isArray(part) || part.length !== shape[axis])
        throw new NotTried(
          `the lists in \`${name}\` have different lengths; a tensor needs rows of one length`,
        );
      for (const each of part) collect(each, axis + 1);
      return;
    }
    const number = typeof part === 'boolean' && dtype === 'bool' ? Number(part) : part;
    const suits =
      typeof number === 'number' &&
      (dtype === 'float32' ||
        (Number.isInteger(number) && (dtype === 'int32' || number === 0 || number === 1)));
    if (!suits) throw new NotTried(`\`${name}\` must contain ${whatItTakes[dtype]}, in lists`);
    if (numbers.length >= MAX_NUMBERS)
      throw new NotTried(`\`${name}\` has more than ${String(MAX_NUMBERS)} numbers; try a smaller input`);
    numbers.push(Math.fround(number));
  };
  collect(value, 0);
  return tensor(shape, numbers, dtype);
}
