/* eslint-disable @typescript-eslint/prefer-for-of -- an iterator is what a submission could have changed */
import { compileFunction } from 'node:vm';

type Exports = Record<string, unknown>;

/** Without a prototype: no lookup in it can be caught by a submission that changed what objects or maps inherit. */
export type ModelAnswersByModule = Readonly<Record<string, object | undefined>>;

/** Runs a script as a CommonJS module and gives its exports. It cannot import anything but by `provide`. */
export function runScript(code: string, filename: string, provide: (name: string) => unknown): Exports {
  const module = { exports: {} as Exports };
  const run = compileFunction(code, ['module', 'exports', 'require'], { filename }) as (
    ...values: unknown[]
  ) => void;
  run(module, module.exports, provide);
  return module.exports;
}

/**
 * The model answers by module, made before any code of a submission has run. What they hand out tells nothing of how they are
 * written: they are strict, so that no stack leads back to them, and from here on no function of this process shows its source.
 */
export function loadModelAnswers(code: string, tf: unknown): ModelAnswersByModule {
  const library: unknown = Object.create(tf as object);
  const modules = runScript(`'use strict';${code}`, 'model-answers.js', () => library);
  hideSources();
  const frozen = Object.fromEntries(
    Object.entries(modules).map(([file, exported]) => {
      const functions = Object.entries(exported as Exports).filter(
        ([, value]) => typeof value === 'function',
      );
      const bound = functions.map(
        ([name, value]) => [name, (value as () => unknown).bind(undefined)] as const,
      );
      return [file, Object.freeze(Object.fromEntries(bound))] as const;
    }),
  );
  return Object.assign(Object.create(null) as object, frozen);
}

/** Those of the model answers that are named, by a loop that uses nothing a submission could have changed. */
export function modelAnswersAmong(
  modelAnswers: ModelAnswersByModule,
  names: readonly string[],
): ModelAnswersByModule {
  const found = Object.create(null) as Record<string, object | undefined>;
  for (let i = 0; i < names.length; i++) {
    const name = names[i] ?? '';
    found[name] = modelAnswers[name];
  }
  return found;
}

/** tfjs is handed closures of the model answers, and a submission can put its own functions into tfjs. */
function hideSources(): void {
  const toString = (): string => 'function () { [native code] }';
  Object.defineProperty(Function.prototype, 'toString', {
    value: toString,
    writable: false,
    configurable: false,
  });
}
