/**
 * The process that runs student code. It reads requests from standard input and answers on standard
 * output. It knows no expected values, points or checks; the judge treats its answers as mere
 * numbers. Each exercise runs in a new realm that cannot reach this one (student-realm.ts).
 *
 * Arguments: the files of our program for the realm, of the bundled tfjs, and of its wasm backend:
 * kernels and library. The first request sets the token that begins each line of the protocol; any
 * other line was printed by a student.
 */
import { Buffer } from 'node:buffer';
import { writeSync } from 'node:fs';
import process from 'node:process';
import { setTimeout } from 'node:timers';
import type { Backend, Request } from '../protocol';
import { PATIENCE, TIMED_OUT } from '../protocol-limits';
import {
  realmProgram,
  StudentRealm,
  tfjsScript,
  wasmScripts,
  type RealmScripts,
  type WasmScripts,
} from './student-realm';

// By default, Node opens its inspector on this signal.
process.on('SIGUSR1', () => undefined);

const [, , programFile = '', tfjsFile = '', wasmKernelsFile = '', wasmFile = ''] = process.argv;
const scripts: RealmScripts = { program: realmProgram(programFile), tfjs: tfjsScript(tfjsFile) };

/** Read when an exercise first needs them. */
let wasm: WasmScripts | undefined;

/** An unused realm, prepared while idle. */
let spare: StudentRealm | undefined = new StudentRealm(scripts);
let current: StudentRealm | undefined;
let token = '';
let modelAnswers = '';
let callMs = 0;
/**
 * Whether this process limits the time of the next call itself, which keeps the output of a call
 * that times out. It costs a thread.
 */
let isWatched = true;

/** Writes synchronously, so that nothing is lost if the process dies right after. */
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

/**
 * Sends what was printed, but not again what was `sent` before; returns what there was. If there
 * was anything, the student is debugging, and the output of the next call matters too.
 */
function sendPrinted(sent = ''): string {
  const taken: unknown = current?.takePrinted();
  const printed = typeof taken === 'string' ? taken : '';
  const rest = printed.startsWith(sent) ? printed.slice(sent.length) : printed;
  // The grader drops empty lines, and a million of them would take its time.
  if (rest !== '') write(`\n${rest.replace(/\n{2,}/g, '\n')}\n`);
  return printed;
}

/** @param reply JSON; line breaks are removed, so that a forged reply cannot add lines */
function send(id: number, cpuMs: number, reply: unknown): void {
  const text = typeof reply === 'string' ? reply.replaceAll('\n', ' ') : '{}';
  write(`\n${token}{"id":${String(id)},"cpuMs":${String(Math.ceil(cpuMs))},${text.slice(1)}\n`);
}

function realmWith(backend: Backend): StudentRealm {
  if (backend === 'wasm') return new StudentRealm(scripts, (wasm ??= wasmScripts(wasmKernelsFile, wasmFile)));
  const realm = spare ?? new StudentRealm(scripts);
  spare = undefined;
  return realm;
}

function load(
  { exercise, code, modelAnswers: names, backend }: Request & { kind: 'load' },
  limitMs: number,
): unknown {
  current = realmWith(backend);
  if (modelAnswers !== '') current.addModelAnswers(modelAnswers);
  try {
    return current.load(exercise, code, names, limitMs);
  } catch (failure) {
    // V8 rejected code that the bundler accepted.
    return threw(failure instanceof Error ? failure.message : 'the script could not be loaded');
  }
}

const threw = (message: string): string => JSON.stringify({ kind: 'threw', message, stack: '' });

/** The reply to a request; undefined if it took `patience` times its limit. */
function answer(line: string, request: Request, patience: number): unknown {
  switch (request.kind) {
    case 'prepare':
      ({ token, modelAnswers, callMs } = request);
      return JSON.stringify({ kind: 'loaded', exports: {} });
    case 'load':
      return load(request, patience * callMs);
    default:
      if (current === undefined) return threw('no exercise was loaded');
      try {
        return current.answer(line, isWatched ? patience * (request.callMs ?? callMs) : undefined);
      } catch {
        // The only error that leaves the realm. It may belong to the submission: do not touch it.
        return threw('Maximum call stack size exceeded');
      }
  }
}

const IDLE_MS = 5;

const timer = setTimeout(() => {
  spare ??= new StudentRealm(scripts);
  usedMs = cpuTimeMs();
}, IDLE_MS);

/** A call that used less than this part of its time had to wait for the processor. */
const MOST = 0.7;

const cpuTimeMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** After the last request, since to ask once more before the next one costs as much as a call. */
let usedMs = cpuTimeMs();

function handle(line: string): void {
  const request = JSON.parse(line) as Request;
  const [began, usedBefore] = [performance.now(), usedMs];
  let reply = answer(line, request, 1);
  let sent = '';
  if (reply === undefined && cpuTimeMs() - usedBefore < MOST * (performance.now() - began)) {
    // The machine was busy or paused, which is not the submission's fault: once more, at leisure.
    sent = sendPrinted();
    reply = answer(line, request, PATIENCE - 1);
  }
  isWatched = sendPrinted(sent) !== '' || request.kind === 'load';
  usedMs = cpuTimeMs();
  send(request.id, usedMs - usedBefore, reply ?? TIMED_OUT);
  // The judge ends this process.
  if (reply === undefined) process.stdin.pause();
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
