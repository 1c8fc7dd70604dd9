import path from 'node:path';
import { adjustmentsOf, type Adjustment } from '../report/formats/adjustments';
import { gradedResults } from '../report/graded-class';
import { printableLine } from '../platform/printable';
import type { ClassRecord } from '../results/class-record';
import { recordsOf, resultsOf } from '../results/of-assignment';
import type { Override } from '../results/override';
import { readResults } from '../results/read-results';
import type { Results } from '../results/results';
import type { ExportCommand } from './export';
import { exportedClass, readText, recordOfResults } from './export-files';
import type { SubmissionFormat } from './export-options';
import { warnOfOverrides } from './report';
import { studentCopy } from './student-copy';
import { UsageError } from './usage-error';
import { asJson, writeFile } from './write-file';

type SubmissionExport = ExportCommand & { readonly to: SubmissionFormat };

/** Exports one results.json, with the adjustments of the class in whose folder it is. */
export async function exportOne(command: SubmissionExport, env: NodeJS.ProcessEnv): Promise<number> {
  const { results: file, out } = command;
  const results = readResults(readText(file), file);
  const known = recordOfResults(file);
  const adjustments = known === undefined ? [] : adjustmentsIn(known.record, known.overrides, command);
  writeFile(out, await textOf(results, adjustments, command, env));
  return 0;
}

/**
 * Exports every submission of a class into a folder, each to a file that has its name.
 *
 * @returns exit code 0, or 1 if submissions have no results
 */
export async function exportEach(command: SubmissionExport): Promise<number> {
  const { to, results: place, out } = command;
  if (to === 'classroom50')
    throw new UsageError(
      'classroom50 exports one submission, because each has a commit and a release of its own; name its results.json',
    );
  const { folder, records, overrides } = exportedClass(place);
  warnOfOverrides(overrides, records);
  const without: string[] = [];
  for (const record of records) {
    if (record.results === null) without.push(record.submission);
    else {
      const text = await textOf(
        gradedResults(folder, record.results),
        adjustmentsIn(record, overrides, command),
        command,
        {},
      );
      writeFile(
        path.join(out, `${path.posix.dirname(record.results)}.${to === 'junit' ? 'xml' : 'json'}`),
        text,
      );
    }
  }
  const written = records.length - without.length;
  console.log(`Wrote ${String(written)} ${written === 1 ? 'file' : 'files'} to ${out}.`);
  if (without.length === 0) return 0;
  console.error(`No file, because there is no verdict: ${printableLine(without.join(', '))}.`);
  return 1;
}

/** @throws NoSuchPart */
function adjustmentsIn(
  record: ClassRecord,
  overrides: readonly Override[],
  { assignment }: ExportCommand,
): Adjustment[] {
  const own = overrides.filter(({ submission }) => submission === record.submission);
  const [part = record] = assignment === undefined ? [] : recordsOf([record], own, assignment);
  return adjustmentsOf(part, own);
}

/** Formats are loaded on demand, and with them the packages that only they need. */
async function textOf(
  graded: Results,
  adjustments: readonly Adjustment[],
  { to, visibility, assignment, showCases }: SubmissionExport,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  // First the copy: which error it hides depends on what was graded first.
  const copy = studentCopy(graded, showCases === true);
  const results = assignment === undefined ? copy : resultsOf(copy, assignment);
  if ((to === 'classroom50' || to === 'prairielearn') && adjustments.some(({ change }) => change !== 0))
    throw new UsageError(
      `${to} has no place for the adjustments of this submission in overrides.csv; export the class with --to canvas or --to github-csv`,
    );
  switch (to) {
    case 'classroom': {
      const { classroomResults } = await import('../report/formats/classroom');
      return asJson(classroomResults(results, adjustments));
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
      return asJson(gradescopeResults(results, visibility, adjustments));
    }
    case 'junit': {
      const { junitXml } = await import('../report/formats/junit');
      return junitXml(results, adjustments);
    }
    case 'ctrf': {
      const { ctrfReport } = await import('../report/formats/ctrf');
      return asJson(ctrfReport(results, adjustments));
    }
  }
}
