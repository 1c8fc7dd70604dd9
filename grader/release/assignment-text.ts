import type { AssignmentId } from '../course';

const START = /^<!-- assignment: (\S+) -->$/;
const END = '<!-- end of assignment -->';

/** What marks a part of a README that only one assignment needs. */
export const markedText = (assignment: AssignmentId, text: string): string =>
  `<!-- assignment: ${assignment} -->\n\n${text.trim()}\n\n${END}\n`;

/**
 * Returns a module's README with only the text of these assignments, and without the marks around
 * it. Text that is not between `<!-- assignment: <id> -->` and `<!-- end of assignment -->` is for
 * all.
 *
 * @throws Error if the marks do not come in pairs
 */
export function textForAssignments(markdown: string, assignments: readonly string[]): string {
  let current: string | undefined;
  const kept: string[] = [];
  for (const line of markdown.split('\n')) {
    const [, started] = START.exec(line.trimEnd()) ?? [];
    const isEnd = line.trimEnd() === END;
    if ((started !== undefined && current !== undefined) || (isEnd && current === undefined))
      throw new Error(`"${line.trimEnd()}" is not one of a pair`);
    if (started !== undefined || isEnd) {
      current = started;
      // The empty line after a mark goes with it.
      if (kept.at(-1)?.trim() === '') kept.pop();
    } else if (current === undefined || assignments.includes(current)) kept.push(line);
  }
  if (current !== undefined) throw new Error(`the text of the assignment ${current} does not end`);
  return kept.join('\n');
}
