import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { compileFunction, constants, createContext, Script, type Context } from 'node:vm';
import { libraryNames } from '../library-names';
import { answerNodeIn } from './node-callbacks';
import type { RealmFunctions } from './realm/enter-realm';
import type { ModuleFunction } from './realm/model-answers';
import type { TfjsParts } from './realm/tfjs';

/** The scripts that every realm begins with; V8 keeps what it has compiled of them for the next. */
export interface RealmScripts {
  readonly program: Script;
  readonly tfjs: Script;
}

/** The script of our program in a realm; its value is the function `enter`. */
export const realmProgram = (file: string): Script =>
  new Script(
    `(() => {'use strict';const module = {exports: {}};${readFileSync(file, 'utf8')}\nreturn module.exports.enter;})()`,
    {
      filename: 'realm.js',
    },
  );

/**
 * The bundled tfjs; `TfjsParts` in realm/tfjs.ts is its value. The bundler writes nothing but ASCII, which is faster to read as Latin-1,
 * and the file's name is the one that stacks give it; the realm knows it too.
 */
export const tfjsScript = (file: string): Script =>
  new Script(readFileSync(file, 'latin1'), { filename: 'tfjs.js' });

/** No submission can know the name and be there first; it is gone before submitted code runs. */
const ARRANGED = `run${randomBytes(16).toString('hex')}`;
const fromLayers = [...libraryNames.fromLayers];
const runArranged = new Script(`${ARRANGED}()`, { filename: 'run.js' });

/**
 * A global object of its own for one exercise, with its own intrinsics and its own tfjs. Nothing of this program or of Node is ever
 * handed in: in go texts, and functions that were compiled inside; out come texts, and nothing else is looked at.
 */
export class StudentRealm {
  private readonly context: Context;
  private readonly functions: RealmFunctions;

  constructor({ program, tfjs }: RealmScripts) {
    this.context = createContext(constants.DONT_CONTEXTIFY, {
      codeGeneration: { strings: false, wasm: false },
      // Its promises wait in a queue of their own, which is emptied within the time of a call that has a limit, and never otherwise.
      microtaskMode: 'afterEvaluate',
    });
    const enter = program.runInContext(this.context) as (tfjs: TfjsParts) => RealmFunctions;
    // Copied while nobody else has been in there.
    this.functions = { ...enter(tfjs.runInContext(this.context) as TfjsParts) };
  }

  addModelAnswers(code: string): void {
    const { addModelAnswers } = this.functions;
    addModelAnswers(this.compiled(`'use strict';${code}`, 'model-answers.js'));
  }

  /** The reply to loading an exercise's script, as JSON; undefined when it was not there in time. */
  load(exercise: string, code: string, modelAnswers: readonly string[], limitMs: number): unknown {
    const { addLayers } = this.functions;
    if (fromLayers.some((name) => code.includes(name))) addLayers();
    answerNodeIn(this.functions);
    const run = this.compiled(code, `${exercise}.submission.js`);
    return this.timed(limitMs, JSON.stringify(modelAnswers), run);
  }

  /**
   * The reply to a request, both as JSON.
   *
   * @param limitMs ends the call after this time, for ten times what a small call takes; then there is no reply
   */
  answer(request: string, limitMs?: number): unknown {
    if (limitMs !== undefined) return this.timed(limitMs, request);
    // Called by itself, not as a method: `this` would be an object of this program.
    const { answer } = this.functions;
    return answer(request);
  }

  private timed(limitMs: number, text: string, run?: ModuleFunction): unknown {
    const { arrange, takeReply, answer } = this.functions;
    // Only a submission can have closed its global object; the judge will end what never ends.
    if (!arrange(ARRANGED, text, run)) return answer(text);
    const began = performance.now();
    try {
      runArranged.runInContext(this.context, { timeout: limitMs });
    } catch (failure) {
      // What was thrown may be of that realm: the clock tells why.
      if (performance.now() - began >= limitMs) return undefined;
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
