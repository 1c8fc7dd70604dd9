import type { Tensor } from '@tensorflow/tfjs';
import inspect from 'object-inspect';

const PRINTS = 'log info warn error debug trace dir table group timeLog count'.split(' ');
const SILENT = 'time timeEnd groupEnd groupCollapsed clear countReset profile'.split(' ');

/** A console that prints through `print`. */
export function consoleOf(print: (text: string) => void): object {
  const log = (...values: unknown[]): void => {
    print(`${format(values)}\n`);
  };
  const assert = (condition?: unknown, ...values: unknown[]): void => {
    if (condition !== true && !condition) log('Assertion failed', ...values);
  };
  return Object.freeze({
    ...Object.fromEntries(PRINTS.map((name) => [name, log])),
    ...Object.fromEntries(SILENT.map((name) => [name, () => undefined])),
    assert,
  });
}

/** As in Node, the first string may contain placeholders for the values after it. */
function format(values: readonly unknown[]): string {
  const [first, ...rest] = values;
  if (typeof first !== 'string') return values.map(shown).join(' ');
  const filled = first.replace(/%[sdifjoOc%]/g, (place) => {
    if (place === '%%') return '%';
    return rest.length === 0 ? place : filling(place, rest.shift());
  });
  return [filled, ...rest.map(shown)].join(' ');
}

function filling(place: string, value: unknown): string {
  if (place === '%c') return '';
  if (place === '%i') return String(Math.trunc(Number(value)));
  if (place === '%d' || place === '%f') return String(Number(value));
  if (place === '%j') return JSON.stringify(value);
  return place === '%s' ? shown(value) : inspected(value);
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : inspected(value));

/** Shows tensors by their numbers and errors by their stack, which is what students look for. */
function inspected(value: unknown): string {
  if (value instanceof Error) return typeof value.stack === 'string' ? value.stack : String(value);
  if (isTensor(value)) return String(value);
  if (isNumbers(value))
    return `${value.constructor.name}(${value.length}) [ ${Array.from(value).join(', ')} ]`;
  return inspect(value, { depth: 4, maxStringLength: 10_000 });
}

const isTensor = (value: unknown): value is Tensor =>
  typeof value === 'object' && value !== null && 'dataSync' in value && 'dtype' in value && 'shape' in value;

const isNumbers = (value: unknown): value is Float32Array =>
  ArrayBuffer.isView(value) && !(value instanceof DataView);
