/**
 * What is ours in the realm that student code runs in. The realm shares no object with Node or with the program around it: that one
 * keeps the functions that `enter` returns, and calls them with texts and with functions that it has had compiled here; they answer
 * in texts. All of it is loaded before student code, and uses copies of what that could change.
 */
// First of all: see there.
import './function-sources';
import type { Request } from '../../protocol';
import { callFunction } from './call';
import { setGlobals } from './globals';
import { gradient } from './gradient';
import { asString, defineProperty, deleteProperty, entries, parseJson, quote, slice } from './intrinsics';
import { loadModelAnswers, runModule, type ModuleFunction } from './model-answers';
import { formatStack } from './stack';
import { loadTfjs, type TfjsParts } from './tfjs';

/** The most that one request may print, in characters; a realm holds it until the request is answered. */
const MAX_PRINTED = 4 * 2 ** 20;

/** What the program around the realm calls. None of it ever throws but where the stack is full. */
export interface RealmFunctions {
  /** Loads what an exercise may use of tfjs's layers, before any other script. */
  readonly addLayers: () => void;
  /** The script of the model answers, before any other. */
  readonly addModelAnswers: (run: ModuleFunction) => void;
  /** Loads an exercise, which may require these of the model answers; the names as JSON. The reply, as all others, as JSON. */
  readonly load: (run: ModuleFunction, names: string) => string;
  /** Answers a request as JSON. */
  readonly answer: (request: string) => string;
  /**
   * Defines a global function of this name, which takes itself away and then answers, or loads where there is something to load; its
   * reply is to be taken. For a script that can be ended when its time is up, which a call from outside cannot. False when the
   * submission has closed the global object, and a script that looks for the function would ask the submission.
   */
  readonly arrange: (name: string, text: string, run?: ModuleFunction) => boolean;
  readonly takeReply: () => string;
  /** What has been printed since it was asked for last. */
  readonly takePrinted: () => string;
  readonly formatStack: typeof formatStack;
  readonly ignore: () => void;
  readonly refuseImport: () => Promise<never>;
}

export function enter(tfjs: TfjsParts): RealmFunctions {
  let printed = '';
  setGlobals((text) => {
    if (printed.length + text.length > MAX_PRINTED)
      throw new Error('printed or returned far too much; look for output in a loop');
    printed += text;
  });
  const { tf, library, addLayers } = loadTfjs(tfjs);
  printed = ''; // tfjs greets at its first operation; that is not the student's output.
  // Bundled code makes a copy of what it requires, property by property, but of its prototype.
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
    // Its own getters threw; what was read until then is what there is.
  }
  return `{"kind":"threw","message":${quote(slice(message, 0, 2_000))},"stack":${quote(slice(stack, 0, 4_000))}}`;
}
