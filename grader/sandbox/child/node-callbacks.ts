import { createRequire } from 'node:module';
import process from 'node:process';
import type { RealmFunctions } from './realm/enter-realm';

/**
 * What Node has V8 call while student code runs, in Node's own realm: to format a stack, for a promise that is rejected, for `import()`.
 * What such a function throws, or returns, would be an object of Node's realm in the hands of a submission; so functions of the
 * submission's own realm take their place. Node shows the way to them under `--expose-internals` alone, which its own tests use.
 *
 * @throws TypeError in a version of Node that has them no longer: better no sandbox than an open one
 */
export function answerNodeIn({ formatStack, ignore, refuseImport }: RealmFunctions): void {
  errors.setPrepareStackTraceCallback(formatStack);
  tasks.setPromiseRejectCallback(ignore);
  modules.setImportModuleDynamicallyCallback(refuseImport);
}

type Setter = (callback: (...values: never[]) => unknown) => void;

/** The part of Node's internals that is needed, by the names of its bindings. */
interface Bindings {
  readonly errors: { readonly setPrepareStackTraceCallback: Setter };
  readonly task_queue: { readonly setPromiseRejectCallback: Setter };
  readonly module_wrap: { readonly setImportModuleDynamicallyCallback: Setter };
}

interface Internals {
  readonly internalBinding: <Name extends keyof Bindings>(name: Name) => Bindings[Name];
}

const { internalBinding } = createRequire(process.execPath)('internal/test/binding') as Internals;
const errors = internalBinding('errors');
const tasks = internalBinding('task_queue');
const modules = internalBinding('module_wrap');
