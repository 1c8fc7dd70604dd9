import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build, version as esbuildVersion, type BuildOptions, type Plugin } from 'esbuild';
import { buildOwn } from '../platform/own-builds.mjs';
import { cachedScript } from '../platform/own-program';
import { inRepository } from '../platform/root';
import { wasmKernels } from './wasm-kernels';

/** Stubs for what tfjs would fetch and read models with. The realm itself provides `util`. */
const stubbedModules: Readonly<Record<string, string>> = {
  'node-fetch': `module.exports = () => { throw new Error('there is no network in an exercise'); };`,
  fs: `module.exports = { readFileSync: () => { throw new Error('there are no files in an exercise'); } };`,
  crypto: '', // Used only for seeds; tfjs falls back to the clock.
};

const withoutNode: Plugin = {
  name: 'without-node',
  setup(builder) {
    builder.onResolve({ filter: /^(node-fetch|fs|crypto)$/ }, ({ path: name }) => ({
      path: name,
      namespace: 'instead',
    }));
    builder.onLoad({ filter: /.*/, namespace: 'instead' }, ({ path: name }) => ({
      contents: stubbedModules[name] ?? '',
    }));
  },
};

/**
 * The parts of `@tensorflow/tfjs`. Backends and model readers that exercises do not need are left
 * out, except for their flags.
 */
const PARTS = {
  core: `import '@tensorflow/tfjs-core/dist/register_all_gradients';
    import '@tensorflow/tfjs-converter/dist/flags';
    import '@tensorflow/tfjs-backend-webgl/dist/flags_webgl';
    import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
    export * from '@tensorflow/tfjs-core';
    export * from '@tensorflow/tfjs-backend-cpu';
    import { version as tfjs } from '@tensorflow/tfjs/dist/version';
    export const version = { tfjs };`,
  layers: `export * from '@tensorflow/tfjs-layers';`,
};

/** The parameters of each part; the realm that loads it passes the arguments. */
const PARAMETERS = {
  core: 'require, global, process, console, performance, instead',
  layers: 'module, exports, require',
};

/** Bundles a part of tfjs. Cached by the callers. */
async function part(contents: string, options: BuildOptions): Promise<string> {
  const { outputFiles } = await buildOwn(() =>
    build({
      stdin: { contents, resolveDir: path.dirname(resolved(PACKAGES.tfjs)) },
      absWorkingDir: inRepository(),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      logLevel: 'silent',
      tsconfigRaw: '{}',
      // Minified, since it is parsed at every start. Errors and tfjs itself need the names.
      minifyWhitespace: true,
      minifySyntax: true,
      write: false,
      // Skip the packages' prebuilt bundles, which cannot be split.
      mainFields: ['module', 'main'],
      legalComments: 'none',
      plugins: [withoutNode],
      ...options,
    }),
  );
  return outputFiles?.[0]?.text ?? '';
}

/** Written out: a release finds in the text which packages it needs. */
const PACKAGES = {
  tfjs: '@tensorflow/tfjs/package.json',
  wasm: '@tensorflow/tfjs-backend-wasm/package.json',
} as const;

const resolved = (file: string): string => createRequire(inRepository('package.json')).resolve(file);

/** A file name that changes with the package and with how it is bundled. */
function versionedName(name: string, packageFile: string, ...made: readonly unknown[]): string {
  const { version } = JSON.parse(readFileSync(resolved(packageFile), 'utf8')) as { version: string };
  const hash = createHash('sha256').update(JSON.stringify([esbuildVersion, ...made]));
  return `${name}-${version}-${hash.digest('hex').slice(0, 8)}.js`;
}

/**
 * Bundles tfjs into one script whose value is an object with a function per part; realm/tfjs.ts
 * documents their parameters. Layers are separate: they take twice as long to load as everything
 * else, and few exercises use them. Cached per version.
 *
 * @param withheld the exports that go through `instead`
 */
export async function bundledTfjs(withheld: readonly string[]): Promise<string> {
  const name = versionedName('tfjs', PACKAGES.tfjs, PARTS, stubbedModules, PARAMETERS, withheld);
  return cachedScript(name, async () => {
    const core = returningExports(await part(PARTS.core, { format: 'esm' }), withheld);
    const layers = await part(PARTS.layers, { external: ['@tensorflow/tfjs-core'] });
    const method = (name: keyof typeof PARAMETERS, body: string): string =>
      `${name}(${PARAMETERS[name]}) {'use strict';${body}\n}`;
    return `({${method('core', core)},${method('layers', layers)}})`;
  });
}

/**
 * The library of tfjs's wasm backend. This one uses SIMD, which every supported version of Node
 * has, and no threads: the numbers do not depend on the machine.
 */
export const wasmLibrary = (): string =>
  path.join(path.dirname(resolved(PACKAGES.wasm)), 'dist', 'tfjs-backend-wasm-simd.wasm');

/**
 * Bundles kernels of tfjs's wasm backend into a script. Its value is a function that takes tfjs's
 * core and returns them by file. Without the backend itself, which brings its own ways to load the
 * library. Cached per version.
 */
export async function bundledWasmKernels(): Promise<string> {
  const files = Object.values(wasmKernels).flat();
  const exported = files.map((file) => {
    const config = `${file[0]?.toLowerCase() ?? ''}${file.slice(1)}Config`;
    return `export {${config} as ${file}} from '@tensorflow/tfjs-backend-wasm/dist/kernels/${file}';`;
  });
  return cachedScript(versionedName('tfjs-wasm', PACKAGES.wasm, exported), async () => {
    const bundled = await part(exported.join(''), { format: 'esm', external: ['@tensorflow/tfjs-core'] });
    const { body, names } = withoutExports(
      bundled.replaceAll(
        /import\{([^{}]*)\}from"@tensorflow\/tfjs-core";/g,
        (_, imported: string) => `const{${imported.replaceAll(' as ', ':')}}=core;`,
      ),
    );
    if (body.includes('from"')) throw new Error('a kernel imports tfjs in an unknown way');
    return `((core)=>{'use strict';${body}return{${names.map(({ property }) => property).join(',')}};})`;
  });
}

/**
 * Turns a bundled module into a function body that returns its exports twice: all of them, and as
 * an exercise sees them. Both are object literals: defining six hundred properties one by one in
 * every realm takes longer than the rest of tfjs.
 */
function returningExports(bundled: string, withheld: readonly string[]): string {
  const { body, names } = withoutExports(bundled);
  const all = names.map(({ property }) => property);
  const library = [
    ...names.filter(({ name }) => !withheld.includes(name)).map(({ property }) => property),
    ...withheld.map((name) => `get ${name}(){return instead('${name}')}`),
  ];
  return `${body}return {tf:{${all.join(',')}},library:{${library.join(',')}}};`;
}

/** Removes the list of exports at the end of a bundled module. */
function withoutExports(bundled: string): {
  readonly body: string;
  /** The names, and the exports as properties of an object literal. */
  readonly names: readonly { readonly name: string; readonly property: string }[];
} {
  const match = /export\s*\{([^{}]*)\};?\s*$/.exec(bundled);
  if (match === null) throw new Error('bundled tfjs does not end with a list of exports');
  const names = (match[1] ?? '').split(',').map((each) => {
    const [own = '', name = own] = each.trim().split(/\s+as\s+/);
    return { name, property: `${name}:${own}` };
  });
  return { body: bundled.slice(0, match.index), names };
}
