import { format } from 'node:util';

/**
 * Takes from the process's globals what student code has no use for. A layer, not the wall: files, processes and workers are
 * refused by Node's permission model, and the verdict is computed in another process.
 *
 * @param print where console output goes, in order with everything else
 */
export function confine(print: (text: string) => void): void {
  const log = (...values: unknown[]): void => {
    print(`\n${format(...values)}\n`);
  };
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const) {
    console[method] = log;
  }
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']) {
    Reflect.deleteProperty(globalThis, name);
  }
  const denied = (name: string) => (): never => {
    throw new Error(`process.${name} is not available in an exercise`);
  };
  for (const name of ['binding', '_linkedBinding', 'dlopen', 'getBuiltinModule', 'kill', 'chdir'] as const) {
    Object.defineProperty(process, name, { value: denied(name), configurable: false, writable: false });
  }
  Object.defineProperty(process, 'mainModule', { value: undefined, configurable: false, writable: false });
  const environment = process.env;
  for (const name of Object.keys(environment)) Reflect.deleteProperty(environment, name);
}
