import { attackedIn, expectOthersUnharmed, inTwoExercises, unharmed, type StructuralAttack } from './attack';

/** Stores the inputs of calls in every place that could survive. */
const KEEPS_INPUTS = `
const kept: number[] = [];
const { dataSync } = tf.Tensor.prototype;
tf.Tensor.prototype.dataSync = function (this: tf.Tensor): any {
  const numbers = Reflect.apply(dataSync, this, []);
  kept.push(...numbers);
  return numbers;
};
const owners: any[] = [Math, Object.prototype, Array, JSON, Symbol, Reflect, Intl, Error, Function.prototype, globalThis, tf, tf.engine(), tf.env(), tf.Tensor.prototype, Promise, RegExp, Date];
for (const owner of owners) {
  try {
    Object.defineProperty(owner, 'keptInputs', { value: kept, configurable: true, writable: true });
    owner[Symbol.for('kept')] = kept;
  } catch {
    // It cannot keep anything.
  }
}
`;
const SHOWS_INPUTS = `
const found = [Math, {}, Array, JSON, Symbol, Reflect, Intl, Error, () => 0, globalThis, tf, tf.engine(), tf.env(), tf.scalar(1), Promise, RegExp, Date]
  .flatMap((owner: any) => [owner.keptInputs, owner[Symbol.for('kept')]])
  .filter((kept) => kept !== undefined);
if (found.length > 0) throw new Error('kept: ' + found.join());
`;

/** Breaks the state of tfjs, and intrinsics. */
const BREAKS_THE_NEXT = `
const engine: any = tf.engine();
engine.state.gradientDepth = 5;
engine.state.kernelDepth = 5;
engine.state.activeTape = [];
engine.state.numTensors = -1_000;
engine.state.scopeStack.length = 0;
engine.registry = {};
engine.registryFactory = {};
engine.backendInstance = undefined;
(tf.env() as any).flags = { IS_TEST: true, DEBUG: true, CHECK_COMPUTATION_FOR_ERRORS: true };
for (const kernel of tf.getKernelsForBackend('cpu')) tf.unregisterKernel(kernel.kernelName, 'cpu');
for (const name of Object.getOwnPropertyNames(tf.Tensor.prototype)) if (name !== 'constructor') delete (tf.Tensor.prototype as any)[name];
Math.sqrt = Math.exp = Math.cos = () => 0.5;
Array.prototype.push = () => 0;
Array.from = () => [];
`;

/** What reaches the exercise that is judged next. */
export const attacksOnTheNextExercise: readonly StructuralAttack[] = [
  {
    name: 'inputs-kept-for-the-next-exercise',
    prepare: inTwoExercises(KEEPS_INPUTS, SHOWS_INPUTS),
    verify: unharmed,
  },
  {
    name: 'tfjs-broken-for-the-next-exercise',
    prepare: inTwoExercises(BREAKS_THE_NEXT, ''),
    verify: (graded) => {
      expect(attackedIn(graded).status).not.toBe('passed');
      expectOthersUnharmed(graded);
    },
  },
  {
    name: 'a-spare-realm-stays-untouched',
    // Waits long enough for the sandbox to prepare the next realm while this one is in use.
    prepare: inTwoExercises(
      `export const waits = () => { const end = Date.now() + 100; while (Date.now() < end); };\nwaits();\n${BREAKS_THE_NEXT}`,
      SHOWS_INPUTS,
    ),
    verify: (graded) => {
      expectOthersUnharmed(graded);
    },
  },
];
