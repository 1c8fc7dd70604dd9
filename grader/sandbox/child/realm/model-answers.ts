import { hideSources } from './function-sources';

type Exports = Record<string, unknown>;

/** A script as a CommonJS module. */
export type ModuleFunction = (
  module: { exports: Exports },
  exports: Exports,
  require: (name: string) => unknown,
) => void;

/** Runs a module and returns its exports. It can import only through `provide`. */
export function runModule(run: ModuleFunction, provide: (name: string) => unknown): Exports {
  const module = { exports: {} as Exports };
  run(module, module.exports, provide);
  return module.exports;
}

/**
 * Loads the model answers, by module, before any submitted code runs. Their exports do not reveal
 * how they are written: they are strict, so that no stack leads to them, and from here on no
 * function of this realm shows its source. The returned record has no prototype, so that a
 * submission cannot intercept lookups.
 */
export function loadModelAnswers(run: ModuleFunction, tf: object): Readonly<Record<string, object>> {
  const library: unknown = Object.create(tf);
  const modules = runModule(run, () => library);
  // Model answers pass closures to tfjs, and a submission can replace functions of tfjs.
  hideSources();
  const answers = Object.create(null) as Record<string, object>;
  for (const [file, exported] of Object.entries(modules)) {
    const functions = Object.entries(exported as Exports).filter(([, value]) => typeof value === 'function');
    const bound = functions.map(([name, value]) => [name, (value as () => unknown).bind(undefined)] as const);
    answers[file] = Object.freeze(Object.fromEntries(bound));
  }
  return answers;
}
