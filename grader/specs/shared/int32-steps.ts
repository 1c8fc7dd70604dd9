import type { CallbackCall } from '../../sandbox/protocol';

/** Fails unless the model was called, each time with one int32 step for each example of its x_t. */
export function ensureInt32Steps(
  ensure: (condition: boolean, message: string) => void,
  callbacks: readonly CallbackCall[],
): void {
  ensure(callbacks.length > 0, 'The model was never called.');
  for (const { shape, step } of callbacks) {
    const expected = `int32 [${String(shape[0] ?? 1)}]`;
    ensure(step === expected, `The model was called with t as ${step}; for this x_t it must be ${expected}.`);
  }
}
