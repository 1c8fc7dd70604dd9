import { readFileSync } from 'node:fs';
import { ownProgram } from '../../platform/own-program';
import { bundledWasmKernels, wasmLibrary } from '../../sandbox/bundled-tfjs';

/**
 * The script that gives the page the text of its worker: tfjs, the kernels and the library of the
 * wasm backend, and the worker itself. As a text, it needs no network and no server.
 */
export async function engineScript(): Promise<string> {
  const [tfjs, worker, kernels] = await Promise.all([
    ownProgram(['grader', 'lab', 'browser', 'worker', 'tfjs.ts'], 'realm').then(textOf),
    ownProgram(['grader', 'lab', 'browser', 'worker', 'main.ts'], 'page').then(textOf),
    bundledWasmKernels().then(textOf),
  ]);
  const wasm = readFileSync(wasmLibrary()).toString('base64');
  const text = [
    `globalThis.labParts={tf:((module)=>{let exports=module.exports;${tfjs}\n;return module.exports})({exports:{}}),`,
    `kernels:${kernels},wasm:${JSON.stringify(wasm)}};`,
    worker,
  ].join('\n');
  return `globalThis.labEngine=${JSON.stringify(text)};globalThis.dispatchEvent(new Event('lab-engine'));\n`;
}

const textOf = (file: string): string => readFileSync(file, 'utf8');
