import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import type { ClassRecord } from './class-record';
import { classFiles } from './layout';
import { UnreadableClass } from './read-class';

const countSchema = z.object({ submissionCount: z.int().min(0) });

/**
 * A grading that was cut short, or a damaged class.jsonl, lacks submissions: without this check,
 * their students would silently be absent from every table.
 *
 * @param out the folder of the class; one without a readable grading.json says nothing
 * @throws UnreadableClass
 */
export function ensureComplete(out: string, records: readonly ClassRecord[]): void {
  const count = submissionCountIn(out);
  if (count === undefined || records.length >= count) return;
  throw new UnreadableClass(
    `${path.join(out, classFiles.records)} has only ${String(records.length)} of ${String(count)} submissions; to grade the others, run: npm run grade:class -- --out ${out} --resume`,
  );
}

function submissionCountIn(out: string): number | undefined {
  try {
    const json: unknown = JSON.parse(readFileSync(path.join(out, classFiles.grading), 'utf8'));
    return countSchema.parse(json).submissionCount;
  } catch {
    return undefined;
  }
}
