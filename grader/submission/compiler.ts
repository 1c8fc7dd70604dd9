import { atExit } from '../platform/at-exit';
import { limitCpuTime } from '../platform/cpu-limit';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRepository } from '../platform/root';
import { temporaryFolder } from '../platform/temporary-folder';
import { courseGiven } from './course-given';
import type { ExerciseResult } from '../results/results';

/** A submission's sources by path, `/`-separated and relative to its root. */
export type Sources = ReadonlyMap<string, string>;

export type TypeErrors = ExerciseResult['typeErrors'];

/** The processor time that one submission, or several, may take: many times what they need. */
const TIMEOUT_MS = 5_000;
const TIMEOUT_TOGETHER_MS = 10_000;

/** The most type errors kept per file. */
const MAX_ERRORS = 20;

export interface CompileOptions {
  /** Stops the compiler. */
  readonly signal?: AbortSignal;
  /** Whether the compiler runs at low priority. */
  readonly yielding?: boolean;
  /** Processor time; by default many times what submissions need. */
  readonly timeoutMs?: number | undefined;
}

interface Compiled {
  /** One entry per submission, in order. */
  readonly errors: readonly TypeErrors[];
  /** Whether the compiler finished normally. */
  readonly isComplete: boolean;
  /** Whether the compiler was stopped because it took too long. */
  readonly isTooSlow: boolean;
}

/**
 * Type-checks submissions with the native compiler. Each is a separate project in its own folder,
 * so no submission sees another's files or declarations.
 */
export async function compile(
  submissions: readonly Sources[],
  options: CompileOptions = {},
): Promise<Compiled> {
  // The compiler reports errors by real path.
  const directory = temporaryFolder('type-check-');
  const cleanUp = (): void => {
    rmSync(directory, { recursive: true, force: true, maxRetries: 2 });
  };
  const takeBack = atExit(cleanUp);
  try {
    // Random names, which no import in a submission can guess.
    const projects = submissions.map(() => path.join(directory, randomUUID()));
    for (const [i, sources] of submissions.entries()) writeProject(projects[i] ?? directory, sources);
    const { output, ...end } = await runCompiler(directory, projects, options);
    return { errors: projects.map((project) => parse(output, directory, rootOf(project))), ...end };
  } finally {
    takeBack();
    cleanUp();
  }
}

const rootOf = (project: string): string => path.join(project, 'exercises');

/** Synchronous: if the process ends meanwhile, nothing is written after the folder is removed. */
function writeProject(project: string, sources: Sources): void {
  const root = rootOf(project);
  for (const [name, source] of sources) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, source);
  }
  const course = inRepository('exercises');
  mkdirSync(project, { recursive: true });
  writeFileSync(
    path.join(project, 'tsconfig.json'),
    JSON.stringify({
      extends: path.join(course, 'tsconfig.json'),
      compilerOptions: {
        rootDirs: [root, path.dirname(courseGiven())], // `../given/…` resolves to the course's copy.
        paths: { '@tensorflow/tfjs': [path.dirname(resolved('@tensorflow/tfjs/package.json'))] },
      },
      files: [...sources.keys()].map((name) => path.join(root, name)),
      include: [],
    }),
  );
}

async function runCompiler(
  directory: string,
  projects: readonly string[],
  { signal, yielding = false, timeoutMs }: CompileOptions,
): Promise<Omit<Compiled, 'errors'> & { readonly output: string }> {
  const [program, ...options] = await compilerCommand();
  let takeBack = (): void => undefined;
  let stopWatching = (): void => undefined;
  let stopListening = (): void => undefined;
  let isTooSlow = false;
  const answer = await new Promise<Awaited<ReturnType<typeof runCompiler>>>((resolve) => {
    const child = execFile(
      program,
      // For a dozen small files, several checkers cost more than they save.
      [...options, '--build', '--pretty', 'false', '--checkers', '1', ...projects],
      {
        cwd: directory,
        // It ends before garbage collection pays off, unless the types explode.
        env: { ...process.env, GOGC: 'off', GOMEMLIMIT: '400MiB' },
        killSignal: 'SIGKILL',
        maxBuffer: 4 * 2 ** 20,
        windowsHide: true,
      },
      (failure, output, complaints) => {
        // Type errors also set the exit code; a crash writes to standard error.
        const hasEnded = failure === null || typeof failure.code === 'number';
        const isComplete = hasEnded && complaints === '' && !isTooSlow;
        resolve({ output, isComplete, isTooSlow });
      },
    );
    const kill = (): void => {
      child.kill('SIGKILL');
    };
    // `execFile` would not wait for the end of the process, which still writes into its folder.
    signal?.addEventListener('abort', kill);
    stopListening = () => signal?.removeEventListener('abort', kill);
    if (signal?.aborted === true) kill();
    takeBack = atExit(kill);
    if (child.pid === undefined) return;
    if (yielding) yieldToOthers(child.pid);
    const limit = timeoutMs ?? (projects.length > 1 ? TIMEOUT_TOGETHER_MS : TIMEOUT_MS);
    stopWatching = limitCpuTime(
      () => child.pid,
      limit,
      () => {
        isTooSlow = true;
        kill();
      },
    );
  });
  takeBack();
  stopWatching();
  stopListening();
  return answer;
}

export const compilerPackage = (): string => resolved('typescript-native/package.json');

/** A file of a package, which may be installed in a folder above the course. */
const resolved = (file: string): string => createRequire(inRepository('package.json')).resolve(file);

/** The native executable if the package reveals its path; otherwise the package's command. */
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

/** Not at the lowest priority, at which a busy machine gives the compiler almost no time. */
function yieldToOthers(pid: number): void {
  try {
    os.setPriority(pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended, or the system forbids it. Neither matters: priority is only a courtesy.
  }
}

/** Extracts one project's errors. The compiler prints paths relative to its working directory. */
function parse(output: string, directory: string, root: string): TypeErrors {
  const folders = [root, path.dirname(courseGiven())].map((folder) => `${folder.split(path.sep).join('/')}/`);
  const withoutFolders = (message: string): string =>
    folders
      .reduce((text, folder) => text.replaceAll(folder, ''), message)
      .replaceAll(/import\("[^"]*@tensorflow\/tfjs[^"]*"\)/g, 'import("@tensorflow/tfjs")');
  const count = new Map<string, number>();
  return output.split(/\r?\n/).flatMap((line) => {
    const [, file, lineNumber, message] = /^(.+?)\((\d+),\d+\): error TS\d+: (.*)$/.exec(line) ?? [];
    if (file === undefined || message === undefined) return [];
    const name = path.relative(root, path.resolve(directory, file)).split(path.sep).join('/');
    const before = count.get(name) ?? 0;
    if (name.startsWith('..') || before >= MAX_ERRORS) return [];
    count.set(name, before + 1);
    return [{ file: name, line: Number(lineNumber), message: withoutFolders(message).slice(0, 300) }];
  });
}
