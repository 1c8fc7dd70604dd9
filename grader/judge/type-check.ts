import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, realpath, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheDirectory } from '../repository/own-bundle';
import { inRepository } from '../repository/root';
import { writeWhole } from '../repository/write-whole';
import type { ExerciseResult } from '../report/results';

export type TypeErrors = ExerciseResult['typeErrors'];

const TIMEOUT_MS = 5_000;

/** More of them in one file are not read. */
const MAX_ERRORS = 20;

/**
 * What TypeScript says of a submission's sources, given by paths that are `/`-separated and relative to its root. They are
 * checked in a folder of their own, where nothing else can be read. The native compiler answers in a third of a second, and
 * is not asked again about sources it has seen. Type errors cost nothing, so neither does a compiler that cannot run.
 *
 * @param signal ends the compiler; there is no answer then
 * @throws the signal's reason when it is aborted
 */
export async function typeCheck(
  sources: ReadonlyMap<string, string>,
  signal?: AbortSignal,
): Promise<TypeErrors> {
  if (sources.size === 0) return [];
  const answers = path.join(cacheDirectory, 'types', `${await keyOf(sources)}.json`);
  try {
    return JSON.parse(await readFile(answers, 'utf8')) as TypeErrors;
  } catch {
    const errors = await askCompiler(sources, signal);
    signal?.throwIfAborted();
    await mkdir(path.dirname(answers), { recursive: true });
    writeWhole(answers, JSON.stringify(errors));
    return errors;
  }
}

/** A name for all that the answer depends on: the sources, and what is given to them. */
async function keyOf(sources: ReadonlyMap<string, string>): Promise<string> {
  const given = ['given/types.ts', 'given/project.ts', 'tsconfig.json'].map((file) =>
    inRepository('exercises', file),
  );
  const contents = await Promise.all([...given, compilerPackage()].map((file) => readFile(file, 'utf8')));
  const all = JSON.stringify([[...sources].sort(([one], [other]) => (one < other ? -1 : 1)), contents]);
  return createHash('sha256').update(all).digest('hex').slice(0, 16);
}

const compilerPackage = (): string =>
  createRequire(inRepository('package.json')).resolve('typescript-native/package.json');

async function askCompiler(
  sources: ReadonlyMap<string, string>,
  signal: AbortSignal | undefined,
): Promise<TypeErrors> {
  // The real path: the compiler would give its errors by that.
  const directory = await realpath(await mkdtemp(path.join(os.tmpdir(), 'type-check-')));
  const leaveNothingBehind = (): void => {
    rmSync(directory, { recursive: true, force: true });
  };
  process.once('exit', leaveNothingBehind);
  try {
    const root = path.join(directory, 'exercises');
    for (const [name, source] of sources) {
      const file = path.join(root, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, source);
    }
    const project = path.join(directory, 'tsconfig.json');
    const course = inRepository('exercises');
    await writeFile(
      project,
      JSON.stringify({
        extends: path.join(course, 'tsconfig.json'),
        compilerOptions: {
          rootDirs: [root, course], // `../given/…` is the course's own.
          paths: { '@tensorflow/tfjs': [inRepository('node_modules', '@tensorflow', 'tfjs')] },
        },
        files: [...sources.keys()].map((name) => path.join(root, name)),
        include: [],
      }),
    );
    return parse(await runCompiler(project, signal), directory, root);
  } finally {
    process.removeListener('exit', leaveNothingBehind);
    leaveNothingBehind();
  }
}

async function runCompiler(project: string, signal: AbortSignal | undefined): Promise<string> {
  const [program, ...options] = await compilerCommand();
  let end = (): void => undefined;
  const answer = await new Promise<string>((resolve) => {
    const child = execFile(
      program,
      [...options, '--pretty', 'false', '-p', project],
      {
        cwd: path.dirname(project),
        timeout: TIMEOUT_MS,
        killSignal: 'SIGKILL',
        maxBuffer: 4 * 2 ** 20,
        windowsHide: true,
        ...(signal && { signal }),
      },
      (_, stdout) => {
        resolve(stdout);
      },
    );
    yieldTo(child.pid);
    end = () => {
      child.kill('SIGKILL');
    };
    process.once('exit', end);
  });
  process.removeListener('exit', end);
  return answer;
}

/** The native program itself, where the package tells its place; else the package's command, which starts it. */
async function compilerCommand(): Promise<[string, ...string[]]> {
  const directory = path.dirname(compilerPackage());
  try {
    const place = pathToFileURL(path.join(directory, 'lib', 'getExePath.js')).href;
    const { default: executable } = (await import(place)) as { default: () => string };
    return [executable()];
  } catch {
    return [process.execPath, path.join(directory, 'bin', 'tsc')];
  }
}

/** The verdict comes first: the compiler takes what time the judge and the sandbox leave. */
function yieldTo(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    os.setPriority(pid, os.constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already, or the system does not allow it; either way it only takes more of the processor.
  }
}

/** The compiler tells places relative to the folder it runs in. */
function parse(output: string, directory: string, root: string): TypeErrors {
  const found = output.split(/\r?\n/).flatMap((line) => {
    const match = /^(.+?)\((\d+),\d+\): error TS\d+: (.*)$/.exec(line);
    const [, file, lineNumber, message] = match ?? [];
    if (file === undefined || message === undefined) return [];
    const name = path.relative(root, path.resolve(directory, file)).split(path.sep).join('/');
    return name.startsWith('..')
      ? []
      : [{ file: name, line: Number(lineNumber), message: message.slice(0, 300) }];
  });
  const seen = new Map<string, number>();
  return found.filter(({ file }) => {
    seen.set(file, (seen.get(file) ?? 0) + 1);
    return (seen.get(file) ?? 0) <= MAX_ERRORS;
  });
}
