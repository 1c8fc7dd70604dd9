/**
 * Must be loaded before anything that keeps a copy of `Function.prototype.toString`: a submission
 * could obtain the copy and read sources with it that the replacement hides.
 */
const { apply } = Reflect;
const original = Function.prototype.toString;
let areHidden = false;

// A method, because it needs `this` and, like the original, must not be a constructor.
const { toString } = {
  toString(this: unknown): string {
    return areHidden ? 'function () { [native code] }' : apply(original, this, []);
  },
};
Object.defineProperty(Function.prototype, 'toString', { value: toString });

/** After this call, no function of this realm shows its source. */
export function hideSources(): void {
  areHidden = true;
  Object.defineProperty(Function.prototype, 'toString', { writable: false, configurable: false });
}
