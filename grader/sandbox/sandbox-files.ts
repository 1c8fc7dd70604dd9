import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { bundledTfjs, cached, ownProgram } from '../repository/own-bundle';
import { libraryNames } from './library-names';
import { nodeFlags } from './node-flags';

/** The files that a sandbox is made of. */
export interface SandboxFiles {
  /** What the process runs. */
  readonly program: string;
  /** What the realm of student code begins with, beside tfjs. */
  readonly realmProgram: string;
  readonly tfjs: string;
  /** V8's code cache of tfjs, where that could be made. */
  readonly codeCache: string | undefined;
}

const MAX_MS = 30_000;
const MAX_BYTES = 16 * 2 ** 20;

/** The files; made at the first use with this version of Node. */
export async function sandboxFiles(): Promise<SandboxFiles> {
  const [program, realm, tfjs] = await Promise.all([
    ownProgram(['grader', 'sandbox', 'child', 'child-program.ts']),
    ownProgram(['grader', 'sandbox', 'child', 'realm', 'enter-realm.ts'], 'realm'),
    bundledTfjs(Object.values(libraryNames).flatMap((names) => [...names])),
  ]);
  const codeCache = await codeCacheOf(realm, tfjs).catch(() => undefined);
  return { program, realmProgram: realm, tfjs, codeCache };
}

/** V8 takes a cache only where all of this is the same. */
async function codeCacheOf(realm: string, tfjs: string): Promise<string> {
  const program = await ownProgram(['grader', 'sandbox', 'child', 'code-cache-program.ts']);
  const files = [program, realm, tfjs];
  const { version, arch, platform } = process;
  const names = files.map((file) => path.basename(file));
  const key = createHash('sha256').update(JSON.stringify([names, version, arch, platform, nodeFlags([])]));
  const name = `tfjs-${key.digest('hex').slice(0, 16)}.code-cache`;
  return cached(name, async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [...nodeFlags(files), ...files], {
      ...{ encoding: 'buffer', timeout: MAX_MS, maxBuffer: MAX_BYTES },
      ...{ env: {}, windowsHide: true },
    });
    return stdout;
  });
}
