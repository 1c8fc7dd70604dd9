/**
 * Grades each submission of a folder in one process, several at a time, as an instructor's machine
 * would: `node scripts/run.mjs tests/support/grade-folder.ts <folder> <results.jsonl>`. Each output
 * line has a submission's name and its results, or the error if it cannot be read.
 */
import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { coreExercises } from '../../bench/core';
import { gradeSubmission } from '../../grader/judge/grade-submission';

const AT_A_TIME = 3;

const [, , folder = '', out = ''] = process.argv;
const names = readdirSync(folder).values();

async function gradeInTurn(): Promise<void> {
  for (const name of names) {
    const submission = path.join(folder, name);
    const graded = await gradeSubmission({ submission, exercises: coreExercises, seed: 2017 }).then(
      (results) => ({ name, results }),
      (failure: unknown) => ({
        name,
        refusal: failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure),
      }),
    );
    appendFileSync(out, `${JSON.stringify(graded)}\n`);
  }
}

await Promise.all(Array.from({ length: AT_A_TIME }, gradeInTurn));
