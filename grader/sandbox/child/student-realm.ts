import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { compileFunction, constants, createContext, Script, type Context } from 'node:vm';
import { libraryNames } from '../library-names';
import { answerNodeIn } from './node-callbacks';
import type { RealmFunctions } from './realm/enter-realm';
import type { ModuleFunction } from './realm/model-answers';
import type { TfjsParts } from './realm/tfjs';
import type { WasmParts } from './realm/wasm/use-wasm';

/** The scripts that every realm starts with. V8 reuses the compiled code for each new realm. */
export interface RealmScripts {
  readonly program: Script;
  readonly tfjs: Script;
}

/** What a realm needs for tfjs's wasm backend. */
export interface WasmScripts {
  /** The script's value is the function `kernels` of `WasmParts` (realm/wasm/use-wasm.ts). */
  readonly kernels: Script;
  readonly binary: Uint8Array;
}

/** Our program for a realm; the script's value is the function `enter`. */
export const realmProgram = (file: string): Script =>
  new Script(
    `(() => {'use strict';const module = {exports: {}};${readFileSync(file, 'utf8')}\nreturn module.exports.enter;})()`,
    {
      filename: 'realm.js',
    },
  );

/**
 * The bundled tfjs; the script's value is a `TfjsParts` (realm/tfjs.ts). The bundler writes only
 * ASCII, which is faster to read as Latin-1. The file name appears in stacks.
 */
export const tfjsScript = (file: string): Script =>
  new Script(readFileSync(file, 'latin1'), { filename: 'tfjs.js' });

/** Reads the files of the wasm backend. */
export const wasmScripts = (kernelsFile: string, binaryFile: string): WasmScripts => ({
  kernels: new Script(readFileSync(kernelsFile, 'latin1'), { filename: 'tfjs-wasm.js' }),
  binary: readFileSync(binaryFile),
});

/** Unguessable, so that no submission can claim the name; removed before submitted code runs. */
const ARRANGED = `run${randomBytes(16).toString('hex')}`;

/** V8's timer rounds to milliseconds: one timeout in five comes before its time. */
const TIMER_SLACK_MS = 5;

/** What a script contains that uses them. Other things are called layers, too. */
const fromLayers = [...libraryNames.fromLayers].map((name) => (name === 'layers' ? '.layers.' : name));
const runArranged = new Script(`${ARRANGED}()`, { filename: 'run.js' });

/**
 * A realm for one exercise, with its own global object, intrinsics and tfjs. No object of this
 * program or of Node ever enters it: it receives only strings and functions compiled inside it, and
 * only strings are read from it.
 */
export class StudentRealm {
  private readonly context: Context;
  private readonly functions: RealmFunctions;

  /** @param wasm given if tfjs is to compute with WebAssembly */
  constructor({ program, tfjs }: RealmScripts, wasm?: WasmScripts) {
    this.context = createContext(constants.DONT_CONTEXTIFY, {
      // Even with `wasm`, nothing in the realm leads submitted code to a compiler.
      codeGeneration: { strings: false, wasm: wasm !== undefined },
      // A separate microtask queue, drained only within a timed call, so the limit covers it.
      microtaskMode: 'afterEvaluate',
    });
    const enter = program.runInContext(this.context) as (tfjs: TfjsParts, wasm?: WasmParts) => RealmFunctions;
    const parts = tfjs.runInContext(this.context) as TfjsParts;
    // Copied before any submitted code runs.
    this.functions = { ...(wasm === undefined ? enter(parts) : enter(parts, this.wasmParts(wasm))) };
  }

  /** Makes an object of the realm: the library is copied into an array of its own. */
  private wasmParts({ kernels, binary }: WasmScripts): WasmParts {
    const make = new Script(`((kernels) => ({kernels,binary:new Uint8Array(${String(binary.length)})}))`);
    const toParts = make.runInContext(this.context) as (kernels: WasmParts['kernels']) => WasmParts;
    const parts = toParts(kernels.runInContext(this.context) as WasmParts['kernels']);
    Uint8Array.prototype.set.call(parts.binary, binary);
    return parts;
  }

  addModelAnswers(code: string): void {
    const { addModelAnswers } = this.functions;
    addModelAnswers(this.compiled(`'use strict';${code}`, 'model-answers.js'));
  }

  /** Loads an exercise's script. Returns the reply as JSON; undefined if time ran out. */
  load(exercise: string, code: string, modelAnswers: readonly string[], limitMs: number): unknown {
    const { addLayers } = this.functions;
    if (fromLayers.some((name) => code.includes(name))) addLayers();
    answerNodeIn(this.functions);
    const run = this.compiled(code, `${exercise}.submission.js`);
    return this.timed(limitMs, JSON.stringify(modelAnswers), run);
  }

  /**
   * Answers a request; both are JSON.
   *
   * @param limitMs ends the call after this time, without a reply. A limit makes a small call ten
   *   times slower.
   */
  answer(request: string, limitMs?: number): unknown {
    if (limitMs !== undefined) return this.timed(limitMs, request);
    // Not called as a method: `this` would be an object of this program.
    const { answer } = this.functions;
    return answer(request);
  }

  private timed(limitMs: number, text: string, run?: ModuleFunction): unknown {
    const { arrange, takeReply, answer } = this.functions;
    // The submission locked its global object. Without a timer here, the judge ends a stuck call.
    if (!arrange(ARRANGED, text, run)) return answer(text);
    const began = performance.now();
    try {
      runArranged.runInContext(this.context, { timeout: limitMs });
    } catch (failure) {
      // The error may come from that realm: do not touch it, use the clock to tell a timeout.
      if (performance.now() - began >= limitMs - TIMER_SLACK_MS) return undefined;
      throw failure;
    }
    return takeReply();
  }

  takePrinted(): string {
    const { takePrinted } = this.functions;
    return takePrinted();
  }

  private compiled(code: string, filename: string): ModuleFunction {
    const parameters = ['module', 'exports', 'require'];
    return compileFunction(code, parameters, { filename, parsingContext: this.context }) as ModuleFunction;
  }
}
