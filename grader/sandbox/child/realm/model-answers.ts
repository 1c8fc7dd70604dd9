import { hideSources } from './function-sources';

type Exports = Record<string, unknown>;

/** A script as a CommonJS module. */
export type ModuleFunction = (
  module: { exports: Exports },
  exports: Exports,
  require: (name: string) => unknown,
) => void;

/** Runs a module and gives its exports. It cannot import anything but by `provide`. */
export function runModule(run: ModuleFunction, provide: (name: string) => unknown): Exports {
  const module = { exports: {} as Exports };
  run(module, module.exports, provide);
  return module.exports;
}

/**
 * The model answers by module, made before any code of a submission has run. What they hand out tells nothing of how they are
 * written: they are strict, so that no stack leads back to them, and from here on no function of this realm shows its source.
 * The list has no prototype: no lookup in it can be caught.
 */
export function loadModelAnswers(run: ModuleFunction, tf: object): Readonly<Record<string, object>> {
  const library: unknown = Object.create(tf);
  const modules = runModule(run, () => library);
  // tfjs is handed closures of theirs, and a submission can put its own functions into tfjs.
  hideSources();
  const answers = Object.create(null) as Record<string, object>;
  for (const [file, exported] of Object.entries(modules)) {
    const functions = Object.entries(exported as Exports).filter(([, value]) => typeof value === 'function');
    const bound = functions.map(([name, value]) => [name, (value as () => unknown).bind(undefined)] as const);
    answers[file] = Object.freeze(Object.fromEntries(bound));
  }
  return answers;
}
