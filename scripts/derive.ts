/**
 * Writes the files that are derived from others: the stubs in exercises/ from the solutions;
 * the table of exercises in docs/students.md and those in the READMEs of modules from the course;
 * and from the questions about ideas, the files for students, the same files filled in, and the
 * keys. Run `npm run derive`. With `-- --check` it writes nothing, and fails if a file is out of
 * date or an exercise is unfinished.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { modules } from '../grader/course';
import { inRepository } from '../grader/platform/root';
import { conceptFiles } from './concept-files';
import { withEffortTables } from './effort-tables';
import { withExerciseTable } from './exercise-table';
import { stubs } from '../grader/release/stubs';
import { unfinished } from './unfinished';

/** Returns the expected contents of derived files, by `/`-separated path in the repository. */
async function derivedFiles(): Promise<Map<string, string>> {
  const files = new Map([...(await stubs())].map(([file, stub]) => [`exercises/${file}`, stub]));
  const students = readFileSync(inRepository('docs', 'students.md'), 'utf8');
  files.set('docs/students.md', await withExerciseTable(students));
  for (const module of modules) {
    const file = `exercises/${module.id}/README.md`;
    files.set(file, await withEffortTables(readFileSync(inRepository(file), 'utf8'), module));
  }
  for (const [file, text] of await conceptFiles()) files.set(file, text);
  return files;
}

const checkOnly = process.argv.includes('--check');
const files = await derivedFiles();
const outdated = [...files].filter(([file, contents]) => {
  const place = inRepository(file);
  return !existsSync(place) || readFileSync(place, 'utf8') !== contents;
});

if (!checkOnly) {
  for (const [file, contents] of outdated) {
    mkdirSync(path.dirname(inRepository(file)), { recursive: true });
    writeFileSync(inRepository(file), contents);
  }
  console.log(`${String(outdated.length)} of ${String(files.size)} derived files written.`);
}
const empty = unfinished();
if (empty.length > 0) console.error(['Unfinished:', ...empty.map((line) => `  ${line}`)].join('\n'));
if (checkOnly) {
  if (outdated.length > 0)
    console.error(`Out of date: ${outdated.map(([file]) => file).join(', ')}. Run: npm run derive`);
  if (outdated.length > 0 || empty.length > 0) process.exitCode = 1;
  else console.log(`All ${String(files.size)} derived files are up to date.`);
}
