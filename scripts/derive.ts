/**
 * Writes what is derived from other files: the stubs in exercises/ from the solutions, and Classroom's workflow from the
 * course. `npm run derive`; with `-- --check` it writes nothing and fails when something is out of step.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exercises } from '../grader/course';
import { inRepository } from '../grader/repository/root';
import { classroomWorkflow } from './classroom-workflow';
import { stubs } from './stubs';

/** Files by path, `/`-separated and relative to the repository, with what should stand in them. */
async function derivedFiles(): Promise<Map<string, string>> {
  const files = new Map([...(await stubs())].map(([file, stub]) => [`exercises/${file}`, stub]));
  const ids = exercises.map(({ definition }) => definition.id);
  files.set('.github/workflows/classroom.yml', classroomWorkflow(ids));
  return files;
}

const checkOnly = process.argv.includes('--check');
const files = await derivedFiles();
const outOfStep = [...files].filter(([file, contents]) => {
  const place = inRepository(file);
  return !existsSync(place) || readFileSync(place, 'utf8') !== contents;
});

if (checkOnly && outOfStep.length > 0) {
  console.error(`Out of step: ${outOfStep.map(([file]) => file).join(', ')}. Run: npm run derive`);
  process.exitCode = 1;
} else if (checkOnly) {
  console.log(`All ${String(files.size)} derived files are in step.`);
} else {
  for (const [file, contents] of outOfStep) {
    mkdirSync(path.dirname(inRepository(file)), { recursive: true });
    writeFileSync(inRepository(file), contents);
  }
  console.log(`${String(outOfStep.length)} of ${String(files.size)} derived files written.`);
}
