import { createRequire } from 'node:module';
import process from 'node:process';
import type { RealmFunctions } from './realm/enter-realm';

/**
 * Replaces the callbacks that Node registers with V8 and that run during student code: for stack
 * formatting, rejected promises and `import()`. They run in Node's realm, so what they throw or
 * return would give a submission an object of that realm. Functions of the submission's own realm
 * take over. Node exposes the setters only with `--expose-internals`, a flag for its own tests.
 *
 * @throws TypeError if a version of Node lacks a setter: better no sandbox than an open one
 */
export function answerNodeIn({ formatStack, ignore, refuseImport }: RealmFunctions): void {
  errors.setPrepareStackTraceCallback(formatStack);
  tasks.setPromiseRejectCallback(ignore);
  modules.setImportModuleDynamicallyCallback(refuseImport);
}

type Setter = (callback: (...values: never[]) => unknown) => void;

/** The parts of Node's internals used here, by binding. */
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
