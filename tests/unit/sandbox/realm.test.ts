/**
 * Student code cannot reach objects of Node or the grader from its realm, and nothing in a realm
 * outlives it.
 */
import { runInNewContext } from 'node:vm';
import type { NamedArgument, RequestBody } from '../../../grader/sandbox/protocol';
import { toWire } from '../../../grader/sandbox/wire';
import { tensor } from '../../../grader/oracle/tensor';
import { OWNERS, SPY } from '../../support/foreign-objects';
import { repliesOf, thrownBy } from '../../support/realm';

const x: NamedArgument = { name: 'x', value: toWire(tensor([2, 2], [1, 2, 3, NaN])) };
const everything: NamedArgument[] = [
  x,
  { name: 'params', value: { kind: 'record', fields: { w: toWire(tensor([2], [1, 2])) } } },
  {
    name: 'model',
    value: {
      kind: 'model',
      model: 'affine',
      scale: toWire(tensor([3], [1, 2, 3])),
      offset: toWire(tensor([3], [0, 0, 0])),
    },
  },
  { name: 'noise', value: { kind: 'gaussian', draws: [toWire(tensor([2], [0.5, 1]))] } },
  { name: 'shape', value: { kind: 'plain', value: [2, 3] } },
  { name: 'blocks', value: { kind: 'list', items: [toWire(tensor([2], [1, 2]))] } },
  { name: 'tokens', value: { kind: 'tokenModel', table: toWire(tensor([2, 2], [1, 2, 3, 4])), decay: 0.5 } },
  { name: 'step', value: { kind: 'stepModel', forcing: 8, timeStep: 0.05 } },
  { name: 'forward', value: { kind: 'linearMap', matrix: toWire(tensor([2, 1], [1, 2])) } },
  {
    name: 'dimer',
    value: {
      kind: 'dimerModel',
      bonds: toWire(tensor([1], [1])),
      weights: toWire(tensor([1], [1])),
      alphaBars: toWire(tensor([2], [0.8, 0.5])),
    },
  },
  {
    name: 'planar',
    value: {
      kind: 'planarModel',
      shapes: toWire(tensor([1, 2, 2], [0.5, 0, -0.5, 0])),
      weights: toWire(tensor([1], [1])),
      alphaBars: toWire(tensor([2], [0.8, 0.5])),
    },
  },
  { name: 'uniform', value: { kind: 'uniform', draws: [0.25] } },
];
const call = (name: string, args = everything): RequestBody => ({
  kind: 'call',
  exercise: 'case',
  function: name,
  arguments: args,
});
const gradient: RequestBody = {
  ...{ kind: 'gradient', exercise: 'case', function: 'square', arguments: [x], wrt: ['x'] },
  cotangents: { '': toWire(tensor([2, 2], [1, 1, 1, 1])) },
};

/** Uses its arguments in every way an exercise can, and fails in several. */
const BODY = `
  const tf = require('@tensorflow/tfjs');
  exports.use = (x, params, model, noise, shape, blocks, tokens, uniform) => {
    console.log('%s', 'text', x, params, shape, new NewError('printed'), new Map([[1, 2]]));
    return { a: tf.add(x, model(x, tf.tensor1d([0, 1], 'int32')).mean()), b: noise([2]).mul(params.w),
      c: [blocks[0], [uniform(), 2], tokens(tf.tensor2d([[0, 1]], [1, 2], 'int32'))] };
  };
  exports.square = (x) => tf.square(x);
  exports.fails = () => { throw new NewError('on purpose'); };
  exports.later = async () => { throw new NewError('rejected'); };
`;
const requests = [call('use'), gradient, call('fails'), call('later'), call('missing')];

test('isForeign recognises objects of another realm', () => {
  const isForeign = (value: string): unknown =>
    runInNewContext(`${SPY} isForeign(${value})`, { given: {}, error: new TypeError(), list: [] });
  expect(['given', 'error', 'list', 'given.constructor'].map(isForeign)).toEqual([true, true, true, true]);
  expect(['{}', 'new TypeError()', '[]', '() => 1', '1'].map(isForeign)).toEqual(Array(5).fill(false));
});

