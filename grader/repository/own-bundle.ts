import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { version as esbuildVersion, type BuildOptions, type Plugin } from 'esbuild';
import { buildInTime } from './bundler';
import { graderVersion, inRepository } from './root';
import { writeWhole } from './write-whole';

/** What the grader makes for itself and may make again. */
export const cacheDirectory = inRepository('node_modules', '.cache', 'attention-to-diffusion');

/** A file of the cache, made where it is missing; its name tells its contents, so that two graders at a time do not collide. */
export async function cached(name: string, make: () => Promise<Uint8Array>): Promise<string> {
  const file = path.join(cacheDirectory, name);
  if (existsSync(file)) return file;
  const contents = await make();
  mkdirSync(path.dirname(file), { recursive: true });
  writeWhole(file, contents);
  return file;
}

async function bundle(entry: string, options: BuildOptions): Promise<Uint8Array> {
  const { outputFiles } = await buildInTime({
    entryPoints: [entry],
    absWorkingDir: inRepository(),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'silent',
    tsconfigRaw: '{}',
    // Read and parsed at every start; names stay, for errors and for tfjs, which looks at them.
    minifyWhitespace: true,
    minifySyntax: true,
    write: false,
    ...options,
  });
  return outputFiles?.[0]?.contents ?? new Uint8Array();
}

/** A program of the grader, bundled once for each version of the grader; resolves with the file's path. */
export async function ownProgram(segments: readonly string[]): Promise<string> {
  const make = (): Promise<Uint8Array> =>
    bundle(inRepository(...segments), {
      packages: 'external',
      tsconfigRaw: { compilerOptions: { alwaysStrict: true } },
    });
  // In a folder of their own: Jest looks through all of it when it starts.
  const nameOf = (version: string): string =>
    path.join('programs', `${path.basename(segments.at(-1) ?? '', '.ts')}-${version}.cjs`);
  if (graderVersion !== undefined) return cached(nameOf(graderVersion), make);
  const contents = await make();
  return cached(nameOf(createHash('sha256').update(contents).digest('hex')), () => Promise.resolve(contents));
}

/**
 * What tfjs would fetch and read models with is not in the sandbox, and of Node's `util`, which tfjs shows to everybody, what
 * tfjs uses: `util.log` would make a socket for the standard output, and from one socket there is a way to others.
 */
const inPlaceOfModules: Readonly<Record<string, string>> = {
  'node-fetch': `module.exports = () => { throw new Error('there is no network in an exercise'); };`,
  fs: `module.exports = { readFileSync: () => { throw new Error('there are no files in an exercise'); } };`,
  crypto: '', // A source of seeds where there is none; the clock stands in.
  util: `const { TextEncoder, TextDecoder, types } = require('node:util');
    module.exports = Object.freeze({ TextEncoder, TextDecoder, types: Object.freeze({ ...types }) });`,
};

const withoutNode: Plugin = {
  name: 'without-node',
  setup(builder) {
    builder.onResolve({ filter: /^(node-fetch|fs|crypto|util)$/ }, ({ path: name }) => ({
      path: name,
      namespace: 'instead',
    }));
    builder.onLoad({ filter: /.*/, namespace: 'instead' }, ({ path: name }) => ({
      contents: inPlaceOfModules[name] ?? '',
    }));
  },
};

/** tfjs as one file: all that the sandbox may read beside its own program. Made once for each version. */
export async function bundledTfjs(): Promise<string> {
  const packageFile = createRequire(inRepository('package.json')).resolve('@tensorflow/tfjs/package.json');
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  const name = `tfjs-${version}-without-node-or-crypto-small-esbuild-${esbuildVersion}.cjs`;
  const entry = path.join(path.dirname(packageFile), 'dist', 'tf.node.js');
  return cached(name, () => bundle(entry, { plugins: [withoutNode] }));
}
