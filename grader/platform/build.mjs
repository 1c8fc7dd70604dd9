// @ts-check
/**
 * Bundles the programs of this repository with esbuild, which the grader needs anyway, into node_modules/.cache: a program starts
 * without a loader's 0.2 s, and there is nothing to build first. A program is built again when one of its sources has changed.
 *
 * Plain JavaScript, since scripts/run.mjs needs it before there is a bundle.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from './write-whole.mjs';

/**
 * Where a program runs: in the process that the user starts, in one that the grader starts, or in a realm without Node, for which its
 * packages are bundled too.
 *
 * @typedef {'command' | 'process' | 'realm'} RunsIn
 */

/**
 * Where everything is that can be built again.
 *
 * @param {string} root the folder that holds package.json
 */
export const cacheIn = (root) => path.join(root, 'node_modules', '.cache', 'attention-to-diffusion');

/**
 * The bundled program of an entry point, for instance `grader/cli/main.ts`.
 *
 * @param {string} root the folder that holds package.json
 * @param {string} entry
 * @param {RunsIn} runsIn
 */
export async function programOf(root, entry, runsIn = 'command') {
  const folder = path.join(cacheIn(root), 'programs', entry.replace(/[^\w]+/g, '-'));
  const manifest = path.join(folder, 'sources.json');
  return upToDateProgram(root, manifest) ?? (await build(root, { entry, runsIn, folder, manifest }));
}

/**
 * The program built last time, if all its sources are still the same.
 *
 * @param {string} root
 * @param {string} manifest
 */
function upToDateProgram(root, manifest) {
  try {
    /** @type {unknown} */
    const read = JSON.parse(readFileSync(manifest, 'utf8'));
    const { file, sources } = /** @type {{ file: string, sources: Record<string, string> }} */ (read);
    statSync(file);
    return Object.entries(sources).every(([source, stamped]) => stamp(root, source) === stamped)
      ? file
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Changes with a source: when it was last written, and its size.
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
 * @param {{ entry: string, runsIn: RunsIn, folder: string, manifest: string }} program
 */
async function build(root, { entry, runsIn, folder, manifest }) {
  const esbuild = await import('esbuild');
  const { outputFiles, metafile } = await esbuild.build({
    ...optionsFor(root)[runsIn],
    entryPoints: [path.join(root, entry)],
    absWorkingDir: root,
    outdir: folder,
    bundle: true,
    // Parsed at every start.
    minifyWhitespace: true,
    minifySyntax: true,
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  // Programs that were started before keep theirs.
  const hash = createHash('sha256');
  for (const { contents } of outputFiles) hash.update(contents);
  const place = path.join(folder, hash.digest('hex').slice(0, 16));
  mkdirSync(place, { recursive: true });
  for (const output of outputFiles) writeWhole(path.join(place, path.basename(output.path)), output.contents);
  const extension = outputFiles[0] === undefined ? '' : path.extname(outputFiles[0].path);
  const file = path.join(place, `${path.basename(entry, '.ts')}${extension}`);
  const inputs = [
    // Not what a package leaves out in browsers.
    ...Object.keys(metafile.inputs).filter((input) => !input.startsWith('(disabled):')),
    ...(runsIn === 'command' ? graderFiles(root) : []),
    'grader/platform/build.mjs',
    'package-lock.json',
  ];
  const sources = Object.fromEntries(inputs.map((source) => [source, stamp(root, source)]));
  writeWhole(manifest, JSON.stringify({ file, sources }));
  return file;
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
    // What is imported by `import()` gets a file of its own, and with it the packages that only it needs.
    splitting: true,
    plugins: [packagesExternal],
    outExtension: { '.js': '.mjs' },
    // Some of the packages in the bundle require Node's modules.
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
    packages: 'external',
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
});

/**
 * Packages stay where they are, except these: finding and loading each of their modules takes longer than all that a grading does with
 * them.
 *
 * @type {import('esbuild').Plugin}
 */
const packagesExternal = {
  name: 'packages-external',
  setup: (builder) => {
    builder.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
      kind === 'entry-point' ||
      /^(fast-check|pure-rand|zod|commander|cli-table3|picocolors|@jridgewell)($|\/)/.test(name)
        ? undefined
        : { path: name, external: true },
    );
  },
};

/**
 * Identifies the grader's sources and the packages it uses.
 *
 * @param {string} root
 */
function graderVersion(root) {
  const hash = createHash('sha256');
  for (const file of [...graderFiles(root), 'package-lock.json']) {
    // Git may have changed how lines end.
    hash.update(`${file}\n${readFileSync(path.join(root, file), 'utf8').replaceAll('\r\n', '\n')}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Every file of the grader, in order: its version covers the programs that it starts, which an entry need not import.
 *
 * @param {string} root
 */
const graderFiles = (root) =>
  readdirSync(path.join(root, 'grader'), { recursive: true, encoding: 'utf8' })
    .map((file) => path.join('grader', file))
    .filter((file) => statSync(path.join(root, file)).isFile())
    .map((file) => file.split(path.sep).join('/'))
    .sort();
