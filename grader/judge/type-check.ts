import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheDirectory } from '../repository/own-bundle';
import { inRepository } from '../repository/root';
import type { ExerciseResult } from '../report/results';

export type TypeErrors = ExerciseResult['typeErrors'];

const TIMEOUT_MS = 20_000;

/**
 * What TypeScript says of the submission's files, `/`-separated and relative to its root. The native compiler answers in
 * a third of a second, and is not asked again about files it has seen. Type errors cost nothing, so neither does a
 * compiler that cannot run.
 */
export async function typeCheck(root: string, files: readonly string[]): Promise<TypeErrors> {
  if (files.length === 0) return [];
  const answers = path.join(cacheDirectory, 'types', `${await keyOf(root, files)}.json`);
  try {
    return JSON.parse(await readFile(answers, 'utf8')) as TypeErrors;
  } catch {
    const errors = await askCompiler(root, files);
    await mkdir(path.dirname(answers), { recursive: true });
    await writeFile(`${answers}.${String(process.pid)}`, JSON.stringify(errors));
    await rename(`${answers}.${String(process.pid)}`, answers);
    return errors;
  }
}

/** A name for all that the answer depends on: the place, the files, and what is given to them. */
async function keyOf(root: string, files: readonly string[]): Promise<string> {
  const given = ['given/types.ts', 'given/project.ts', 'tsconfig.json'].map((file) =>
    inRepository('exercises', file),
  );
  const read = [...files.map((file) => path.join(root, file)), ...given, compilerPackage()];
  const contents = await Promise.all(read.map((file) => readFile(file)));
  const hash = createHash('sha256').update(root);
  for (const [i, content] of contents.entries())
    hash.update(`${read[i] ?? ''} ${String(content.length)}`).update(content);
  return hash.digest('hex').slice(0, 16);
}

const compilerPackage = (): string =>
  createRequire(inRepository('package.json')).resolve('typescript-native/package.json');

async function askCompiler(root: string, files: readonly string[]): Promise<TypeErrors> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'type-check-'));
  try {
    const project = path.join(directory, 'tsconfig.json');
    const course = inRepository('exercises');
    await writeFile(
      project,
      JSON.stringify({
        extends: path.join(course, 'tsconfig.json'),
        compilerOptions: {
          // `../given/…` is the course's own, wherever the submission lies.
          rootDirs: [root, course],
          paths: { '@tensorflow/tfjs': [inRepository('node_modules', '@tensorflow', 'tfjs')] },
        },
        files: files.map((file) => path.join(root, file)),
        include: [],
      }),
    );
    return parse(await runCompiler(project), root);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function runCompiler(project: string): Promise<string> {
  const [program, ...options] = await compilerCommand();
  return new Promise((resolve) => {
    const child = execFile(
      program,
      [...options, '--pretty', 'false', '-p', project],
      { timeout: TIMEOUT_MS, maxBuffer: 4 * 2 ** 20, windowsHide: true },
      (_, stdout) => {
        resolve(stdout);
      },
    );
    yieldTo(child.pid);
  });
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

function parse(output: string, root: string): TypeErrors {
  return output.split(/\r?\n/).flatMap((line) => {
    const match = /^(.+?)\((\d+),\d+\): error TS\d+: (.*)$/.exec(line);
    const [, file, lineNumber, message] = match ?? [];
    if (file === undefined || message === undefined) return [];
    const relative = path.relative(root, path.resolve(file)).split(path.sep).join('/');
    return relative.startsWith('..')
      ? []
      : [{ file: relative, line: Number(lineNumber), message: message.slice(0, 300) }];
  });
}
