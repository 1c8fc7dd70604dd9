import { printableLine } from '../platform/printable';
import type { Results } from '../results/results';

const MAX_NAMED = 8;

/** Says which files of the grader differ in the student's repository; undefined if none do. */
export function courseChangesSentence({ courseChanges }: Results): string | undefined {
  if (courseChanges === null || courseChanges.length === 0) return undefined;
  const named = courseChanges
    .slice(0, MAX_NAMED)
    .map(({ file, change }) => `${printableLine(file)} (${change})`);
  const more = courseChanges.length - named.length;
  const list = [...named, ...(more > 0 ? [`${String(more)} more`] : [])].join(', ');
  return `The grader in this repository was changed: ${list}. This verdict is from the course’s own grader.`;
}
