import { ClassFolder } from '../class/class-folder';
import { mergeClass } from '../class/merge-class';
import { conclude } from './grade-class';

/** Joins the parts of a class, and returns the exit code, which is that of grading it in one. */
export function merge(parts: readonly string[], out: string): number {
  const records = mergeClass(
    parts.map((part) => new ClassFolder(part)),
    new ClassFolder(out),
  );
  return conclude(records, out);
}
