/**
 * Writes the stubs in exercises/ from the solutions: `npm run stubs`; with `-- --check` it writes nothing and
 * fails when a stub is out of step with its solution.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as prettier from 'prettier';
import { inRepository } from '../grader/repository/root';
import { stubOf } from './stub';

const checkOnly = process.argv.includes('--check');
const solutions = readdirSync(inRepository('solutions'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort();

const outOfStep: string[] = [];
for (const file of solutions) {
  const solutionPath = inRepository('solutions', file);
  const stubPath = inRepository('exercises', file);
  const options = await prettier.resolveConfig(solutionPath);
  const stub = await prettier.format(stubOf(readFileSync(solutionPath, 'utf8'), file), {
    ...options,
    filepath: stubPath,
  });
  if (existsSync(stubPath) && readFileSync(stubPath, 'utf8') === stub) continue;
  outOfStep.push(path.join('exercises', file));
  if (checkOnly) continue;
  mkdirSync(path.dirname(stubPath), { recursive: true });
  writeFileSync(stubPath, stub);
}

if (!checkOnly) {
  console.log(`${String(outOfStep.length)} of ${String(solutions.length)} stubs written.`);
} else if (outOfStep.length > 0) {
  console.error(`Out of step with their solutions: ${outOfStep.join(', ')}. Run: npm run stubs`);
  process.exitCode = 1;
} else {
  console.log(`All ${String(solutions.length)} stubs are in step with their solutions.`);
}
