/**
 * The intrinsics that this folder uses once student code runs. A submission can replace any
 * function of its realm, so these are copies taken before it loads. Calls must not go through a
 * prototype, and lists must not grow by assignment, which a setter on `Array.prototype` would
 * intercept.
 */
const { bind, call } = Function.prototype;

type Method<This, Args extends unknown[], Result> = (self: This, ...args: Args) => Result;

/** Turns a method into a function that takes `this` as its first argument. */
const uncurry = bind.bind(call) as <This, Args extends unknown[], Result>(
  method: (this: This, ...args: Args) => Result,
) => Method<This, Args, Result>;

export const { apply, defineProperty, deleteProperty, getPrototypeOf } = Reflect;
export const { isArray } = Array;
export const { isView } = ArrayBuffer;
export const { is, keys, entries } = Object;
export const parseJson: (text: string) => unknown = JSON.parse;
export const asString: (value: unknown) => string = String;
export const asNumber: (value: unknown) => number = Number;
export const slice: Method<string, [number, number], string> = uncurry(String.prototype.slice);
export const charCodeAt: Method<string, [number], number> = uncurry(String.prototype.charCodeAt);

const stringify = JSON.stringify;

/** Converts a string to JSON. `JSON.stringify` does not call `toJSON` on a primitive string. */
export const quote = (text: string): string => stringify(asString(text));

/** Converts a number to JSON; null for NaN and infinities. */
export const numeral = (value: number): string => (value - value === 0 ? asString(value) : 'null');
