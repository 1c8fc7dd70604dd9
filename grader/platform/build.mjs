// @ts-check
/**
 * Bundles the programs of this repository into node_modules/.cache with esbuild, which the grader
 * needs anyway. This saves a loader's 0.2 s at each start and a separate build step. A program is
 * rebuilt when one of its sources changes. In a released repository, the sources are in one file.
 *
 * Plain JavaScript, since scripts/run.mjs runs it before there is a bundle.
 */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { cachePlaces, keepInCache, rootKey } from './cache-places.mjs';
import { buildOwn } from './own-builds.mjs';
import { RELEASED_GRADER, releasedSources } from './released-grader.mjs';
import { writeWhole } from './write-whole.mjs';

/**
 * Where a program runs: in the process that the user starts, in one that the grader starts, or in a
 * realm without Node or a browser's page, which need their packages bundled too.
 *
 * @typedef {'command' | 'process' | 'realm' | 'page'} RunsIn
 */

/**
 * What a build leaves next to its files.
 *
 * @typedef {{
 *   root: string,
 *   folder: string,
 *   program: string,
 *   files: Record<string, string>,
 *   sources: Record<string, string>,
 * }} Manifest
 */

const MANIFEST = 'sources.json';

/**
 * Returns the bundled program of an entry point; builds it if its sources have changed, or if its
 * files are not what was written.
 *
 * @param {string} root the folder that contains package.json
 * @param {string} entry for instance `grader/cli/main.ts`
 * @param {RunsIn} runsIn
 * @throws Error if it cannot be built, or written anywhere
 */
export async function programOf(root, entry, runsIn = 'command') {
  const name = path.join('programs', `${entry.replace(/[^\w]+/g, '-')}-${rootKey(root)}`);
  for (const place of cachePlaces(root)) {
    const program = upToDateProgram(root, path.join(place, name));
    if (program !== undefined) return program;
  }
  const built = await build(root, entry, runsIn);
  return keepInCache(root, (place) => written(built, path.join(place, name)));
}

/**
 * The program from the last build, if all its sources and all its files are unchanged.
 *
 * @param {string} root
 * @param {string} place
 */
function upToDateProgram(root, place) {
  try {
    /** @type {unknown} */
    const read = JSON.parse(readFileSync(path.join(place, MANIFEST), 'utf8'));
    const manifest = /** @type {Manifest} */ (read);
    const folder = path.join(place, manifest.folder);
    const isCurrent =
      manifest.root === root &&
      Object.entries(manifest.sources).every(([source, stamped]) => stamp(root, source) === stamped) &&
      Object.entries(manifest.files).every(
        ([file, hash]) => hashOf(readFileSync(path.join(folder, file))) === hash,
      );
    return isCurrent ? path.join(folder, manifest.program) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {Uint8Array} contents */
const hashOf = (contents) => createHash('sha256').update(contents).digest('hex');

/**
 * Identifies a version of a source by modification time and size.
 *
 * @param {string} root
 * @param {string} source
 */
function stamp(root, source) {
  const { mtimeMs, size } = statSync(path.join(root, source));
  return `${String(mtimeMs)} ${String(size)}`;
}

/**
 * @param {string} root
 * @param {string} entry
 * @param {RunsIn} runsIn
 */
async function build(root, entry, runsIn) {
  const esbuild = await import('esbuild');
  const released = releasedSources(root);
  const options = optionsFor(root)[runsIn];
  const name = path.basename(entry, '.ts');
  const { outputFiles, metafile } = await buildOwn(() =>
    esbuild.build({
      ...options,
      entryPoints: [{ in: path.join(root, entry), out: name }],
      ...(released !== undefined && {
        plugins: [fromOneFile(root, released), ...(options.plugins ?? [])],
      }),
      absWorkingDir: root,
      outdir: path.join(root, 'programs'),
      bundle: true,
      // Smaller programs parse faster at every start.
      minifyWhitespace: true,
      minifySyntax: true,
      metafile: true,
      write: false,
      logLevel: 'silent',
      // The name of something that an empty file does not export.
      logOverride: { 'import-is-undefined': 'error' },
    }),
  );
  const contents = new Map(outputFiles.map((output) => [path.basename(output.path), output.contents]));
  const files = Object.fromEntries([...contents].map(([file, content]) => [file, hashOf(content)]));
  const [first = ''] = contents.keys();
  const inputs = [
    // esbuild lists modules that a package disables in browsers; they are not files.
    ...Object.keys(metafile.inputs).filter((input) => !/^(\(disabled\)|node|released):/.test(input)),
    ...(runsIn === 'command' ? graderFiles(root) : []),
    released === undefined ? 'grader/platform/build.mjs' : RELEASED_GRADER,
    'package-lock.json',
  ];
  /** @type {Manifest} */
  const manifest = {
    root,
    // A new folder for each build: running programs keep their files.
    folder: hashOf(Buffer.from(JSON.stringify(files))).slice(0, 16),
    program: `${name}${path.extname(first)}`,
    files,
    sources: Object.fromEntries(inputs.map((source) => [source, stamp(root, source)])),
  };
  return { contents, manifest };
}

/**
 * @param {Awaited<ReturnType<typeof build>>} built
 * @param {string} place
 */
function written({ contents, manifest }, place) {
  const folder = path.join(place, manifest.folder);
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of contents) writeWhole(path.join(folder, file), content);
  writeWhole(path.join(place, MANIFEST), JSON.stringify(manifest));
  return path.join(folder, manifest.program);
}

/**
 * @param {string} root
 * @returns {Record<RunsIn, import('esbuild').BuildOptions>}
 */
const optionsFor = (root) => ({
  command: {
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // Code behind `import()`, and packages that only it needs, go into separate files.
    splitting: true,
    plugins: [packagesExternal],
    outExtension: { '.js': '.mjs' },
    // Some bundled packages `require` Node's modules.
    banner: {
      js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);",
    },
    define: {
      'process.env.COURSE_ROOT': JSON.stringify(root),
      'process.env.GRADER_VERSION': JSON.stringify(graderVersion(root)),
    },
  },
  process: {
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    plugins: [packagesExternal],
    outExtension: { '.js': '.cjs' },
    tsconfigRaw: { compilerOptions: { alwaysStrict: true } },
  },
  realm: {
    platform: 'browser',
    target: 'es2022',
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    tsconfigRaw: { compilerOptions: { alwaysStrict: true } },
  },
  page: {
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    charset: 'ascii',
    minifyIdentifiers: true,
    legalComments: 'none',
    plugins: [withoutNode],
    tsconfigRaw: {
      compilerOptions: { alwaysStrict: true, jsx: 'react-jsx', jsxImportSource: 'preact' },
    },
  },
});