const backends = ['cpu', 'wasm'] as const;

describe.each(backends)(
  'with %s, a submission that replaces intrinsics never sees an object of another realm',
  (backend) => {
    test('every method and accessor of every intrinsic, in turn', async () => {
      const list = await repliesOf([
        { code: `${SPY}${OWNERS} throw new Error(say(targets));`, requests: [], backend },
      ]);
      // The reply cuts errors short; printed output may be longer.
      const printed = await repliesOf([
        { code: `${SPY}${OWNERS} console.log(say(targets));`, requests: [], backend },
      ]);
      expect(thrownBy(list[0] ?? [])).toContain('[["Object"');
      const targets = JSON.parse(printed[0]?.at(-1) ?? '[]') as [string, number][];
      expect(targets.length).toBeGreaterThan(400);
      const replies = await repliesOf(
        targets.map(([owner, index]) => ({
          code: `${SPY}${OWNERS}${BODY}
          const owner = owners[${JSON.stringify(owner)}];
          const key = ownKeys(owner)[${String(index)}];
          const descriptor = getOwnPropertyDescriptor(owner, key);
          const spied = { ...descriptor };
          for (const each of ['value', 'get', 'set']) if (typeof descriptor[each] === 'function') spied[each] = spyOn(descriptor[each]);
          Reflect.defineProperty(owner, key, spied);
          exports.report = () => {
            Reflect.defineProperty(owner, key, descriptor);
            throw new NewError(say({ calls, foreign }));
          };`,
          requests: [...requests, call('report', [])],
          backend,
        })),
      );
      expect(replies).toHaveLength(targets.length);
      const reports = replies.map((each) => JSON.parse(each.at(-2) ?? '{}') as { message?: string });
      const shown = reports.map(({ message }, i) => ({
        target: targets[i]?.join(' '),
        foreign: (JSON.parse(message ?? '{}') as { foreign?: number }).foreign,
      }));
      expect(shown.filter(({ foreign }) => foreign !== 0)).toEqual([]);
      // The spies were really called.
      const calls = reports.map(({ message }) => (JSON.parse(message ?? '{}') as { calls: number }).calls);
      expect(calls.filter((count) => count > 0).length).toBeGreaterThan(30);
    });

    test('setters on the prototypes of arrays, objects, functions and promises', async () => {
      const names =
        `0 1 2 3 4 5 6 7 8 9 length value get set writable enumerable configurable then catch name message stack toJSON
      kind shape dtype data fields path tensor original before json count exports default global process code id`.split(
          /\s+/,
        );
      const [replies = []] = await repliesOf([
        {
          code: `${SPY}${BODY}
          for (const prototype of [Object.prototype, Array.prototype, Function.prototype, Promise.prototype, Error.prototype, Float32Array.prototype])
            for (const name of ${JSON.stringify(names)}) {
              if (getOwnPropertyDescriptor(prototype, name)?.configurable === false) continue;
              const original = getOwnPropertyDescriptor(prototype, name)?.value;
              defineProperty(prototype, name, {
                __proto__: null,
                configurable: true,
                get() { if (this !== globalThis) look(this); calls += 1; return original; },
                set(value) { look(this); look(value); calls += 1; defineProperty(this, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true }); },
              });
            }
          exports.report = () => { throw new NewError('{"calls":' + calls + ',"foreign":' + foreign + '}'); };`,
          requests: [...requests, call('report', [])],
          backend,
        },
      ]);
      const { message = '{}' } = JSON.parse(replies.at(-2) ?? '{}') as { message?: string };
      expect(thrownBy(replies)).toBe('(loaded)');
      const { calls, foreign } = JSON.parse(message) as { calls: number; foreign: number };
      expect(foreign).toBe(0);
      expect(calls).toBeGreaterThan(0);
    });
  },
);

