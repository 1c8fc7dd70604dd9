import { readFileSync } from 'node:fs';
import { createRequire, wrap } from 'node:module';
import { Script } from 'node:vm';
import type { Tfjs } from './child-values';

/**
 * Loads the bundled tfjs and has it do its first operation. With V8's code cache, made of it under the same flags, this takes half
 * of the time; V8 passes over a cache that is not for it.
 */
export function loadTfjs(file: string, codeCache?: Uint8Array): { tf: Tfjs; script: Script } {
  const module = { exports: {} };
  // The bundler writes nothing but ASCII, which is read faster as what it also is.
  const script = new Script(wrap(readFileSync(file, 'latin1')), {
    filename: file,
    ...(codeCache && { cachedData: codeCache }),
  });
  const run = script.runInThisContext() as (...values: unknown[]) => void;
  run.call(module.exports, module.exports, createRequire(file), module, file);
  const tf = module.exports as Tfjs;
  // tfjs greets at its first operation; that is not the student's output.
  const { warn } = console;
  console.warn = (): void => undefined;
  tf.tidy(() => tf.matMul(tf.ones([1, 1]), tf.ones([1, 1])).dataSync());
  console.warn = warn;
  return { tf, script };
}
