import { consoleOf } from './console';

/** The globals that an exercise may use: those of the language and little else. */
const allowed = new Set(
  `Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp Error
  AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError globalThis JSON Math Intl ArrayBuffer
  Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float16Array Float32Array Float64Array Uint8ClampedArray
  BigUint64Array BigInt64Array DataView Map BigInt Set WeakMap WeakSet Proxy Reflect Iterator decodeURI decodeURIComponent
  encodeURI encodeURIComponent escape unescape eval isFinite isNaN`.split(/\s+/),
);

/** Globals that students may look for, with the reason why they are missing. */
const explained: Readonly<Record<string, string>> = {
  setTimeout: 'an exercise’s function returns its tensors at once',
  setInterval: 'an exercise’s function returns its tensors at once',
  setImmediate: 'an exercise’s function returns its tensors at once',
  queueMicrotask: 'an exercise’s function returns its tensors at once',
  fetch: 'an exercise has no network',
};

/** Members of Node's `process` that a submission may try to call; each throws an explanation. */
const denied =
  `exit abort kill reallyExit binding _linkedBinding dlopen getBuiltinModule chdir cwd on once emit`.split(
    ' ',
  );

/**
 * Removes every global that an exercise does not need, including those that could run code after a
 * call has returned: weak references, and waiting on shared memory.
 *
 * @param print receives what the console prints
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

/** In milliseconds; only differences are meaningful, as with any performance.now(). */
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