/** Known escapes from `node:vm`: each script passes what it gets hold of to `look`. */
const WAYS_OUT: Readonly<Record<string, string>> = {
  'the constructors of the parameters': `for (const each of [require, module, exports, arguments, require('@tensorflow/tfjs'), this])
      for (let object = each; object; object = object.constructor === object ? null : object.constructor) look(object);`,
  'a caller': `const sloppy = Function.prototype; function f() { look(f.caller); look(f.arguments); look(arguments.callee.caller); } f();`,
  'what require throws': `try { require('fs'); } catch (thrown) { look(thrown); look(thrown.stack); }`,
  'an error whose name is not a string': `const error = new Error('x'); error.name = Symbol(); try { look(error.stack); } catch (thrown) { look(thrown); }`,
  'an error whose message is not a string': `const error = new Error('x'); error.message = { toString: () => ({}) };
      try { look(error.stack); } catch (thrown) { look(thrown); }`,
  'an error whose prototype is a proxy': `const object = Object.create(new Proxy({}, {
        get(...seen) { seen.forEach(look); }, has(...seen) { seen.forEach(look); return false; } }));
      Error.captureStackTrace(object); try { look(object.stack); } catch (thrown) { look(thrown); }`,
  prepareStackTrace: `Error.prepareStackTrace = function (...seen) { look(this); seen.forEach(look); seen[1].forEach((site) => { look(site);
        for (const name of ['getThis', 'getFunction', 'getEvalOrigin', 'getPromiseIndex']) look(site[name]?.()); }); return seen; };
      const { stack } = new Error('x'); if (Array.isArray(stack)) stack.forEach(look); look(stack);
      Error.captureStackTrace(globalThis); look(globalThis.stack);`,
  'a full stack, with the stack of an error': `const deep = () => { try { deep(); } catch (thrown) { look(thrown); }
        try { look(new Error('x').stack); } catch (thrown) { look(thrown); } }; deep();`,
  'a full stack, with errors made before': `const errors = Array.from({ length: 5000 }, () => new Error('x'));
      const deep = () => { try { deep(); } catch (thrown) { look(thrown); } try { look(errors.pop()?.stack); } catch (thrown) { look(thrown); } }; deep();`,
  'a full stack, with rejected promises': `const deep = () => { try { deep(); } catch (thrown) { look(thrown); }
        try { Promise.reject(1); new Promise(() => { throw 1; }); } catch (thrown) { look(thrown); } }; deep();`,
  'a full stack, in console, require and tfjs': `const tf = require('@tensorflow/tfjs');
      const deep = () => { try { deep(); } catch (thrown) { look(thrown); }
        for (const use of [() => console.log(1, {}), () => require('x'), () => tf.ones([2]).print(), () => process.exit(), () => tf.layers])
          try { use(); } catch (thrown) { look(thrown); } }; deep();`,
  'promises and thenables': `Promise.prototype.then = function (...seen) { look(this); seen.forEach(look); };
      Object.defineProperty(Promise, Symbol.species, { get() { look(this); return function (run) { look(run); run(() => {}, () => {}); }; } });
      (async () => { await { then(...seen) { seen.forEach(look); } }; })(); Promise.resolve({ then(...seen) { seen.forEach(look); } });`,
  'the hooks of Symbol': `for (let j = 0, names = ['hasInstance', 'toPrimitive', 'iterator', 'species', 'toStringTag', 'isConcatSpreadable', 'match', 'replace', 'split'], name; (name = names[j]); j++)
        for (let i = 0, objects = [Object.prototype, Function.prototype, Array.prototype, Function, Error, Array], object; (object = objects[i]); i++)
          try { Object.defineProperty(object, Symbol[name], { configurable: true, get() { look(this); return undefined; } }); } catch (thrown) { look(thrown); }
      String(new Error('x').stack);`,
  'code from strings': `for (const make of [() => Function('return this')(), () => (0, eval)('this'), () => (async () => {}).constructor('return this')(),
        () => (function* () {}).constructor('yield this')().next(), () => setTimeout('this')]) try { look(make()); } catch (thrown) { look(thrown); }`,
  'asm.js, of which V8 warns': `function module() { 'use asm'; function f() { return 1.5 | 0.5; } return { f }; } look(module());
      const deep = () => { try { deep(); } catch (thrown) { look(thrown); } try { look(module()); } catch (thrown) { look(thrown); } }; deep();`,
  'an async stack': `(async () => { await null; try { look(new Error('later').stack); } catch (thrown) { look(thrown); } })();`,
  'a memory that grows, and fails to': `const tf = require('@tensorflow/tfjs');
      for (const owner of [Math, Array.prototype, Function.prototype, getPrototypeOf(Uint8Array.prototype), Object])
        for (const key of ownKeys(owner)) { const descriptor = getOwnPropertyDescriptor(owner, key);
          if (typeof descriptor.value === 'function' && key !== 'constructor') try { owner[key] = spyOn(descriptor.value); } catch {} }
      for (const name of ['buffer', 'grow', 'memory', 'exports', 'get', 'set', 'then', 'toJSON', 'bytes'])
        try { Object.defineProperty(Object.prototype, name, { configurable: true, get() { look(this); }, set(value) { look(this); look(value); } }); } catch (thrown) { look(thrown); }
      const kept = []; let failed = false; let i = 0;
      try { for (; i < 60; i++) kept[i] = tf.zeros([4e6]); } catch (thrown) { failed = /out of memory/.test(thrown.message); look(thrown); look(thrown.constructor); }
      if (tf.getBackend() === 'wasm' && !(failed && i > 20)) throw new NewError('grew only ' + i);`,
  'a trap of WebAssembly': `const tf = require('@tensorflow/tfjs'); const { backend } = tf.engine();
      for (const name of ['Add', 'malloc', 'BatchMatMul', 'memory', '__indirect_function_table', 'constructor', '__proto__', 'prototype'])
        try { const run = backend.wasm.cwrap(name, null, []); look(run); look(run.constructor); look(run(-1, -1, -1, -1, -1, -1, -1)); }
        catch (thrown) { look(thrown); look(thrown.constructor); look(getPrototypeOf(thrown.constructor)); }`,
  'everything reachable from the globals and tfjs': `const seen = new Set(); const waiting = [globalThis, require('@tensorflow/tfjs'), require, module];
      while (waiting.length > 0) { const each = waiting.pop();
        if ((typeof each !== 'object' && typeof each !== 'function') || each === null || seen.has(each)) continue; seen.add(each); look(each);
        if (each instanceof Map || each instanceof Set) for (const item of each) waiting.push(item);
        for (const key of ownKeys(each)) { try { const { value, get, set } = getOwnPropertyDescriptor(each, key); waiting.push(value, get, set);
          if (get) waiting.push(each[key]); } catch (thrown) { look(thrown); } }
        waiting.push(getPrototypeOf(each)); }`,
};

