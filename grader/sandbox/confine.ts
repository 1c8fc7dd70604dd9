import { format } from 'node:util';
import process from 'node:process';

/** The globals that an exercise has a use for: those of the language, and little more. */
const allowed = new Set(
  `Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp Error
  AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError globalThis JSON Math Intl ArrayBuffer
  Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float16Array Float32Array Float64Array Uint8ClampedArray
  BigUint64Array BigInt64Array DataView Map BigInt Set WeakMap WeakSet WeakRef Proxy Reflect Iterator decodeURI
  decodeURIComponent encodeURI encodeURIComponent escape unescape eval isFinite isNaN _tfGlobals _tfengine`.split(
    /\s+/,
  ),
);

/** Globals that students may look for, with what to say of them. */
const explained: Readonly<Record<string, string>> = {
  setTimeout: 'an exercise’s function returns its tensors at once',
  setInterval: 'an exercise’s function returns its tensors at once',
  setImmediate: 'an exercise’s function returns its tensors at once',
  queueMicrotask: 'an exercise’s function returns its tensors at once',
  fetch: 'an exercise has no network',
};

/**
 * Leaves in the process what an exercise has a use for. Node's own objects, each of which leads to others, are out of reach: the
 * globals are those of the language, `process` and `console` are plain objects of ours, and code can neither be made of strings nor
 * imported (see the flags the process is started with). Nothing of this is the wall: the verdict is computed in another process.
 *
 * @param print where console output goes, in order with everything else
 */
export function confine(print: (text: string) => void): void {
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (!allowed.has(name)) Reflect.deleteProperty(globalThis, name);
  }
  for (const [name, why] of Object.entries(explained)) {
    define(name, () => {
      throw new Error(`${name} is not available here: ${why}`);
    });
  }
  // A setter in it would be handed Node's own objects as these are made, a socket for one.
  Object.preventExtensions(Object.prototype);
  define('console', consoleOf(print));
  define('process', processStub());
  define('performance', Object.freeze({ now: () => Number(process.hrtime.bigint()) / 1e6 }));
}

function define(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, enumerable: false, configurable: false, writable: false });
}

function consoleOf(print: (text: string) => void): object {
  const log = (...values: unknown[]): void => {
    print(`\n${format(...values)}\n`);
  };
  const prints = [
    'log',
    'info',
    'warn',
    'error',
    'debug',
    'trace',
    'dir',
    'table',
    'group',
    'timeLog',
    'count',
  ];
  const silent = ['time', 'timeEnd', 'groupEnd', 'groupCollapsed', 'clear', 'countReset', 'profile'];
  const assert = (condition?: unknown, ...values: unknown[]): void => {
    if (condition !== true && !condition) log('Assertion failed', ...values);
  };
  return Object.freeze({
    ...Object.fromEntries(prints.map((name) => [name, log])),
    ...Object.fromEntries(silent.map((name) => [name, () => undefined])),
    assert,
  });
}

/** What tfjs reads of `process`; what a submission calls throws, with a word on it. */
function processStub(): object {
  const { hrtime, version, versions, platform } = process;
  const denied = Object.fromEntries(
    [
      'exit',
      'abort',
      'kill',
      'reallyExit',
      'binding',
      '_linkedBinding',
      'dlopen',
      'getBuiltinModule',
      'chdir',
      'cwd',
      'on',
      'once',
      'emit',
    ].map((name) => [
      name,
      () => {
        throw new Error(`process.${name} is not available here`);
      },
    ]),
  );
  return Object.freeze({
    version,
    versions: Object.freeze({ ...versions }),
    platform,
    env: Object.freeze({}),
    argv: Object.freeze([]),
    hrtime: (since?: [number, number]) => hrtime(since),
    ...denied,
  });
}
