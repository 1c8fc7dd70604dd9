import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ownProgram } from '../../grader/platform/own-program';
import { nodeFlags } from '../../grader/sandbox/node-flags';
import type { Backend, RequestBody } from '../../grader/sandbox/protocol';
import { realmFiles, sandboxFiles } from '../../grader/sandbox/sandbox-files';

/** A script for a realm, as a CommonJS module, and the requests to it. */
export interface RealmCase {
  readonly code: string;
  readonly requests: readonly RequestBody[];
  /** `cpu` if absent. */
  readonly backend?: Backend;
  /** Of the load and of each request, in milliseconds; 60 s if absent. */
  readonly limitMs?: number;
}

/**
 * Returns, per case, the reply to the load, two replies to each request, and what was printed. A
 * reply is null if its time ran out.
 */
export async function repliesOf(cases: readonly RealmCase[]): Promise<string[][]> {
  const realmOnly = realmFiles(await sandboxFiles());
  const driver = await ownProgram(['tests', 'support', 'realm-driver.ts']);
  const files = [driver, ...realmOnly];
  const child = spawn(process.execPath, [...nodeFlags(files), ...files], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {},
  });
  const replies: string[][] = [];
  createInterface({ input: child.stdout }).on('line', (line) => replies.push(JSON.parse(line) as string[]));
  let stderrTail = '';
  child.stderr.on('data', (chunk: Buffer) => (stderrTail = (stderrTail + chunk.toString()).slice(-2_000)));
  child.stdin.end(cases.map((each) => `${JSON.stringify(each)}\n`).join(''));
  const status = await new Promise((resolve) => child.once('close', resolve));
  if (status !== 0) throw new Error(`the realm's process ended with ${String(status)}: ${stderrTail}`);
  return replies;
}

/** Returns the message that a script throws when loaded, the only way to get a string out of it. */
export function thrownBy(replies: readonly string[]): string {
  const [loaded = '{}'] = replies;
  const { kind, message } = JSON.parse(loaded) as { kind: string; message?: string };
  return kind === 'threw' ? (message ?? '') : `(${kind})`;
}
