/**
 * The process that student code runs in. It reads requests from its standard input and answers on its standard output; it
 * knows nothing of expected values, points or checks, and whatever it is made to say is only numbers to the judge. Student code
 * runs in a realm that knows nothing of this one (student-realm.ts), a new one for each exercise.
 *
 * Its arguments are the files of our program for the realm and of the bundled tfjs. The first request brings the token that a line of the protocol starts with; every other line is what a student printed.
 */
import { Buffer } from 'node:buffer';
import { writeSync } from 'node:fs';
import process from 'node:process';
import { setTimeout } from 'node:timers';
import type { Request } from '../protocol';
import { realmProgram, StudentRealm, tfjsScript, type RealmScripts } from './student-realm';

// Node would open its inspector.
process.on('SIGUSR1', () => undefined);

const [, , programFile = '', tfjsFile = ''] = process.argv;
const scripts: RealmScripts = { program: realmProgram(programFile), tfjs: tfjsScript(tfjsFile) };

/** A realm that nobody has been in yet: made before it is asked for, when there is nothing else to do. */
let spare: StudentRealm | undefined = new StudentRealm(scripts);
let current: StudentRealm | undefined;
let token = '';
let modelAnswers = '';
let callMs = 0;
/** Whether the next call is ended by this process, so that what it has printed is not lost: it costs a thread. */
let isWatched = true;

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

/** Whether something was printed. Whoever prints is looking for something: where it is lost in the next call, that matters. */
function sendPrinted(): boolean {
  const printed: unknown = current?.takePrinted();
  if (typeof printed !== 'string' || printed === '') return false;
  write(`\n${printed}\n`);
  return true;
}

/** @param reply the reply as JSON; a submission that has found a way to make it up has no line of its own in it */
function send(id: number, reply: unknown): void {
  const text = typeof reply === 'string' ? reply.replaceAll('\n', ' ') : '{}';
  write(`\n${token}{"id":${String(id)},${text.slice(1)}\n`);
}

function load({ exercise, code, modelAnswers: names }: Request & { kind: 'load' }): unknown {
  current = spare ?? new StudentRealm(scripts);
  spare = undefined;
  if (modelAnswers !== '') current.addModelAnswers(modelAnswers);
  try {
    return current.load(exercise, code, names, callMs);
  } catch (failure) {
    // V8 has refused what the bundler has let pass.
    return threw(failure instanceof Error ? failure.message : 'the script could not be loaded');
  }
}

const threw = (message: string): string => JSON.stringify({ kind: 'threw', message, stack: '' });

function answer(line: string, request: Request): unknown {
  switch (request.kind) {
    case 'prepare':
      ({ token, modelAnswers, callMs } = request);
      return JSON.stringify({ kind: 'loaded', exports: {} });
    case 'load':
      return load(request);
    default:
      if (current === undefined) return threw('no exercise was loaded');
      try {
        return current.answer(line, isWatched ? callMs : undefined);
      } catch {
        return threw('Maximum call stack size exceeded'); // Nothing else leaves the realm; not to be touched.
      }
  }
}

const IDLE_MS = 5;

const timer = setTimeout(() => (spare ??= new StudentRealm(scripts)), IDLE_MS);

function handle(line: string): void {
  const request = JSON.parse(line) as Request;
  const reply = answer(line, request);
  isWatched = sendPrinted() || request.kind === 'load';
  // Ended in the middle: the judge has no answer to wait for, and ends the process.
  if (reply === undefined) process.stdin.pause();
  else send(request.id, reply);
}

let pending = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk: string) => {
  const lines = (pending + chunk).split('\n');
  pending = lines.pop() ?? '';
  for (const line of lines) if (!process.stdin.isPaused()) handle(line);
  timer.refresh();
});
process.stdin.on('end', () => process.exit(0));
