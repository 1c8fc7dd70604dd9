/* eslint-disable @typescript-eslint/prefer-for-of -- an iterator is what a submission could have changed */
import type { Tfjs } from './child-values';

/** Taken before any submission can put others in their place. */
const keysOf = Reflect.ownKeys.bind(Reflect);
const descriptorOf = Reflect.getOwnPropertyDescriptor.bind(Reflect);
const prototypeOf = Reflect.getPrototypeOf.bind(Reflect);
const isView = ArrayBuffer.isView.bind(ArrayBuffer);
const isArray = Array.isArray.bind(Array);
const is = Object.is.bind(Object);

/**
 * Remembers every function that is reachable from the globals and from tfjs, tfjs's kernels and gradients, and what tfjs is in
 * the middle of. The answer says whether all of it is as it was: a submission that changes what it shares with the next
 * exercise gets a process of its own.
 *
 * The look at it uses nothing that a submission could have changed but what it would then find changed.
 */
export function remember(tf: Tfjs, library: object): () => boolean {
  const objects = reachable([globalThis, tf, library]);
  const look = (): unknown[] => {
    const seen: unknown[] = [];
    for (let i = 0; i < objects.length; i++) append(seen, functionsOf(objects[i] ?? {}));
    append(seen, valuesOf(globalThis));
    append(seen, operationsOf(tf));
    append(seen, stateOf(tf));
    return seen;
  };
  const before = look();
  return () => same(look(), before);
}

function append(list: unknown[], more: readonly unknown[]): void {
  for (let i = 0; i < more.length; i++) list[list.length] = more[i];
}

function same(some: readonly unknown[], others: readonly unknown[]): boolean {
  if (some.length !== others.length) return false;
  for (let i = 0; i < some.length; i++) if (!is(some[i], others[i])) return false;
  return true;
}

/** Every object with functions that can be reached by own properties and prototypes. */
function reachable(roots: readonly object[]): object[] {
  const seen = new Set<object>(roots);
  const found = [...roots];
  const visit = (value: unknown): void => {
    if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return;
    if (seen.has(value) || isView(value) || isArray(value)) return;
    seen.add(value);
    found.push(value);
  };
  // The list grows while it is walked.
  for (const object of found) {
    for (const key of keysOf(object)) {
      const descriptor = descriptorOf(object, key);
      visit(descriptor?.value);
      visit(exportedBy(object, key, descriptor));
      visit(descriptor?.get);
      visit(descriptor?.set);
    }
    visit(prototypeOf(object));
  }
  return found.filter((object) => functionsOf(object).length > 0);
}

/** A module's exports are enumerable getters; those of classes and of the language are not enumerable. */
function exportedBy(object: object, key: PropertyKey, descriptor: PropertyDescriptor | undefined): unknown {
  if (descriptor?.enumerable !== true || descriptor.get === undefined) return undefined;
  try {
    return Reflect.get(object, key);
  } catch {
    return undefined; // One of those that an exercise may not use.
  }
}

/** The functions of an object, each after its key. */
function functionsOf(object: object): unknown[] {
  const functions: unknown[] = [];
  const keys = keysOf(object);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? '';
    const descriptor = descriptorOf(object, key);
    if (descriptor === undefined) continue;
    if (typeof descriptor.value === 'function') append(functions, [key, descriptor.value]);
    else if (descriptor.get !== undefined || descriptor.set !== undefined)
      append(functions, [key, descriptor.get, descriptor.set]);
  }
  return functions;
}

function valuesOf(object: object): unknown[] {
  const values: unknown[] = [];
  const keys = keysOf(object);
  for (let i = 0; i < keys.length; i++) append(values, [descriptorOf(object, keys[i] ?? '')?.value]);
  return values;
}

/** The kernels of the backend and the gradients of their operations. */
function operationsOf(tf: Tfjs): unknown[] {
  const kernels = tf.getKernelsForBackend('cpu');
  const operations: unknown[] = [];
  for (let i = 0; i < kernels.length; i++) {
    const kernel = kernels[i];
    if (kernel === undefined) continue;
    const gradient = tf.getGradient(kernel.kernelName) as { gradFunc?: unknown } | undefined;
    append(operations, [kernel.kernelFunc, gradient?.gradFunc]);
  }
  return operations;
}

/** What tfjs is in the middle of, and the settings that change what it does. */
function stateOf(tf: Tfjs): unknown[] {
  const engine = tf.engine() as unknown as {
    backendName: string;
    backendInstance: object;
    state: Record<string, unknown> & { scopeStack: readonly unknown[] };
  };
  const { scopeStack, activeTape, gradientDepth, kernelDepth, profiling } = engine.state;
  const env = tf.env();
  return [
    engine.backendName,
    engine.backendInstance,
    scopeStack.length,
    activeTape ?? undefined,
    gradientDepth,
    kernelDepth,
    profiling,
    env.get('DEBUG'),
    env.get('PROD'),
    env.get('IS_TEST'),
    env.get('CHECK_COMPUTATION_FOR_ERRORS'),
  ];
}
