import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';

/**
 * The bundled tfjs as a script; `TfjsParts` in realm/tfjs.ts is its value. With V8's code cache, made of it under the same flags, it is
 * there in half of the time; V8 passes over a cache that is not for it.
 */
export function tfjsScript(file: string, codeCache?: Uint8Array): Script {
  // The bundler writes nothing but ASCII, which is read faster as what it also is.
  return new Script(readFileSync(file, 'latin1'), {
    filename: 'tfjs.js', // The name that stacks give it; the realm knows it too.
    ...(codeCache && { cachedData: codeCache }),
  });
}
