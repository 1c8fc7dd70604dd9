import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { courseName } from '../course';
import type { ClassRecord } from '../results/class-record';
import type { GradescopeVisibility } from '../report/formats/gradescope';
import { ensureComplete } from '../results/complete-class';
import { recordsOf, resultsOf } from '../results/of-assignment';
import { readClass } from '../results/read-class';
import { readResults } from '../results/read-results';
import type { Results } from '../results/results';
import { hasByteOrderMark, tableText } from '../results/table-text';
import { classFormats, type ClassFormat, type SubmissionFormat } from './export-options';
import { studentCopy } from './student-copy';
import { UsageError } from './usage-error';
import { asJson, writeFile } from './write-file';
import { printableLine } from '../platform/printable';
import { classFiles } from '../results/layout';

export interface ExportCommand {
  /** A results.json, or the folder of a graded class. */
  readonly results: string;
  readonly to: SubmissionFormat | ClassFormat;
  readonly out: string;
  /** The assignment to export; everything that was graded if undefined. */
  readonly assignment?: string;
  /** The assignment's name on the platform. */
  readonly name?: string;
  readonly prefix?: string;
  readonly students?: string;
  readonly gradebook?: string;
  readonly visibility: GradescopeVisibility;
  readonly showCases?: boolean;
}

/**
 * Exports results to another platform.
 *
 * @returns exit code 0, or 1 if submissions of a class have no place or no points in the table
 */
export async function exportResults(command: ExportCommand, env: NodeJS.ProcessEnv): Promise<number> {
  const { to, results, out } = command;
  if (results === '') throw new UsageError('name a results.json, or the folder of a graded class');
  if (isClassFormat(to)) return exportClass({ ...command, to });
  if (isFolder(results)) {
    throw new UsageError(`${to} exports one submission; name a results.json in ${results}`);
  }
  const graded = readResults(read(results), results);
  const chosen = command.assignment === undefined ? graded : resultsOf(graded, command.assignment);
  writeFile(out, await textOf(studentCopy(chosen, command.showCases === true), to, command, env));
  return 0;
}

const isClassFormat = (format: string): format is ClassFormat =>
  classFormats.some((known) => known === format);

/** Formats are loaded on demand, and with them the packages that only they need. */
async function textOf(
  results: Results,
  to: SubmissionFormat,
  { visibility }: ExportCommand,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  switch (to) {
    case 'classroom': {
      const { classroomResult } = await import('../report/formats/classroom');
      const byExercise = results.exercises.map((exercise) => [exercise.id, classroomResult(exercise)]);
      return asJson(Object.fromEntries(byExercise));
    }
    case 'classroom50': {
      const { classroom50Result } = await import('../report/formats/classroom50');
      const { classroom50Submission } = await import('./classroom50');
      return asJson(classroom50Result(results, classroom50Submission(env, new Date())));
    }
    case 'prairielearn': {
      const { prairielearnResults } = await import('../report/formats/prairielearn');
      return asJson(prairielearnResults(results));
    }
    case 'gradescope': {
      const { gradescopeResults } = await import('../report/formats/gradescope');
      return asJson(gradescopeResults(results, visibility));
    }
    case 'junit': {
      const { junitXml } = await import('../report/formats/junit');
      return junitXml(results);
    }
    case 'ctrf': {
      const { ctrfReport } = await import('../report/formats/ctrf');
      return asJson(ctrfReport(results));
    }
  }
}

async function exportClass({
  results,
  to,
  out,
  assignment,
  name = assignment === undefined ? courseName : `${courseName}: ${assignment}`,
  prefix,
  students,
  gradebook,
}: ExportCommand & { readonly to: ClassFormat }): Promise<number> {
  const all = recordsIn(results);
  const { identifiersIn } = await import('../report/formats/students');
  const identifiers = students === undefined ? undefined : identifiersIn(readTable(students), students);
  const { readOverrides } = await import('../results/overrides');
  const decided = path.join(isFolder(results) ? results : path.dirname(results), classFiles.overrides);
  const overrides = existsSync(decided) ? readOverrides(readTable(decided), all, decided) : [];
  const records = assignment === undefined ? all : recordsOf(all, overrides, assignment);
  const options = { assignment: name, prefix, identifiers, overrides };
  const { warnOfOverrides } = await import('./report');
  warnOfOverrides(overrides, all);
  const { withoutGrade } = await import('../report/formats/grade-of');
  const empty = withoutGrade(records, overrides);
  if (empty.length > 0) console.error(`No points, because there is no verdict: ${namesOf(empty)}.`);
  if (to === 'github-csv') {
    const { githubCsv } = await import('../report/formats/github-csv');
    writeFile(out, githubCsv(records, options));
    return empty.length === 0 ? 0 : 1;
  }
  if (gradebook === undefined) {
    throw new UsageError('canvas needs --gradebook, the gradebook file that Canvas exports (Grades, Export)');
  }
  const { canvasCsv } = await import('../report/formats/canvas');
  const exported = bytesOf(gradebook);
  const { csv, unmatched } = canvasCsv(records, {
    ...options,
    gradebook: tableText(exported, gradebook),
    gradebookName: gradebook,
    bom: hasByteOrderMark(exported),
  });
  writeFile(out, csv);
  if (unmatched.length > 0)
    console.error(`Left out, because no free row in ${gradebook} matches: ${namesOf(unmatched)}.`);
  return unmatched.length + empty.length === 0 ? 0 : 1;
}

const namesOf = (submissions: readonly string[]): string => printableLine(submissions.join(', '));

/** Reads the records of a class from its folder or its class.jsonl. */
function recordsIn(place: string): ClassRecord[] {
  const file = isFolder(place) ? path.join(place, classFiles.records) : place;
  const records = readClass(read(file), file);
  ensureComplete(path.dirname(file), records);
  return records;
}

const isFolder = (place: string): boolean =>
  statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;

const read = (file: string): string => bytesOf(file).toString('utf8');

/** @throws UnreadableText */
const readTable = (file: string): string => tableText(bytesOf(file), file);

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (failure) {
    const { code, message } = failure as NodeJS.ErrnoException;
    throw new UsageError(code === 'ENOENT' ? `there is no ${file}` : `cannot read ${file}: ${message}`);
  }
}
