import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build, version as esbuildVersion, type BuildOptions, type Plugin } from 'esbuild';
import { cached } from '../platform/own-program';
import { inRepository } from '../platform/root';

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

/**
 * Bundles tfjs into one script whose value is an object with a function per part; realm/tfjs.ts
 * documents their parameters. Layers are separate: they take twice as long to load as everything
 * else, and few exercises use them. Cached per version.
 *
 * @param withheld the exports that go through `instead`
 */
export async function bundledTfjs(withheld: readonly string[]): Promise<string> {
  const packageFile = createRequire(inRepository('package.json')).resolve('@tensorflow/tfjs/package.json');
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  const part = async (contents: string, options: BuildOptions): Promise<string> => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: path.dirname(packageFile) },
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
    });
    return outputFiles?.[0]?.text ?? '';
  };
  const made = JSON.stringify([esbuildVersion, PARTS, stubbedModules, PARAMETERS, withheld]);
  const name = `tfjs-${version}-${createHash('sha256').update(made).digest('hex').slice(0, 8)}.js`;
  return cached(name, async () => {
    const core = returningExports(await part(PARTS.core, { format: 'esm' }), withheld);
    const layers = await part(PARTS.layers, { external: ['@tensorflow/tfjs-core'] });
    const method = (name: keyof typeof PARAMETERS, body: string): string =>
      `${name}(${PARAMETERS[name]}) {'use strict';${body}\n}`;
    return `({${method('core', core)},${method('layers', layers)}})`;
  });
}

/**
 * Turns a bundled module into a function body that returns its exports twice: all of them, and as
 * an exercise sees them. Both are object literals: defining six hundred properties one by one in
 * every realm takes longer than the rest of tfjs.
 */
function returningExports(bundled: string, withheld: readonly string[]): string {
  const match = /export\s*\{([^{}]*)\};?\s*$/.exec(bundled);
  if (match === null) throw new Error('bundled tfjs does not end with a list of exports');
  const exports = (match[1] ?? '').split(',').map((each) => {
    const [own = '', name = own] = each.trim().split(/\s+as\s+/);
    return { name, property: `${name}:${own}` };
  });
  const all = exports.map(({ property }) => property);
  const library = [
    ...exports.filter(({ name }) => !withheld.includes(name)).map(({ property }) => property),
    ...withheld.map((name) => `get ${name}(){return instead('${name}')}`),
  ];
  return `${bundled.slice(0, match.index)}return {tf:{${all.join(',')}},library:{${library.join(',')}}};`;
}
