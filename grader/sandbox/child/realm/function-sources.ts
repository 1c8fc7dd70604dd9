/**
 * Must be loaded before anything that keeps a copy of `Function.prototype.toString`: a submission could get hold of that, and read
 * with it what is hidden from its own.
 */
const { apply } = Reflect;
const original = Function.prototype.toString;
let areHidden = false;

// A method, since it must know of what it is called; as such it cannot be constructed, like the original.
const { toString } = {
  toString(this: unknown): string {
    return areHidden ? 'function () { [native code] }' : apply(original, this, []);
  },
};
Object.defineProperty(Function.prototype, 'toString', { value: toString });

/** From here on no function of this realm shows its source. */
export function hideSources(): void {
  areHidden = true;
  Object.defineProperty(Function.prototype, 'toString', { writable: false, configurable: false });
}
