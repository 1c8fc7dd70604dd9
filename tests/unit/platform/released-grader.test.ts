/** The one file that the grader is in a student's repository. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { programOf } from '../../../grader/platform/build.mjs';
import {
  isReleased,
  RELEASED_GRADER,
  releasedSources,
  releasedText,
} from '../../../grader/platform/released-grader.mjs';

let root = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'released-')));
  for (const folder of ['grader', 'node_modules']) mkdirSync(path.join(root, folder));
  writeFileSync(path.join(root, 'package-lock.json'), '{}');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});
const write = (text: string): void => {
  writeFileSync(path.join(root, RELEASED_GRADER), text);
};

test('keeps any sources, and starts with the program', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\n//', '\u2028', '\u2029', '*/'));
  fc.assert(
    fc.property(fc.dictionary(fc.string(), text), (sources) => {
      const whole = releasedText('console.log("started")', sources);
      expect(whole.split('\n')).toHaveLength(3);
      write(whole);
      expect(releasedSources(root)).toEqual({ ...sources });
    }),
    { numRuns: 30 },
  );
  expect(execFileSync(process.execPath, [path.join(root, RELEASED_GRADER)], { encoding: 'utf8' })).toBe(
    'started\n',
  );
});

test('is not in this repository', () => {
  expect([isReleased(process.cwd()), releasedSources(process.cwd())]).toEqual([false, undefined]);
});

test('has the programs that run, which are made again if it changes', async () => {
  const sources = (answer: number): Record<string, string> => ({
    'grader/main.js':
      "import { answer } from '../chunk.js';\nconsole.log(answer, import.meta.url.length > 0);",
    'chunk.js': `export const answer = ${String(answer)};`,
  });
  const ran = async (): Promise<string> =>
    execFileSync(process.execPath, [await programOf(root, 'grader/main.ts')], { encoding: 'utf8' });
  write(releasedText('', sources(1)));
  expect(await ran()).toBe('1 true\n');
  const first = await programOf(root, 'grader/main.ts');
  expect(await programOf(root, 'grader/main.ts')).toBe(first);
  write(releasedText('// changed', sources(22)));
  expect(await ran()).toBe('22 true\n');
});

test('if it is damaged, nothing is made', async () => {
  const whole = releasedText('', { 'grader/main.js': '' });
  for (const damaged of [whole.slice(0, -5), '', whole.replace('{', '')]) {
    write(damaged);
    await expect(programOf(root, 'grader/main.ts')).rejects.toThrow();
  }
  expect(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).toBe('{}');
});
