// @ts-check
/**
 * Bundles the programs of this repository into node_modules/.cache with esbuild, which the grader
 * needs anyway. This saves a loader's 0.2 s at each start and a separate build step. A program is
 * rebuilt when one of its sources changes.
 *
 * Plain JavaScript, since scripts/run.mjs runs it before there is a bundle.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from './write-whole.mjs';

/**
 * Where a program runs: in the process that the user starts, in one that the grader starts, or in a
 * realm without Node, which needs its packages bundled too.
 *
 * @typedef {'command' | 'process' | 'realm'} RunsIn
 */

/**
 * The folder for everything that can be rebuilt.
 *
 * @param {string} root the folder that contains package.json
 */
export const cacheIn = (root) => path.join(root, 'node_modules', '.cache', 'attention-to-diffusion');

/**
 * Returns the bundled program of an entry point; builds it if its sources have changed.
 *
 * @param {string} root the folder that contains package.json
 * @param {string} entry for instance `grader/cli/main.ts`
 * @param {RunsIn} runsIn
 */
export async function programOf(root, entry, runsIn = 'command') {
  const folder = path.join(cacheIn(root), 'programs', entry.replace(/[^\w]+/g, '-'));
  const manifest = path.join(folder, 'sources.json');
  return upToDateProgram(root, manifest) ?? (await build(root, { entry, runsIn, folder, manifest }));
}

/**
 * The program from the last build, if all its sources are unchanged.
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
    // Smaller programs parse faster at every start.
    minifyWhitespace: true,
    minifySyntax: true,
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  // A new folder for each build: running programs keep their files.
  const hash = createHash('sha256');
  for (const { contents } of outputFiles) hash.update(contents);
  const place = path.join(folder, hash.digest('hex').slice(0, 16));
  mkdirSync(place, { recursive: true });
  for (const output of outputFiles) writeWhole(path.join(place, path.basename(output.path)), output.contents);
  const extension = outputFiles[0] === undefined ? '' : path.extname(outputFiles[0].path);
  const file = path.join(place, `${path.basename(entry, '.ts')}${extension}`);
  const inputs = [
    // esbuild lists modules that a package disables in browsers; they are not files.
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
 * Keeps packages out of the bundle, except those whose modules take longer to find and load than a
 * grading spends on using them.
 *
 * @type {import('esbuild').Plugin}
 */
const packagesExternal = {
  name: 'packages-external',
  setup: (builder) => {
    builder.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
      kind === 'entry-point' ||
      /^(fast(est)?-[a-z-]+|pure-rand|zod|commander|cli-table3|picocolors|@jridgewell)($|\/)/.test(name)
        ? undefined
        : { path: name, external: true },
    );
  },
};

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
