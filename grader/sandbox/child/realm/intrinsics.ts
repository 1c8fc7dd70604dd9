/**
 * What this folder uses of the language once student code runs. A submission can replace any function of its realm, so these are
 * copies taken before it is loaded; calls do not go through a prototype, and lists do not grow by assignment, which a setter on
 * `Array.prototype` would catch.
 */
const { bind, call } = Function.prototype;

type Method<This, Args extends unknown[], Result> = (self: This, ...args: Args) => Result;

/** A method as a function of its `this`. */
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

/** A string as JSON. Of a primitive no `toJSON` is asked for. */
export const quote = (text: string): string => stringify(asString(text));

/** A number as JSON, which has no infinities. */
export const numeral = (value: number): string => (value - value === 0 ? asString(value) : 'null');
