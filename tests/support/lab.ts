import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';
import * as tf from '@tensorflow/tfjs';
import { exercises, pathOf } from '../../grader/course';
import { bundledWasmKernels, wasmLibrary } from '../../grader/sandbox/bundled-tfjs';
import { useWasm, type WasmParts } from '../../grader/sandbox/child/realm/wasm/use-wasm';
import { StudentCode } from '../../grader/lab/site/student-code';
import type { SceneTools } from '../../grader/lab/scenes/functions';

export interface StartedLab {
  readonly url: string;
  readonly stop: () => void;
}

/** Starts `npm run lab` for a submission, without npm. */
export async function startLab(submission: string, ...options: readonly string[]): Promise<StartedLab> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['scripts/run.mjs', 'grader/cli/main.ts', 'lab', '--submission', submission, ...options],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      const found = /http:\S+/.exec(text)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('exit', () => {
      reject(new Error(`the lab did not start: ${text}`));
    });
  });
  return { url, stop: () => child.kill() };
}

export const solutionOf = (id: string): string => readFileSync(path.join('solutions', fileOf(id)), 'utf8');

/** The file of an exercise, relative to a submission's root. */
export function fileOf(id: string): string {
  const exercise = exercises.find(({ definition }) => definition.id === id);
  if (exercise === undefined) throw new Error(`there is no exercise ${id}`);
  return pathOf(exercise);
}

/**
 * What scenes need, in Node.
 *
 * @param root the submission's folder with the modules; that of the model answers by default
 */
export async function toolsFor(root = 'solutions'): Promise<(emit?: SceneTools['emit']) => SceneTools> {
  tf.env().set('IS_TEST', true); // Without a notice about a faster backend.
  const codes = await new StudentCode(path.resolve(root)).update();
  const loaded = new Map<string, Exports>();
  const exportsOf = (id: string): Exports => {
    const known = loaded.get(id);
    if (known !== undefined) return known;
    const module = { exports: {} as Exports };
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- our own files
    const load = new Function('require', 'module', 'exports', codes[id]?.code ?? '') as (
      ...values: unknown[]
    ) => void;
    load(() => tf, module, module.exports);
    loaded.set(id, module.exports);
    return module.exports;
  };
  const find = (name: string): ((...values: unknown[]) => unknown) => {
    const exercise = exercises.find(({ definition }) =>
      definition.functions.some((each) => each.name === name),
    );
    const found = exercise && exportsOf(exercise.definition.id)[name];
    if (found === undefined) throw new Error(`there is no function ${name}`);
    return found;
  };
  return (emit = () => undefined) => ({
    ...{ tf, find, emit, use: find },
  });
}

/** Makes tfjs compute with the grader's own wasm backend, as the page does. */
export async function computeWithWasm(): Promise<void> {
  const script = readFileSync(await bundledWasmKernels(), 'utf8');
  const kernels = new Script(script).runInThisContext() as WasmParts['kernels'];
  useWasm(tf, { kernels, binary: readFileSync(wasmLibrary()) }, WebAssembly as never);
}

type Exports = Readonly<Record<string, (...values: unknown[]) => unknown>>;
