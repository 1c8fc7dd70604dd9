/**
 * Loads scripts into separate realms and sends requests to them, as the sandbox's program does,
 * without the rest of the grader. Reads one case per line as JSON, and writes its replies as one
 * line. The arguments are the files of the realm.
 */
import process from 'node:process';
import { createInterface } from 'node:readline';
import { realmProgram, StudentRealm, tfjsScript } from '../../grader/sandbox/child/student-realm';

const [, , programFile = '', tfjsFile = ''] = process.argv;
const scripts = { program: realmProgram(programFile), tfjs: tfjsScript(tfjsFile) };
const LIMIT_MS = 5_000;

createInterface({ input: process.stdin }).on('line', (line) => {
  const { code, requests } = JSON.parse(line) as { code: string; requests: object[] };
  const realm = new StudentRealm(scripts);
  const replies = [realm.load('case', code, [], LIMIT_MS)];
  // Once with and once without a time limit, which enter the realm in different ways.
  for (const request of requests)
    for (const limit of [undefined, LIMIT_MS]) replies.push(realm.answer(JSON.stringify(request), limit));
  process.stdout.write(`${JSON.stringify([...replies, realm.takePrinted()])}\n`);
});
