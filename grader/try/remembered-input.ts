import type { Argument } from '../engine/values';
import { tensor, type DType, type NumericTensor } from '../oracle/tensor';
import type { ShownCounterexample, ShownTensor } from '../results/results';
import type { Arguments, Kind, Parameter } from './parameters';

type Shown = ShownCounterexample['inputs'][number]['value'];

/**
 * The arguments of a counterexample, from what a report shows of them.
 *
 * @returns undefined if they do not suit the parameters, or the report does not show every number
 */
export function argumentsOf(
  { inputs }: ShownCounterexample,
  parameters: readonly Parameter[],
): Arguments | undefined {
  const shown = new Map(inputs.map(({ name, value }) => [name, value]));
  try {
    return Object.fromEntries(
      parameters.flatMap(({ name, isOptional, kind }) => {
        return isOptional && !isShown(name, shown) ? [] : [[name, argumentAt(name, kind, shown)]];
      }),
    );
  } catch (failure) {
    if (failure instanceof NotShown) return undefined;
    throw failure;
  }
}

class NotShown extends Error {}

/** Whether the report shows a value, or a part of it. */
const isShown = (name: string, shown: ReadonlyMap<string, Shown>): boolean =>
  [...shown.keys()].some(
    (each) => each === name || each.startsWith(`${name}.`) || each.startsWith(`${name}[`),
  );

function argumentAt(name: string, kind: Kind, shown: ReadonlyMap<string, Shown>): Argument {
  const value = shown.get(name);
  switch (kind.kind) {
    case 'tensor':
      return tensorFrom(value, kind.dtype);
    case 'number':
      if (typeof value !== 'number') throw new NotShown();
      return value;
    case 'numbers':
      return numbersFrom(value);
    case 'list':
      return itemsOf(name, kind.items, shown);
    case 'model':
      if (shown.has(`${name}.table`)) {
        const decay = shown.get(`${name}.decay`);
        if (typeof decay !== 'number') throw new NotShown();
        return { table: tensorFrom(shown.get(`${name}.table`), 'float32'), decay };
      }
      if (shown.has(`${name}.timeStep`)) {
        const [forcing, timeStep] = [shown.get(`${name}.forcing`), shown.get(`${name}.timeStep`)];
        if (typeof forcing !== 'number' || typeof timeStep !== 'number') throw new NotShown();
        return { forcing, timeStep };
      }
      if (shown.has(`${name}.matrix`)) return { matrix: tensorFrom(shown.get(`${name}.matrix`), 'float32') };
      if (shown.has(`${name}.bonds`)) {
        const field = (each: string): NumericTensor => tensorFrom(shown.get(`${name}.${each}`), 'float32');
        return { bonds: field('bonds'), weights: field('weights'), alphaBars: field('alphaBars') };
      }
      if (value !== 'affine' && value !== 'tanh') throw new NotShown();
      return {
        model: value,
        scale: tensorFrom(shown.get(`${name}.scale`), 'float32'),
        offset: tensorFrom(shown.get(`${name}.offset`), 'float32'),
      };
    case 'source':
      return shown.has(`${name}.uniform`)
        ? { uniform: numbersFrom(shown.get(`${name}.uniform`)) }
        : { gaussian: drawsOf(name, shown) };
    case 'record':
      return Object.fromEntries(
        [...kind.fields]
          .filter(([field, { isOptional }]) => !isOptional || isShown(`${name}.${field}`, shown))
          .map(([field, inner]) => [field, argumentAt(`${name}.${field}`, inner.kind, shown)]),
      );
  }
}

function numbersFrom(value: Shown | undefined): number[] {
  if (typeof value !== 'string') throw new NotShown();
  return (JSON.parse(value) as unknown[]).map(Number);
}

/** As many items as the report shows, whatever each of them is. */
function itemsOf(name: string, kind: Kind, shown: ReadonlyMap<string, Shown>): Argument[] {
  const items: Argument[] = [];
  for (;;) {
    const item = `${name}[${String(items.length)}]`;
    if (![...shown.keys()].some((each) => each === item || each.startsWith(`${item}.`))) return items;
    items.push(argumentAt(item, kind, shown));
  }
}

function drawsOf(name: string, shown: ReadonlyMap<string, Shown>): NumericTensor[] {
  const draws: NumericTensor[] = [];
  for (;;) {
    const value = shown.get(`${name}.gaussian[${String(draws.length)}]`);
    if (value === undefined) break;
    draws.push(tensorFrom(value, 'float32'));
  }
  if (draws.length === 0) throw new NotShown();
  return draws;
}

function tensorFrom(value: Shown | undefined, dtype: DType): NumericTensor {
  if (typeof value !== 'object' || !isWhole(value)) throw new NotShown();
  const numbers = value.data.map((each) => Math.fround(Number(each)));
  return tensor(value.shape, numbers, dtype);
}

const isWhole = ({ shape, data }: ShownTensor): boolean =>
  data.length === shape.reduce((size, length) => size * length, 1);
