/** The hash of all that results depend on besides a submission. */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { GradingChoices } from '../../../grader/class/content-key';

const choices: GradingChoices = { exercises: [], seed: 1, isolate: true, sandbox: 'standard' };
const environment = { ...process.env };
let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'version-'));
  mkdirSync(path.join(root, 'solutions', '1-attention'), { recursive: true });
  for (const file of ['causal-mask.ts', 'README.md']) writeFileSync(inModule(file), '\n');
  Object.assign(process.env, { COURSE_ROOT: root, GRADER_VERSION: 'the same' });
});
afterEach(() => {
  process.env = { ...environment };
  rmSync(root, { recursive: true, force: true });
});

const inModule = (file: string): string => path.join(root, 'solutions', '1-attention', file);

/** The hash in this root, which the grader reads as it starts. */
async function version(): Promise<string> {
  let found = '';
  await jest.isolateModulesAsync(async () => {
    const { gradingVersion } = await import('../../../grader/class/content-key');
    found = gradingVersion(choices);
  });
  return found;
}

test('depends on the model answers, and not on the walkthrough of a module', async () => {
  const before = await version();
  appendFileSync(inModule('README.md'), 'A new question to ask.\n');
  expect(await version()).toBe(before);
  appendFileSync(inModule('causal-mask.ts'), '// changed\n');
  expect(await version()).not.toBe(before);
});
