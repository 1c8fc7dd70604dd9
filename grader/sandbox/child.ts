/**
 * The process that student code runs in. It reads requests from its standard input and answers on its standard output; it
 * knows nothing of expected values, points or checks, and whatever it is made to say is only numbers to the judge.
 *
 * Its arguments are the file of the bundled tfjs and, where there is one, that of V8's code cache of it. The first request brings
 * the token that a line of the protocol starts with; every other line is what a student printed.
 */
import { Buffer } from 'node:buffer';
import { readFileSync, writeSync } from 'node:fs';
import process from 'node:process';
import { loadModelAnswers, modelAnswersAmong, runScript, type ModelAnswersByModule } from './child-answers';
import { confine } from './confine';
import { libraryFor } from './child-library';
import { gradient } from './child-gradient';
import { callFunction } from './child-call';
import { remember } from './child-pristine';
import { loadTfjs } from './child-tfjs';
import type { Request } from './protocol';

const [, , tfjsFile = '', codeCacheFile] = process.argv;
let token = '';

/** Waits for a slow reader, so that nothing is lost when the process dies right after. */
function write(textToWrite: string): void {
  let rest = Buffer.from(textToWrite);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
    }
  }
}

const send = (reply: object): void => {
  write(`\n${token}${JSON.stringify(reply)}\n`);
};

const { tf } = loadTfjs(tfjsFile, codeCacheFile === undefined ? undefined : readFileSync(codeCacheFile));
confine(write);

const library = libraryFor(tf);

const exercises = new Map<string, Record<string, unknown>>();

let modelAnswers = Object.create(null) as ModelAnswersByModule;
/** Remembered while the judge is not yet waiting for it. */
let isPristine = remember(tf, library);

/** What an exercise can require: tfjs, and the model answers that its bundle was given, not those of its own and others. */
function providerOf(names: readonly string[]): (name: string) => unknown {
  const allowed = modelAnswersAmong(modelAnswers, names);
  return (name) => {
    if (name === '@tensorflow/tfjs') return library;
    const modelAnswer = allowed[name];
    if (modelAnswer !== undefined) return modelAnswer;
    throw new Error(`"${name}" cannot be imported here; only @tensorflow/tfjs and files of exercises/ can`);
  };
}

function load({ exercise, code, modelAnswers: names }: Request & { kind: 'load' }): Record<string, string> {
  const exported = { ...runScript(code, `${exercise}.submission.js`, providerOf(names)) };
  exercises.set(exercise, exported);
  return Object.fromEntries(Object.entries(exported).map(([name, value]) => [name, typeof value]));
}

function answer(request: Request): object {
  if (request.kind === 'prepare') {
    ({ token } = request);
    if (request.modelAnswers !== '') {
      modelAnswers = loadModelAnswers(request.modelAnswers, tf);
      isPristine = remember(tf, library);
    }
    return { kind: 'loaded', exports: {} };
  }
  if (request.kind === 'inspect') return { kind: 'inspected', pristine: isPristine() };
  if (request.kind === 'load') return { kind: 'loaded', exports: load(request) };
  const exported = exercises.get(request.exercise)?.[request.function];
  if (typeof exported !== 'function') throw new Error(`${request.function} is not a function`);
  const target = exported as (...values: unknown[]) => unknown;
  return request.kind === 'call'
    ? callFunction(tf, target, request.arguments)
    : gradient(tf, target, request.arguments, request.wrt, request.cotangents);
}

function describeError(thrown: unknown): { message: string; stack: string } {
  try {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const stack = thrown instanceof Error ? String(thrown.stack) : '';
    return { message: message.slice(0, 2_000), stack: stack.slice(0, 4_000) };
  } catch {
    return { message: 'threw something that cannot be shown', stack: '' };
  }
}

function handle(line: string): void {
  const request = JSON.parse(line) as Request;
  try {
    send({ id: request.id, ...answer(request) });
  } catch (thrown) {
    send({ id: request.id, kind: 'threw', ...describeError(thrown) });
  }
}

let pending = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk: string) => {
  const lines = (pending + chunk).split('\n');
  pending = lines.pop() ?? '';
  for (const line of lines) handle(line);
});
process.stdin.on('end', () => process.exit(0));
// A rejected promise is reported as the wrong return type that it is; it need not end the process as well.
process.on('unhandledRejection', () => undefined);
