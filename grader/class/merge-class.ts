import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { byName, type ClassRecord } from '../results/class-record';
import { BadClassFolder, type ClassFolder, type Grading } from './class-folder';
import { formatShard, parseShard } from './shard';
import { LOCK } from '../platform/folder-lock';
import { submissionFiles } from '../results/layout';

/** In a folder until everything is in it: a merge that was killed can begin again there. */
const UNFINISHED = '.unfinished-merge';

interface Part {
  readonly folder: ClassFolder;
  readonly grading: Grading;
  readonly records: readonly ClassRecord[];
}

/**
 * Merges the parts of a class that were graded separately, and returns all records in order. All
 * parts must be present, finished, and graded with the same options. Call {@link endMerge} when
 * everything else is in the folder too.
 *
 * @throws BadClassFolder if they are not, or the results cannot be written
 */
export function mergeClass(parts: readonly ClassFolder[], out: ClassFolder): ClassRecord[] {
  refuseToOverwrite(out);
  const read = parts.map(partOf);
  const [first] = read;
  if (first === undefined) throw new BadClassFolder('name the folders of the parts to merge');
  const { version } = first.grading;
  const other = read.find(({ grading }) => grading.version !== version);
  if (other !== undefined) {
    throw new BadClassFolder(
      `${first.folder.directory} and ${other.folder.directory} were graded with different graders, seeds or options; grade one of them again`,
    );
  }
  refuseMissing(read);
  refuseUnfinished(read);
  const owners = new Map<string, Part>();
  for (const part of read) {
    for (const { submission } of part.records) {
      const before = owners.get(submission);
      if (before !== undefined) {
        throw new BadClassFolder(
          `${before.folder.directory} and ${part.folder.directory} both have results for "${submission}"; leave one of them out`,
        );
      }
      owners.set(submission, part);
    }
  }
  const records = read
    .flatMap((part) => part.records)
    .sort((one, another) => byName(one.submission, another.submission));
  if (records.length === 0) throw new BadClassFolder('none of the parts has a submission');
  out.mark(UNFINISHED);
  out.begin({ ...first.grading, shard: null, submissionCount: records.length }, []);
  for (const record of records)
    out.writing(() => {
      copyResults(record, owners.get(record.submission), out);
    });
  out.finish(records);
  return records;
}

/** The pages are written too: from now on, nothing overwrites the merged class. */
export const endMerge = (out: ClassFolder): void => {
  out.unmark(UNFINISHED);
};

function partOf(folder: ClassFolder): Part {
  const grading = folder.readGrading();
  if (grading === undefined) {
    throw new BadClassFolder(
      `${folder.directory} has no class results; create them with npm run grade:class`,
    );
  }
  return { folder, grading, records: folder.readRecords() };
}

function refuseToOverwrite({ directory }: ClassFolder): void {
  const names = existsSync(directory) ? readdirSync(directory) : [];
  if (names.includes(UNFINISHED) || names.every((name) => name === LOCK)) return;
  throw new BadClassFolder(`${directory} is not empty; merge the parts into a new folder`);
}

/** Without this check, the students of a missing part would silently be absent from the table. */
function refuseMissing(parts: readonly Part[]): void {
  const shards = parts.flatMap(({ grading: { shard } }) => (shard === null ? [] : [parseShard(shard)]));
  const of = shards[0]?.of;
  if (of === undefined) return;
  const present = new Set(shards.map((shard) => (shard?.of === of ? shard.number : undefined)));
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((number) => !present.has(number));
  if (present.has(undefined) || shards.length !== parts.length) {
    throw new BadClassFolder(
      'the parts come from different divisions of the class; grade them all with the same m in --shard n/m',
    );
  }
  if (missing.length > 0) {
    const names = missing.slice(0, 5).map((number) => formatShard({ number, of }));
    throw new BadClassFolder(`missing parts: ${names.join(', ')}${missing.length > 5 ? ', …' : ''}`);
  }
}

/**
 * A grading that was cut short by a time limit or a full disk leaves a part that looks complete.
 */
function refuseUnfinished(parts: readonly Part[]): void {
  for (const { folder, grading, records } of parts) {
    if (records.length === grading.submissionCount) continue;
    throw new BadClassFolder(
      `${folder.directory} has only ${String(records.length)} of ${String(grading.submissionCount)} submissions; to finish it, run: npm run grade:class -- --out ${folder.directory} --resume`,
    );
  }
}

function copyResults({ results }: ClassRecord, part: Part | undefined, out: ClassFolder): void {
  if (results === null || part === undefined) return;
  const [from, to] = [part.folder.place(results), out.place(results)];
  mkdirSync(path.dirname(to), { recursive: true });
  copyFileSync(from, to);
  const sources = path.join(path.dirname(from), submissionFiles.sources);
  if (existsSync(sources)) copyFileSync(sources, path.join(path.dirname(to), submissionFiles.sources));
}
