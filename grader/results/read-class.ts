import { toDotPath } from 'zod/v4/core';
import { byName, classRecordSchema, type ClassRecord } from './class-record';
import { printable } from '../platform/printable';
import { Refusal } from '../platform/refusal';

/** The files of a class are missing or invalid. The message is one line that says which and how. */
export class UnreadableClass extends Refusal {
  override readonly name = 'UnreadableClass';
}

/**
 * Parses a class.jsonl and sorts the records by name. If a submission has several lines, the last
 * one counts. An incomplete last line, as an interrupted grading may leave it, is ignored.
 *
 * @param name the file's name in error messages
 * @throws UnreadableClass
 */
export function readClass(text: string, name: string): ClassRecord[] {
  const records = new Map<string, ClassRecord>();
  const lines = text.split('\n');
  lines.forEach((line, i) => {
    if (line.trim() === '') return;
    const isUnfinished = i === lines.length - 1;
    const parsed = classRecordSchema.safeParse(parse(line));
    if (parsed.success) records.set(parsed.data.submission, parsed.data);
    else if (!isUnfinished) {
      const [issue] = parsed.error.issues;
      const place = issue === undefined ? '' : toDotPath(issue.path);
      const why = printable(`${place === '' ? '' : `${place}: `}${issue?.message ?? ''}`);
      throw new UnreadableClass(
        `${name}, line ${String(i + 1)} is not a submission record: ${why.replaceAll('\n', ' ').slice(0, 300)}`,
      );
    }
  });
  return [...records.values()].sort((a, b) => byName(a.submission, b.submission));
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
