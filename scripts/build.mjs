// @ts-check
/**
 * Bundles a program of this repository with esbuild, which the grader needs anyway, into node_modules/.cache, as long as no source
 * has changed: a start without a loader's 0.2 s, and nothing to build beforehand. What is imported by `import()` gets a file of its
 * own, and with it the packages that only it needs.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const cache = path.join(root, 'node_modules', '.cache', 'attention-to-diffusion');
/** @param {string} entry */
const manifestOf = (entry) => path.join(cache, `${entry.replace(/[^\w]+/g, '-')}.json`);

/**
 * What tells a changed source: when it was last written, and its size.
 *
 * @param {string} file
 */
function stamp(file) {
  const { mtimeMs, size } = statSync(path.join(root, file));
  return `${String(mtimeMs)} ${String(size)}`;
}

/**
 * The bundle made last time, if all its sources are still the same.
 *
 * @param {string} entry
 */
function upToDateBundle(entry) {
  try {
    /** @type {unknown} */
    const manifest = JSON.parse(readFileSync(manifestOf(entry), 'utf8'));
    const { file, sources } = /** @type {{ file: string, sources: Record<string, string> }} */ (manifest);
    statSync(file);
    return Object.entries(sources).every(([source, stamped]) => stamp(source) === stamped) ? file : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes a file whole or not at all, since two graders may start at once.
 *
 * @param {string} file
 * @param {string | Uint8Array} contents
 */
function writeWhole(file, contents) {
  const unfinished = `${file}.${String(process.pid)}`;
  writeFileSync(unfinished, contents);
  renameSync(unfinished, file);
}

/** All of the grader, in order: it makes programs of sources that the entry need not import. */
const graderFiles = () =>
  readdirSync(path.join(root, 'grader'), { recursive: true, encoding: 'utf8' })
    .map((file) => path.join('grader', file))
    .filter((file) => statSync(path.join(root, file)).isFile())
    .map((file) => file.split(path.sep).join('/'))
    .sort();

/** Tells the grader's sources and the packages it uses from those of any other version. */
function graderVersion() {
  const hash = createHash('sha256');
  for (const file of [...graderFiles(), 'package-lock.json']) {
    // Git may have changed how lines end.
    hash.update(`${file}\n${readFileSync(path.join(root, file), 'utf8').replaceAll('\r\n', '\n')}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Packages stay where they are, but for these: to find and load each of their modules by itself takes longer than all that a grading
 * does with them.
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

/** @param {string} entryPoint */
async function bundle(entryPoint) {
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    entryPoints: [path.resolve(root, entryPoint)],
    absWorkingDir: root,
    bundle: true,
    plugins: [packagesExternal],
    platform: 'node',
    target: 'node20',
    format: 'esm',
    splitting: true,
    outdir: cache,
    outExtension: { '.js': '.mjs' },
    // Some of the packages in the bundle ask for modules of Node in the way of CommonJS.
    banner: {
      js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);",
    },
    // Parsed at every start.
    minifyWhitespace: true,
    minifySyntax: true,
    metafile: true,
    write: false,
    // Code that needs the repository's root reads this instead of its own place, which is the cache.
    define: {
      'process.env.COURSE_ROOT': JSON.stringify(root),
      'process.env.GRADER_VERSION': JSON.stringify(graderVersion()),
    },
  });
  const name = path.basename(entryPoint, '.ts');
  const hash = createHash('sha256');
  for (const { contents } of outputFiles) hash.update(contents);
  const folder = path.join(cache, `${name}-${hash.digest('hex').slice(0, 16)}`);
  mkdirSync(folder, { recursive: true });
  for (const output of outputFiles)
    writeWhole(path.join(folder, path.basename(output.path)), output.contents);
  const file = path.join(folder, `${name}.mjs`);
  const inputs = [
    ...Object.keys(metafile.inputs),
    ...graderFiles(),
    'scripts/build.mjs',
    'package-lock.json',
  ];
  const sources = Object.fromEntries(inputs.map((source) => [source, stamp(source)]));
  writeWhole(manifestOf(entryPoint), JSON.stringify({ file, sources }));
  return file;
}

/**
 * The bundled program of an entry point, for instance `grader/cli/main.ts`.
 *
 * @param {string} entry
 */
export const programOf = async (entry) => upToDateBundle(entry) ?? (await bundle(entry));
