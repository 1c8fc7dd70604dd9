// @ts-check
/**
 * What starts the grader in a student's repository, where `npm run release` bundles it into one
 * file: the commands, Jest's configuration, and Jest's transform.
 */
import { existsSync, realpathSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export { courseConfig } from './jest-course.mjs';
export { default } from './jest-exercises.mjs';

// Jest only imports this file.
const [, started = ''] = process.argv;
if (existsSync(started) && realpathSync(started) === realpathSync(fileURLToPath(import.meta.url))) {
  process.argv.splice(2, 0, 'grader/cli/main.ts');
  await import('./run.mjs');
}
