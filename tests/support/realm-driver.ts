/**
 * Loads scripts into separate realms and sends requests to them, as the sandbox's program does,
 * without the rest of the grader. Reads one case per line as JSON, and writes its replies as one
 * line. The arguments are the files of the realm.
 */
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { RealmCase } from './realm';
import {
  realmProgram,
  StudentRealm,
  tfjsScript,
  wasmScripts,
} from '../../grader/sandbox/child/student-realm';

const [, , programFile = '', tfjsFile = '', wasmKernelsFile = '', wasmFile = ''] = process.argv;
const scripts = { program: realmProgram(programFile), tfjs: tfjsScript(tfjsFile) };
const wasm = wasmScripts(wasmKernelsFile, wasmFile);

createInterface({ input: process.stdin }).on('line', (line) => {
  const { code, requests, backend, limitMs = 60_000 } = JSON.parse(line) as RealmCase;
  const realm = new StudentRealm(scripts, backend === 'wasm' ? wasm : undefined);
  const replies = [realm.load('case', code, [], limitMs)];
  // Once with and once without a time limit, which enter the realm in different ways.
  for (const request of requests)
    for (const limit of [undefined, limitMs]) replies.push(realm.answer(JSON.stringify(request), limit));
  process.stdout.write(`${JSON.stringify([...replies, realm.takePrinted()])}\n`);
});
