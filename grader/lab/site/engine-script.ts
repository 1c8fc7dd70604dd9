import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cachedScript, ownProgram } from '../../platform/own-program';
import { bundledWasmKernels, wasmLibrary } from '../../sandbox/bundled-tfjs';

/**
 * The script that gives the page the text of its worker: tfjs, the kernels and the library of the
 * wasm backend, and the worker itself. As a text, it needs no network and no server. Cached.
 */
export async function engineScript(): Promise<string> {
  const [tfjs, worker, kernels] = await Promise.all([
    ownProgram(['grader', 'lab', 'browser', 'worker', 'tfjs.ts'], 'realm'),
    ownProgram(['grader', 'lab', 'browser', 'worker', 'main.ts'], 'page'),
    bundledWasmKernels(),
  ]);
  const parts: Parts = { tfjs, worker, kernels, wasm: wasmLibrary() };
  // The parts have other names when their contents change.
  const made = JSON.stringify([parts, scriptOf.toString()]);
  const name = `lab-engine-${createHash('sha256').update(made).digest('hex').slice(0, 16)}.js`;
  return textOf(await cachedScript(name, () => Promise.resolve(scriptOf(parts))));
}

/** The files that it is made of. */
interface Parts {
  readonly tfjs: string;
  readonly worker: string;
  readonly kernels: string;
  readonly wasm: string;
}

function scriptOf({ tfjs, worker, kernels, wasm }: Parts): string {
  const library = readFileSync(wasm).toString('base64');
  const text = [
    `globalThis.labParts={tf:((module)=>{let exports=module.exports;${textOf(tfjs)}\n;return module.exports})({exports:{}}),`,
    `kernels:${textOf(kernels)},wasm:${JSON.stringify(library)}};`,
    textOf(worker),
  ].join('\n');
  return `globalThis.labEngine=${JSON.stringify(text)};globalThis.dispatchEvent(new Event('lab-engine'));\n`;
}

const textOf = (file: string): string => readFileSync(file, 'utf8');
