import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { releasedText } from '../platform/released-grader.mjs';
import { inRepository } from '../platform/root';
import { STUDENT_PROGRAM } from './package';
import { readSource } from './source';

/** What starts commands and Jest. */
const START = 'scripts/students.mjs';

/** What commands and Jest load: bundled together, so that they share code. */
const COMMANDS = [
  STUDENT_PROGRAM,
  ...['environment.ts', 'reporter.ts', 'teardown.ts'].map((file) => `grader/jest/${file}`),
];

/** The grader of a students' repository. */
export interface BuiltGrader {
  /** The one file. */
  readonly text: string;
  /** What the file has, by path. */
  readonly parts: ReadonlyMap<string, string>;
  readonly references: PackageReferences;
}

/** What names the packages that the grader needs. */
export interface PackageReferences {
  /** Packages, modules in them, and modules of Node. */
  readonly imports: readonly string[];
  /** All texts in the sources; some are paths of files in packages. */
  readonly texts: readonly string[];
}

/**
 * Bundles everything that students run into one minified file. Packages stay outside.
 *
 * @param rewritten texts for files that a release changes, by path
 */
export async function buildGrader(rewritten: ReadonlyMap<string, string>): Promise<BuiltGrader> {
  const bundled = [await bundle(COMMANDS, rewritten, { minify: true, splitting: true })];
  const waiting = programsIn(bundled, rewritten);
  // Iterating over a set also visits the elements added meanwhile.
  for (const program of waiting) {
    // Names in the sandbox stay, since errors show them; nothing in it is secret.
    const isOfSandbox = /^grader\/(sandbox|train)\//.test(program);
    const added = await bundle(
      [program],
      rewritten,
      isOfSandbox ? { minifyWhitespace: true, minifySyntax: true } : { minify: true },
    );
    bundled.push(added);
    for (const another of programsIn([added], rewritten)) waiting.add(another);
  }
  const start = await bundle([START], rewritten, { minify: true });
  const sources = Object.fromEntries(bundled.flatMap(({ files }) => [...files]).sort(byPath));
  const program = [...start.files.values()].join('');
  return {
    text: releasedText(program, sources),
    parts: new Map([[START, program], ...Object.entries(sources)]),
    references: {
      imports: [start, ...bundled].flatMap(({ externals }) => externals),
      texts: [start, ...bundled].flatMap(({ inputs }) =>
        inputs.flatMap((file) => readSource(file, textOf(file, rewritten)).texts),
      ),
    },
  };
}

const byPath = ([one]: [string, string], [other]: [string, string]): number => (one < other ? -1 : 1);

interface Bundle {
  readonly files: ReadonlyMap<string, string>;
  /** The sources, by path. */
  readonly inputs: readonly string[];
  /** The packages and modules of Node that it imports. */
  readonly externals: readonly string[];
}

async function bundle(
  entries: readonly string[],
  rewritten: ReadonlyMap<string, string>,
  options: Pick<BuildOptions, 'minify' | 'minifyWhitespace' | 'minifySyntax' | 'splitting'>,
): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: entries.map((entry) => inRepository(entry)),
    absWorkingDir: inRepository(),
    outbase: inRepository(),
    outdir: inRepository('released'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    plugins: [rewriting(rewritten), packagesOutside],
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const named = (file: string): string =>
    path
      .relative(inRepository('released'), file)
      .split(path.sep)
      .join('/')
      .replace(/\.mjs$/, '.js');
  return {
    files: new Map(outputFiles.map((output) => [named(output.path), output.text])),
    inputs: Object.keys(metafile.inputs),
    externals: externalsIn(metafile),
  };
}

const externalsIn = ({ outputs }: Metafile): string[] =>
  Object.values(outputs)
    .flatMap(({ imports }) => imports)
    .filter(({ external }) => external === true)
    .map(({ path: name }) => name);

const programsIn = (bundles: readonly Bundle[], rewritten: ReadonlyMap<string, string>): Set<string> =>
  new Set(
    bundles
      .flatMap(({ inputs }) => inputs)
      .flatMap((file) => readSource(file, textOf(file, rewritten)).programs),
  );

const textOf = (file: string, rewritten: ReadonlyMap<string, string>): string =>
  rewritten.get(file) ?? readFileSync(inRepository(file), 'utf8');

const rewriting = (texts: ReadonlyMap<string, string>): Plugin => ({
  name: 'rewriting',
  setup: (builder) => {
    builder.onLoad({ filter: /\.ts$/ }, ({ path: place }) => {
      const text = texts.get(path.relative(inRepository(), place).split(path.sep).join('/'));
      return text === undefined
        ? undefined
        : { contents: text, loader: 'ts', resolveDir: path.dirname(place) };
    });
  },
});

const packagesOutside: Plugin = {
  name: 'packages-outside',
  setup: (builder) => {
    builder.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
      kind === 'entry-point' ? undefined : { path: name, external: true },
    );
  },
};
