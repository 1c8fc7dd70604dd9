import type { Printed } from '../../protocol';

const MAX_LINES = 100;
const MAX_LENGTH = 500;

/**
 * Replaces the console of the student's code: a browser keeps every line, so a million of them
 * would stop it.
 *
 * @returns takes what was written since the last call
 */
export function takeOverConsole(): () => Printed {
  let lines: string[] = [];
  let more = 0;
  const write = (...values: unknown[]): void => {
    if (lines.length >= MAX_LINES) more += 1;
    else lines.push(values.map(textOf).join(' ').slice(0, MAX_LENGTH));
  };
  Object.assign(console, { log: write, info: write, warn: write, error: write, debug: write });
  return () => {
    const printed = { lines, more };
    [lines, more] = [[], 0];
    return printed;
  };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    // A tensor says itself what it contains.
    if (typeof value !== 'object' || value === null) return String(value);
    return 'dataSync' in value
      ? (value as { readonly toString: () => string }).toString()
      : JSON.stringify(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
