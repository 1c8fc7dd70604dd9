/**
 * Writes what is derived from other files: the stubs in exercises/ from the solutions; Classroom's workflow, and the table of
 * exercises in docs/students.md, from the course. `npm run derive`; with `-- --check` it writes nothing, and fails when something is out
 * of step or an exercise is not finished.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exercises } from '../grader/course';
import { inRepository } from '../grader/platform/root';
import { classroomWorkflow } from '../grader/release/classroom-workflow';
import { withExerciseTable } from './exercise-table';
import { stubs } from '../grader/release/stubs';
import { unfinished } from './unfinished';

/** Files by path, `/`-separated and relative to the repository, with what should stand in them. */
async function derivedFiles(): Promise<Map<string, string>> {
  const files = new Map([...(await stubs())].map(([file, stub]) => [`exercises/${file}`, stub]));
  const ids = exercises.map(({ definition }) => definition.id);
  files.set('.github/workflows/classroom.yml', classroomWorkflow(ids));
  const students = readFileSync(inRepository('docs', 'students.md'), 'utf8');
  files.set('docs/students.md', await withExerciseTable(students));
  return files;
}

const checkOnly = process.argv.includes('--check');
const files = await derivedFiles();
const outOfStep = [...files].filter(([file, contents]) => {
  const place = inRepository(file);
  return !existsSync(place) || readFileSync(place, 'utf8') !== contents;
});

if (!checkOnly) {
  for (const [file, contents] of outOfStep) {
    mkdirSync(path.dirname(inRepository(file)), { recursive: true });
    writeFileSync(inRepository(file), contents);
  }
  console.log(`${String(outOfStep.length)} of ${String(files.size)} derived files written.`);
}
const empty = unfinished();
if (empty.length > 0) console.error(['Still empty:', ...empty.map((line) => `  ${line}`)].join('\n'));
if (checkOnly) {
  if (outOfStep.length > 0)
    console.error(`Out of step: ${outOfStep.map(([file]) => file).join(', ')}. Run: npm run derive`);
  if (outOfStep.length > 0 || empty.length > 0) process.exitCode = 1;
  else console.log(`All ${String(files.size)} derived files are in step.`);
}
