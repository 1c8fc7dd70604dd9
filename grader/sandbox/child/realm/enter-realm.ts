/**
 * The trusted code in the realm that runs student code. The realm shares no object with Node or
 * with the outer program, which keeps the functions that `enter` returns. It calls them only with
 * strings and with functions compiled in this realm, and they return strings. All of this code
 * loads before student code, and uses copies of whatever that could replace.
 */
// Must be the first import; the file says why.
import './function-sources';
import type { Request } from '../../protocol';
import { callFunction } from './call';
import { setGlobals } from './globals';
import { gradient } from './gradient';
import { asString, defineProperty, deleteProperty, entries, parseJson, quote, slice } from './intrinsics';
import { loadModelAnswers, runModule, type ModuleFunction } from './model-answers';
import { formatStack } from './stack';
import { loadTfjs, type TfjsParts } from './tfjs';
import type { WebAssemblyGlobal } from './wasm/instance';
import type { WasmParts } from './wasm/use-wasm';

/** The most characters that one request may print; the realm keeps them until it answers. */
const MAX_PRINTED = 4 * 2 ** 20;

/** What the outer program calls. These functions throw only on stack overflow. */
export interface RealmFunctions {
  /** Loads the allowed exports of tfjs's layers; called before any other script runs. */
  readonly addLayers: () => void;
  /** Loads the model answers; called before any other script runs. */
  readonly addModelAnswers: (run: ModuleFunction) => void;
  /**
   * Loads an exercise, which may require the named model answers; `names` is JSON, and so is the
   * reply, like all others.
   */
  readonly load: (run: ModuleFunction, names: string) => string;
  /** Answers a request, which is JSON. */
  readonly answer: (request: string) => string;
  /**
   * Defines a global function of this name, which removes itself and then loads `run`, or answers
   * `text` if there is none; `takeReply` returns its reply. A script that calls it can be given a
   * time limit, unlike a call from outside. Returns false if the submission has made the global
   * object non-extensible: looking up the name could then run the submission's code.
   */
  readonly arrange: (name: string, text: string, run?: ModuleFunction) => boolean;
  readonly takeReply: () => string;
  /** Returns what was printed since the last call. */
  readonly takePrinted: () => string;
  readonly formatStack: typeof formatStack;
  readonly ignore: () => void;
  readonly refuseImport: () => Promise<never>;
}

/** @param wasm given if tfjs is to compute with WebAssembly */
export function enter(tfjs: TfjsParts, wasm?: WasmParts): RealmFunctions {
  let printed = '';
  const { WebAssembly: webAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyGlobal };
  setGlobals((text) => {
    if (printed.length + text.length > MAX_PRINTED)
      throw new Error('printed or returned far too much; look for output in a loop');
    printed += text;
  });
  const { tf, library, addLayers } = loadTfjs(tfjs, wasm && [wasm, webAssembly]);
  printed = ''; // tfjs prints a greeting at its first operation.
  // Bundled code copies own properties of what it requires, but not those of the prototype.
  const namespace = Object.create(library) as object;
  const reject = Promise.reject.bind(Promise) as (why: unknown) => Promise<never>;
  let modelAnswers = Object.create(null) as Readonly<Record<string, object | undefined>>;
  let exported: Record<string, unknown> = {};

  const loaded = (run: ModuleFunction, names: readonly string[]): string => {
    const provided = Object.create(null) as Record<string, object | undefined>;
    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      if (name !== undefined) provided[name] = modelAnswers[name];
    }
    provided['@tensorflow/tfjs'] = namespace;
    exported = {
      ...runModule(run, (name) => {
        const found = provided[name];
        if (found !== undefined) return found;
        throw new Error(
          `"${name}" cannot be imported here; only @tensorflow/tfjs and files of exercises/ can`,
        );
      }),
    };
    return loadedJson(exported);
  };

  const answered = (request: Request): string => {
    if (request.kind !== 'call' && request.kind !== 'gradient')
      throw new Error('the request has no meaning here');
    const target = exported[request.function];
    if (typeof target !== 'function') throw new Error(`${request.function} is not a function`);
    const function_ = target as (...values: unknown[]) => unknown;
    return request.kind === 'call'
      ? callFunction(tf, function_, request.arguments)
      : gradient(tf, function_, request.arguments, request.wrt, request.cotangents);
  };

  const load = (run: ModuleFunction, names: string): string =>
    orThrown(() => loaded(run, parseJson(names) as string[]));
  const answer = (request: string): string => orThrown(() => answered(parseJson(request) as Request));
  let reply = '';

  return {
    addLayers,
    addModelAnswers: (run) => {
      modelAnswers = loadModelAnswers(run, tf);
    },
    load,
    answer,
    arrange: (name, text, run) => {
      const once = (): void => {
        deleteProperty(own, name);
        reply = run === undefined ? answer(text) : load(run, text);
      };
      reply = '';
      return defineProperty(own, name, hidden(once));
    },
    takeReply: () => reply,
    takePrinted: () => {
      const taken = printed;
      printed = '';
      return taken;
    },
    formatStack,
    ignore: () => undefined,
    refuseImport: () => reject(new Error('import() cannot be used here')),
  };
}

const own = globalThis;

const hidden = (value: unknown): PropertyDescriptor =>
  ({ __proto__: null, value, configurable: true }) as PropertyDescriptor;

/** The type of each export, by name. */
function loadedJson(exported: Readonly<Record<string, unknown>>): string {
  const named = entries(exported);
  let types = '';
  for (let i = 0; i < named.length; i++)
    types += `${i === 0 ? '' : ','}${quote(named[i]?.[0] ?? '')}:"${typeof named[i]?.[1]}"`;
  return `{"kind":"loaded","exports":{${types}}}`;
}

function orThrown(reply: () => string): string {
  try {
    return reply();
  } catch (thrown) {
    return thrownJson(thrown);
  }
}

function thrownJson(thrown: unknown): string {
  let message = 'threw something that cannot be shown';
  let stack = '';
  try {
    if (thrown instanceof Error) {
      message = asString(thrown.message);
      stack = asString(thrown.stack);
    } else message = asString(thrown);
  } catch {
    // Its getters threw; keep what was read until then.
  }
  return `{"kind":"threw","message":${quote(slice(message, 0, 2_000))},"stack":${quote(slice(stack, 0, 4_000))}}`;
}
