/**
 * The start of a script in a realm: `isForeign(value)` recognises an object of another realm, or of
 * `WebAssembly`, by its prototypes. It and the spies use copies of intrinsics and work even after
 * these are replaced.
 */
export const SPY = `
  const { apply, getPrototypeOf, ownKeys, getOwnPropertyDescriptor, defineProperty } = Reflect;
  const objectPrototype = Object.prototype;
  const say = JSON.stringify;
  const NewError = Error;
  let foreign = 0;
  let calls = 0;
  const unscopables = Array.prototype[Symbol.unscopables]; // Has no prototype to check.
  const { toStringTag } = Symbol;
  const startsWith = Function.prototype.call.bind(String.prototype.startsWith);
  const isOfWebAssembly = (value) => {
    const tag = value === null || value === undefined ? undefined : getOwnPropertyDescriptor(value, toStringTag)?.value;
    return typeof tag === 'string' && startsWith(tag, 'WebAssembly');
  };
  const isForeign = (value) => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || value === unscopables) return false;
    if (isOfWebAssembly(value)) return true;
    if (typeof value === 'function' && isOfWebAssembly(getOwnPropertyDescriptor(value, 'prototype')?.value)) return true;
    for (let each = value; each !== null; each = getPrototypeOf(each)) if (isOfWebAssembly(each)) return true;
    for (let each = value; each !== null; each = getPrototypeOf(each)) if (each === objectPrototype) return false;
    return true;
  };
  const { isArray } = Array;
  const look = (value) => {
    if (isForeign(value)) foreign += 1;
    else if (isArray(value))
      for (let i = 0; i < value.length && i < 100; i++) if (isForeign(getOwnPropertyDescriptor(value, i)?.value)) foreign += 1;
  };
  const spyOn = (original) => {
    const spy = function () {
      calls += 1;
      if (this !== globalThis) look(this);
      for (let i = 0; i < arguments.length; i++) look(arguments[i]);
      const result = new.target === undefined ? apply(original, this, arguments) : Reflect.construct(original, arguments, new.target);
      look(result);
      return result;
    };
    return spy;
  };
`;

/** Defines `owners`: every intrinsic object by name, including hidden and iterator prototypes. */
export const OWNERS = `
  const owners = {};
  const add = (name, object) => {
    if (object === null || (typeof object !== 'object' && typeof object !== 'function')) return;
    if (Object.values(owners).includes(object)) return;
    owners[name] = object;
  };
  const noted = ['_', 'console', 'process', 'performance', 'globalThis'];
  for (const name of ownKeys(globalThis)) {
    if (typeof name !== 'string' || noted.includes(name)) continue;
    const value = globalThis[name];
    add(name, value);
    if (typeof value === 'function') add(name + '.prototype', value.prototype);
  }
  const hidden = {
    generator: function* () {}, asyncGenerator: async function* () {}, async: async () => {},
  };
  for (const name of Object.keys(hidden)) {
    add(name, getPrototypeOf(hidden[name]));
    add(name + '.prototype', getPrototypeOf(hidden[name]).prototype);
  }
  add('iterator', getPrototypeOf(getPrototypeOf([][Symbol.iterator]())));
  for (const [name, iterable] of [['array', []], ['map', new Map()], ['set', new Set()], ['string', ''], ['match', 'a'.matchAll(/a/g)]])
    add(name + ' iterator', getPrototypeOf(iterable[Symbol.iterator]()));
  add('typed array', getPrototypeOf(Float32Array));
  add('typed array.prototype', getPrototypeOf(Float32Array.prototype));
  const targets = [];
  for (const owner of Object.keys(owners))
    ownKeys(owners[owner]).forEach((key, index) => {
      const { value, get, set } = getOwnPropertyDescriptor(owners[owner], key);
      if (key !== 'constructor' && (typeof value === 'function' || get || set)) targets.push([owner, index]);
    });
`;
