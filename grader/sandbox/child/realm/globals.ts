import { consoleOf } from './console';

/** The globals that an exercise has a use for: those of the language, and little more. */
const allowed = new Set(
  `Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp Error
  AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError globalThis JSON Math Intl ArrayBuffer
  Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float16Array Float32Array Float64Array Uint8ClampedArray
  BigUint64Array BigInt64Array DataView Map BigInt Set WeakMap WeakSet Proxy Reflect Iterator decodeURI decodeURIComponent
  encodeURI encodeURIComponent escape unescape eval isFinite isNaN`.split(/\s+/),
);

/** Globals that students may look for, with what to say of them. */
const explained: Readonly<Record<string, string>> = {
  setTimeout: 'an exercise’s function returns its tensors at once',
  setInterval: 'an exercise’s function returns its tensors at once',
  setImmediate: 'an exercise’s function returns its tensors at once',
  queueMicrotask: 'an exercise’s function returns its tensors at once',
  fetch: 'an exercise has no network',
};

/** What `process` has in Node and a submission may call: each throws, with a word on it. */
const denied =
  `exit abort kill reallyExit binding _linkedBinding dlopen getBuiltinModule chdir cwd on once emit`.split(
    ' ',
  );

/**
 * Leaves in the realm what an exercise has a use for. What runs code later than a call is taken away with the rest: weak references,
 * waiting on shared memory.
 *
 * @param print is given what the console prints
 */
export function setGlobals(print: (text: string) => void): void {
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (!allowed.has(name)) Reflect.deleteProperty(globalThis, name);
  }
  for (const [name, why] of Object.entries(explained)) {
    define(name, () => {
      throw new Error(`${name} is not available here: ${why}`);
    });
  }
  define('console', consoleOf(print));
  define('process', processStub());
  define('performance', Object.freeze({ now: clock }));
}

/** In milliseconds; only differences of it mean something, as of any performance.now(). */
const { now: clock } = Date;

function define(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, enumerable: false, configurable: false, writable: false });
}

function processStub(): object {
  const refusals = denied.map((name) => [
    name,
    () => {
      throw new Error(`process.${name} is not available here`);
    },
  ]);
  return Object.freeze({
    env: Object.freeze({}),
    argv: Object.freeze([]),
    ...(Object.fromEntries(refusals) as object),
  });
}