test.each(backends.flatMap((backend) => Object.entries(WAYS_OUT).map((way) => [backend, ...way] as const)))(
  'with %s, %s leads to no object of another realm',
  async (backend, _, script) => {
    const code = `${SPY}
    (function () {${script}})();
    exports.report = () => { throw new NewError('foreign: ' + foreign); };`;
    const [replies = []] = await repliesOf([{ code, requests: [call('report', [])], backend }]);
    expect(thrownBy(replies)).toBe('(loaded)');
    expect(JSON.parse(replies.at(-2) ?? '{}')).toMatchObject({ kind: 'threw', message: 'foreign: 0' });
  },
);

test('import() in a script gives no object of another realm', async () => {
  const code = `${SPY} const loading = import('node:fs'); look(loading);
    let error; loading.catch((thrown) => { error = thrown; look(thrown); });
    exports.report = () => { throw new NewError('foreign: ' + foreign + ' ' + (error?.message ?? '')); };`;
  // Microtasks run at the end of a call with a time limit.
  const [replies = []] = await repliesOf([{ code, requests: [call('report', []), call('report', [])] }]);
  expect(JSON.parse(replies.at(-2) ?? '{}')).toMatchObject({
    kind: 'threw',
    message: 'foreign: 0 import() cannot be used here',
  });
});

