import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { byName, type ClassRecord } from '../results/class-record';
import { BadClassFolder, type ClassFolder, type Grading } from './class-folder';
import { formatShard, parseShard } from './shard';
import { submissionFiles } from '../results/layout';

interface Part {
  readonly folder: ClassFolder;
  readonly grading: Grading;
  readonly records: readonly ClassRecord[];
}

/**
 * Joins the parts of a class that were graded apart, and returns all records in order. The parts must be all there are, finished,
 * and graded in the same way.
 *
 * @throws BadClassFolder when they are not, or the results cannot be written
 */
export function mergeClass(parts: readonly ClassFolder[], out: ClassFolder): ClassRecord[] {
  refuseToOverwrite(out);
  const read = parts.map(partOf);
  const [first] = read;
  if (first === undefined) throw new BadClassFolder('name the folders of the parts to join');
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
          `${before.folder.directory} and ${part.folder.directory} both have results of "${submission}"; leave one of the folders out`,
        );
      }
      owners.set(submission, part);
    }
  }
  const records = read
    .flatMap((part) => part.records)
    .sort((one, another) => byName(one.submission, another.submission));
  if (records.length === 0) throw new BadClassFolder('there is no submission in any of the parts');
  out.begin({ ...first.grading, shard: null, submissionCount: records.length }, []);
  for (const record of records) copyResults(record, owners.get(record.submission), out);
  out.finish(records);
  return records;
}

function partOf(folder: ClassFolder): Part {
  const grading = folder.readGrading();
  if (grading === undefined) {
    throw new BadClassFolder(
      `${folder.directory} has no results of a class: npm run grade:class writes them`,
    );
  }
  return { folder, grading, records: folder.readRecords() };
}

function refuseToOverwrite({ directory }: ClassFolder): void {
  if (existsSync(directory) && readdirSync(directory).length > 0) {
    throw new BadClassFolder(`${directory} is not empty; join the parts into a new folder`);
  }
}

/** A part that is missing would be missed by nobody: its students would just not be in the table. */
function refuseMissing(parts: readonly Part[]): void {
  const shards = parts.flatMap(({ grading: { shard } }) => (shard === null ? [] : [parseShard(shard)]));
  const of = shards[0]?.of;
  if (of === undefined) return;
  const present = new Set(shards.map((shard) => (shard?.of === of ? shard.number : undefined)));
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((number) => !present.has(number));
  if (present.has(undefined) || shards.length !== parts.length) {
    throw new BadClassFolder(
      'the parts are not of the same division; grade them all with --shard n/m of one m',
    );
  }
  if (missing.length > 0) {
    const names = missing.slice(0, 5).map((number) => formatShard({ number, of }));
    throw new BadClassFolder(
      `${names.join(', ')}${missing.length > 5 ? ', …' : ''} of the parts are missing`,
    );
  }
}

/** A grading that a time limit or a full disk has ended leaves a part that looks like any other. */
function refuseUnfinished(parts: readonly Part[]): void {
  for (const { folder, grading, records } of parts) {
    if (records.length === grading.submissionCount) continue;
    throw new BadClassFolder(
      `${folder.directory} has ${String(records.length)} of ${String(grading.submissionCount)} submissions; go on with it: npm run grade:class -- --out ${folder.directory} --resume`,
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
