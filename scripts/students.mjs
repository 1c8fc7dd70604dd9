// @ts-check
/**
 * What starts the grader in a student's repository, where `npm run release` bundles it into one
 * file: the commands, Jest's configuration, and Jest's transform.
 */
import { realpathSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export { courseConfig } from './jest-course.mjs';
export { default } from './jest-exercises.mjs';

const [, started] = process.argv;
if (started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(import.meta.url))) {
  process.argv.splice(2, 0, 'grader/cli/main.ts');
  await import('./run.mjs');
}
