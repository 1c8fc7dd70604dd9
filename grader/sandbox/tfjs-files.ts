import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { bundledTfjs, cached, ownProgram } from '../repository/own-bundle';
import { nodeFlags } from './node-flags';

/** tfjs for the sandbox: one script, and V8's code cache of it where that could be made. */
export interface TfjsFiles {
  readonly script: string;
  readonly codeCache: string | undefined;
}

const MAX_MS = 30_000;
const MAX_BYTES = 16 * 2 ** 20;

/** The files of tfjs; made at the first use with this version of Node. */
export async function tfjsFiles(): Promise<TfjsFiles> {
  const script = await bundledTfjs();
  return { script, codeCache: await codeCacheOf(script).catch(() => undefined) };
}

/** V8 takes a cache only where all of this is the same. */
async function codeCacheOf(script: string): Promise<string> {
  const program = await ownProgram(['grader', 'sandbox', 'code-cache-program.ts']);
  const { version, arch, platform } = process;
  const names = [program, script].map((file) => path.basename(file));
  const key = createHash('sha256').update(JSON.stringify([names, version, arch, platform, nodeFlags([])]));
  const name = `tfjs-${key.digest('hex').slice(0, 16)}.code-cache`;
  return cached(name, async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [...nodeFlags([program, script]), program, script],
      { encoding: 'buffer', timeout: MAX_MS, maxBuffer: MAX_BYTES, env: {}, windowsHide: true },
    );
    return stdout;
  });
}