/**
 * Some modules of the grader that pages use have functions for Node, which pages do not call.
 *
 * @type {import('esbuild').Plugin}
 */
const withoutNode = {
  name: 'without-node',
  setup: (builder) => {
    builder.onResolve({ filter: /^node:/ }, ({ path: name }) => ({ path: name, namespace: 'node' }));
    builder.onLoad({ filter: /.*/, namespace: 'node' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/**
 * Keeps packages out of the bundle, except those whose modules take longer to find and load than a
 * grading spends on using them.
 *
 * @type {import('esbuild').Plugin}
 */
const packagesExternal = {
  name: 'packages-external',
  setup: (builder) => {
    builder.onResolve({ filter: /^[^./]/ }, ({ path: name, kind, importer }) =>
      kind === 'entry-point' ||
      // What a bundled package needs may be installed where only that package finds it.
      /[\\/]node_modules[\\/]/.test(importer) ||
      /^(fast(est)?-[a-z-]+|pure-rand|zod|commander|cli-table3|picocolors|@jridgewell)($|\/)/.test(name)
        ? undefined
        : { path: name, external: true },
    );
  },
};

/**
 * Takes the sources of our programs from the one file of a released repository.
 *
 * @param {string} root
 * @param {Readonly<Record<string, string>>} sources
 * @returns {import('esbuild').Plugin}
 */
const fromOneFile = (root, sources) => ({
  name: 'from-one-file',
  setup: (builder) => {
    builder.onResolve({ filter: /.*/ }, ({ path: name, kind, importer, namespace }) => {
      if (kind === 'entry-point') {
        const entry = path.relative(root, name).replaceAll(path.sep, '/');
        return { path: entry.replace(/\.ts$/, '.js'), namespace: 'released' };
      }
      return namespace === 'released' && name.startsWith('.')
        ? { path: path.posix.join(path.posix.dirname(importer), name), namespace }
        : undefined;
    });
    builder.onLoad({ filter: /.*/, namespace: 'released' }, ({ path: name }) => ({
      contents: sources[name] ?? '',
      loader: 'js',
      resolveDir: root,
    }));
  },
});

/**
 * A hash of the grader's sources and the packages it uses.
 *
 * @param {string} root
 */
function graderVersion(root) {
  const hash = createHash('sha256');
  for (const file of [...graderFiles(root), 'package-lock.json']) {
    // Git may have changed line endings.
    hash.update(`${file}\n${readFileSync(path.join(root, file), 'utf8').replaceAll('\r\n', '\n')}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Every file of the grader, sorted. Entry points do not import the programs that the grader starts,
 * but its version must cover them.
 *
 * @param {string} root
 */
const graderFiles = (root) =>
  readdirSync(path.join(root, 'grader'), { recursive: true, encoding: 'utf8' })
    .map((file) => path.join('grader', file))
    .filter((file) => statSync(path.join(root, file)).isFile())
    .map((file) => file.split(path.sep).join('/'))
    .sort();
