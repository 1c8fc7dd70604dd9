/** Draws the pictures of the READMEs from the oracles: `npm run pictures`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRepository } from '../grader/platform/root';
import { pictures } from './pictures/index';

for (const [file, draw] of Object.entries(pictures)) {
  mkdirSync(path.dirname(inRepository(file)), { recursive: true });
  writeFileSync(inRepository(file), draw());
  console.log(file);
}
