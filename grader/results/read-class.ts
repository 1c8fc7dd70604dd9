import * as z from 'zod';
import { byName, classRecordSchema, type ClassRecord } from './class-record';
import { printable } from '../platform/printable';
import { Refusal } from '../platform/refusal';

/** The files of a class are not as the grading of a class leaves them; the message is one line that says which and how. */
export class UnreadableClass extends Refusal {
  override readonly name = 'UnreadableClass';
}

/**
 * Reads the text of a class.jsonl. Of several lines about one submission the last counts, and a last line that ends in its middle,
 * as a grading that was stopped may leave it, does not; in the order of names.
 *
 * @param name what to call the file in an error
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
      const place = issue === undefined ? '' : z.core.toDotPath(issue.path);
      const why = printable(`${place === '' ? '' : `${place}: `}${issue?.message ?? ''}`);
      throw new UnreadableClass(
        `${name}, line ${String(i + 1)} is no record of a submission: ${why.replaceAll('\n', ' ').slice(0, 300)}`,
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
