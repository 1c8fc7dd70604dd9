import { readdirSync } from 'node:fs';
import type { Trial } from './commands/command';
import type { Injected } from './kinds/kind';
import type { Ended } from './run-command';

/** Progress of commands that work on several submissions. */
const PROGRESS = /^(\[\d+\/\d+\] |\d+ of \d+ have not changed )/;

/** What a command says about a failure: exactly one line. */
export function expectOneLine({ stderr }: Ended): void {
  const lines = stderr.split('\n').filter((line) => line !== '' && !PROGRESS.test(line));
  expect(lines).toEqual([expect.stringMatching(/\w/)]);
  // esbuild says "will always be undefined" of an import from an emptied file.
  expect(stderr).not.toMatch(/\[object Object\]|(?<!always be )undefined/);
}

/** After a fault, everything is right, or the command says in one line why it is not. */
export function expectRightOrAbsent(trial: Trial, { ended, mustWork = false }: Injected): void {
  const isWhole = ({ code }: Ended): boolean => code === trial.code;
  for (const each of ended) {
    if (mustWork) expectCode(each, [trial.code]);
    if (isWhole(each)) trial.expectRight(each);
    else {
      expectCode(each, trial.mayLackSome === true ? [1, 2] : [2]);
      if (each.code === 2) expectOneLine(each);
      trial.expectNothingWrong(each);
    }
  }
}

/** Fails with what the command has said. */
export function expectCode({ code, stdout, stderr }: Ended, codes: readonly number[]): void {
  if (code !== null && codes.includes(code)) return;
  throw new Error(
    `ended with ${String(code)}, not ${codes.join(' or ')}:\n${stderr}\n${stdout.slice(-2_000)}`,
  );
}

/** No command leaves a temporary file, unless it is killed. */
export function expectNothingLeft(temporary: string): void {
  expect(readdirSync(temporary)).toEqual([]);
}
