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
    for (let i = 0; i < objects.length; i++) addFunctions(seen, objects[i] ?? {});
    addValues(seen, globalThis);
    addOperations(seen, tf);
    addState(seen, tf);
    return seen;
  };
  const before = look();
  return () => same(look(), before);
}

/** Adds to a list, one by one: it may be thousands of times a look. */
function add(list: unknown[], value: unknown): void {
  list[list.length] = value;
}

function same(some: readonly unknown[], others: readonly unknown[]): boolean {
  if (some.length !== others.length) return false;
  for (let i = 0; i < some.length; i++) if (!is(some[i], others[i])) return false;
  return true;
}

/**
 * Every object that can be reached by own properties and prototypes: an instance without functions of its own too, since one could
 * be put before its prototype's. Of functions, those that have functions.
 */
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
  return found.filter((object) => {
    if (typeof object === 'object') return true;
    const functions: unknown[] = [];
    addFunctions(functions, object);
    return functions.length > 0;
  });
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
function addFunctions(list: unknown[], object: object): void {
  const keys = keysOf(object);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? '';
    const descriptor = descriptorOf(object, key);
    if (descriptor === undefined) continue;
    if (typeof descriptor.value === 'function') {
      add(list, key);
      add(list, descriptor.value);
    } else if (descriptor.get !== undefined || descriptor.set !== undefined) {
      add(list, key);
      add(list, descriptor.get);
      add(list, descriptor.set);
    }
  }
}

function addValues(list: unknown[], object: object): void {
  const keys = keysOf(object);
  for (let i = 0; i < keys.length; i++) add(list, descriptorOf(object, keys[i] ?? '')?.value);
}

/** The kernels of the backend and the gradients of their operations. */
function addOperations(list: unknown[], tf: Tfjs): void {
  const kernels = tf.getKernelsForBackend('cpu');
  for (let i = 0; i < kernels.length; i++) {
    const kernel = kernels[i];
    if (kernel === undefined) continue;
    const gradient = tf.getGradient(kernel.kernelName) as { gradFunc?: unknown } | undefined;
    add(list, kernel.kernelFunc);
    add(list, gradient?.gradFunc);
  }
}

/** What tfjs is in the middle of, and the settings that change what it does. */
function addState(list: unknown[], tf: Tfjs): void {
  const engine = tf.engine() as unknown as {
    backendName: string;
    backendInstance: object;
    state: Record<string, unknown> & { scopeStack: readonly unknown[] };
  };
  const { scopeStack, gradientDepth, kernelDepth, profiling } = engine.state;
  add(list, engine.backendName);
  add(list, engine.backendInstance);
  add(list, scopeStack.length);
  // An error in the middle of a gradient leaves its tape behind: the next gradient begins with a new one.
  add(list, gradientDepth === 0 ? undefined : engine.state['activeTape']);
  add(list, gradientDepth);
  add(list, kernelDepth);
  add(list, profiling);
  const env = tf.env();
  add(list, env.get('DEBUG'));
  add(list, env.get('PROD'));
  add(list, env.get('IS_TEST'));
  add(list, env.get('CHECK_COMPUTATION_FOR_ERRORS'));
}