test('nothing that an exercise leaves behind reaches the next', async () => {
  const leave = `
    const tf = require('@tensorflow/tfjs');
    globalThis.kept = Math.kept = Object.prototype.kept = tf.kept = Symbol.kept = 'secret';
    Math.exp = () => 0;
    Array.prototype.push = () => 0;
    tf.variable(tf.scalar(7), true, 'kept');
    tf.registerKernel({ kernelName: 'Kept', backendName: 'cpu', kernelFunc: () => [] });
    tf.unregisterKernel('Exp', 'cpu');
    tf.env().set('DEBUG', true);
    tf.engine().startScope();
    tf.engine().state.gradientDepth = 3;
    tf.engine().tidy = () => undefined;
    tf.Tensor.prototype.kept = 'secret';
    require('@tensorflow/tfjs').io.registerLoadRouter(() => 'secret');`;
  const find = `
    const tf = require('@tensorflow/tfjs');
    throw new Error(JSON.stringify([
      globalThis.kept, Math.kept, {}.kept, tf.kept, Symbol.kept, Math.exp(0), [].push(1),
      Object.keys(tf.engine().registeredVariables ?? tf.engine().state.registeredVariables), tf.getKernel('Kept', 'cpu') ?? null,
      Boolean(tf.getKernel('Exp', 'cpu')), tf.env().get('DEBUG'), tf.engine().state.scopeStack.length, tf.engine().state.gradientDepth,
      tf.tidy(() => tf.scalar(2)).dataSync()[0], tf.scalar(1).kept ?? null, tf.io.getLoadHandlers('x').length, tf.memory().numTensors,
    ]));`;
  const [, found = [], fresh = []] = await repliesOf(
    [leave, find, find].map((code) => ({ code, requests: [] })),
  );
  expect(thrownBy(found)).toBe(thrownBy(fresh));
  expect(thrownBy(found)).toMatch(/^\[null,null,null,null,null,1,1,\[\],null,true,false,0,0,2,false,0,/);
});

test('a locked global object that calls the submission on missing names changes no reply', async () => {
  const code = `const asked = [];
    exports.close = () => {
      const look = (target, key) => { if (typeof key === 'string' && key.startsWith('run')) asked.push(key); };
      Object.setPrototypeOf(globalThis, new Proxy(Object.prototype, {
        has(target, key) { look(target, key); return Reflect.has(target, key) || asked.includes(key); },
        get(target, key, receiver) { look(target, key); return asked.includes(key) ? () => { throw new Proxy({}, {}); } : Reflect.get(target, key, receiver); },
      }));
      Object.preventExtensions(globalThis);
      throw new Error('closed');
    };
    exports.report = () => { throw new Error('asked: ' + asked.length); };`;
  const requests = [call('close', []), call('report', []), call('report', [])];
  const [replies = []] = await repliesOf([{ code, requests }]);
  const messages = replies.slice(3, -1).map((reply) => (JSON.parse(reply) as { message?: string }).message);
  expect(messages).toEqual(Array(4).fill('asked: 0'));
});

test.each([
  [
    'another Object.defineProperty',
    `const { defineProperty } = Object;
     Object.defineProperty = (target, name, how) => { if (name === 'layers') caught.push(how); return defineProperty(target, name, how); };`,
  ],
  [
    'setters for the names of layers',
    `for (const name of ['Dense', 'LayerNormalization', 'Softmax'])
       Object.defineProperty(Object.prototype, name, { set(value) { caught.push(value); } });`,
  ],
  [
    'a setter for the name of a class',
    `Object.defineProperty(Function.prototype, 'className', { set(value) { caught.push(this); } });`,
  ],
  [
    'another Function.prototype.call',
    `const { call } = Function.prototype;
     Function.prototype.call = function (self, ...values) { for (const value of values) if (value?.serialization) caught.push(value); return Reflect.apply(this, self, values); };`,
  ],
])('loading the allowed exports of tfjs’s layers exposes no layer to %s', async (_, script) => {
  const read = `for (const name of ['metrics', 'initializers', 'constraints', 'regularizers']) { try { tf[name]; } catch {} }
    try { tf.metrics.binaryAccuracy(tf.ones([1, 1]), tf.ones([1, 1])); tf.initializers.zeros().apply([1]); } catch {}`;
  const code = (reading: string): string => `const tf = require('@tensorflow/tfjs'); const caught = [];
    ${script}
    ${reading}
    throw new Error('caught: ' + caught.length);`;
  const hidden = read
    .replaceAll(/'(met|init|con|reg)(\w+)'/g, "'$1' + '$2'")
    .replaceAll(/tf\.(met|init)(\w+)/g, "tf['$1' + '$2']");
  const replies = await repliesOf([read, hidden].map((each) => ({ code: code(each), requests: [] })));
  expect(replies.map(thrownBy)).toEqual(['caught: 0', 'caught: 0']);
});

test('the allowed exports of tfjs’s layers work if the source names them', async () => {
  const code = `const tf = require('@tensorflow/tfjs');
    throw new Error([tf.metrics.binaryAccuracy(tf.ones([1, 1]), tf.ones([1, 1])), tf.initializers.ones().apply([2])].map((each) => each.dataSync().join()).join(' '));`;
  const [replies = []] = await repliesOf([{ code, requests: [] }]);
  expect(thrownBy(replies)).toBe('1 1,1');
});

test('a function that throws during a gradient does not affect the next call', async () => {
  const code = `const tf = require('@tensorflow/tfjs'); let first = true;
    exports.square = (x) => { if (first) { first = false; x.square(); throw new Error('once'); } return x.square(); };`;
  const [[, once = '{}', again = '{}'] = []] = await repliesOf([{ code, requests: [gradient] }]);
  expect(JSON.parse(once)).toMatchObject({ kind: 'threw', message: 'once' });
  expect(JSON.parse(again)).toMatchObject({ kind: 'gradient', gradients: [{ shape: [2, 2] }] });
});

describe('a submission cannot forge the record of a call', () => {
  // The model may break with replaced intrinsics, but its call has been recorded by then.
  const forge = (script: string): string => `const tf = require('@tensorflow/tfjs');
    exports.use = (x, params, model) => {
      const [made, xt] = [tf.scalar(1), tf.ones([3, 1])];
      x.dispose();
      ${script}
      try { model(xt, 2.5); } catch {}
      return made;
    };`;
  test.each([
    'Array.prototype.push = function () { return 0; };',
    'Array.prototype.join = () => "int32 [1]";',
    'JSON.stringify = () => "[]"; JSON.parse = () => ({});',
    'Object.prototype.toJSON = Array.prototype.toJSON = () => [];',
    'Object.entries = Object.keys = () => []; Object.fromEntries = () => ({});',
    'Array.prototype.map = Array.prototype.flatMap = Array.prototype.slice = () => [];',
    'Array.prototype[Symbol.iterator] = function* () {};',
    'String.prototype.slice = String.prototype.split = () => "";',
    'Object.is = () => true; Number.isFinite = () => false; globalThis.String = () => "x";',
    `const real = Number; let said = 0;
      globalThis.Number = Object.setPrototypeOf((value) => real(value) !== 3 ? real(value) : ({ valueOf: () => 1,
        toString: () => (said++ > 0 ? '1' : '1],"step":"x"}],"damaged":[],"z":[{"a":[1') }), real);`,
    'Reflect.apply = () => 1; Function.prototype.call = Function.prototype.apply = () => 1;',
  ])('%s', async (script) => {
    const [[, reply = '{}'] = []] = await repliesOf([{ code: forge(script), requests: [call('use')] }]);
    expect(JSON.parse(reply)).toMatchObject({
      kind: 'returned',
      callbacks: [{ role: 'model', shape: [3, 1], step: 'the number 2.5' }],
      damaged: ['x was disposed'],
    });
  });
});

test('a call that runs out of time is never taken for an error', async () => {
  const endless = { code: 'for (;;);', requests: [], limitMs: 10 };
  const replies = await repliesOf(Array.from({ length: 60 }, () => endless));
  expect(replies.map(([loaded]) => loaded)).toEqual(Array(60).fill(null));
});
