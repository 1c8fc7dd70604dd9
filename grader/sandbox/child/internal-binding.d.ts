/** The part of Node's internals that the sandbox needs; see node-callbacks.ts. */
declare module 'internal/test/binding' {
  type Setter = (callback: (...values: never[]) => unknown) => void;
  export function internalBinding(name: 'errors'): { setPrepareStackTraceCallback: Setter };
  export function internalBinding(name: 'task_queue'): { setPromiseRejectCallback: Setter };
  export function internalBinding(name: 'module_wrap'): { setImportModuleDynamicallyCallback: Setter };
}
