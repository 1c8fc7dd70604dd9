import { createHash } from 'node:crypto';
import { RELEASED_GRADER } from '../platform/released-grader.mjs';
import type { StudentTree } from './tree';

/** What must not be released, and text that may be. */
export interface Secrets {
  /** The solutions by their path in solutions/. */
  readonly solutions: ReadonlyMap<string, string>;
  /** Texts that students may see. A line of a solution that also appears here reveals nothing. */
  readonly open: readonly string[];
  /** Other files that stay with the instructor, by path; no released file may be a copy of one. */
  readonly withheld: ReadonlyMap<string, Uint8Array>;
}

export interface Proof {
  /** How many lines of solutions were searched for. */
  readonly lines: number;
  /** The answers found, in words; empty if there are none. */
  readonly leaks: readonly string[];
}

/** Shorter lines, such as `return x;`, are in many programs. */
const SHORTEST_LINE = 12;

/**
 * Heads of loops and branches follow from the algorithm; the grader's own math has the same ones.
 */
const LOOP_OR_BRANCH = /^(for|while|if|elseif)\(.*\)\{$/;

/** Removes whitespace, so that indentation and line ends cannot hide a line. */
const squeezed = (text: string): string => text.replace(/\s+/g, '');

/** The files to search: those of a release, and what the file of its grader has. */
export const searchedFiles = ({
  files,
  parts,
}: Pick<StudentTree, 'files' | 'parts'>): Map<string, Uint8Array> =>
  new Map([
    ...files,
    ...[...parts].map(
      ([part, text]) => [`${RELEASED_GRADER} (${part})`, new TextEncoder().encode(text)] as const,
    ),
  ]);

/**
 * Searches the files of a release for answers: for each distinctive line of each solution, anywhere
 * in a file, and for copies of withheld files. A line is distinctive if it has at least 12
 * characters without whitespace, is not the head of a loop or branch, and does not appear in text
 * that students may see.
 *
 * @throws Error if there is nothing to search for, because that would prove nothing
 */
export function lookForAnswers(
  files: ReadonlyMap<string, Uint8Array>,
  { solutions, open, withheld }: Secrets,
): Proof {
  const visible = open.map(squeezed).join('\n');
  const lines = [...solutions].flatMap(([solution, text]) =>
    distinctiveLines(text, visible).map((line) => ({ solution, line })),
  );
  const empty = [...solutions.keys()].find((name) => !lines.some(({ solution }) => solution === name));
  if (solutions.size === 0 || empty !== undefined)
    throw new Error(`${empty ?? 'solutions/'} has no line to search for, so nothing is proved`);
  const hashes = new Map([...withheld].map(([file, contents]) => [hashOf(contents), file]));
  const leaks = [...files].flatMap(([file, contents]) => {
    const text = squeezed(new TextDecoder().decode(contents));
    const whole = hashes.get(hashOf(contents));
    return [
      ...(whole === undefined ? [] : [`${file} is a copy of ${whole}`]),
      ...lines
        .filter(({ line }) => text.includes(squeezed(line)))
        .map(({ solution, line }) => `${file} contains a line of solutions/${solution}: ${line}`),
    ];
  });
  return { lines: lines.length, leaks };
}

function distinctiveLines(solution: string, visible: string): string[] {
  const lines = solution.split(/\r?\n/).map((line) => line.trim());
  return [...new Set(lines)].filter((line) => {
    const dense = squeezed(line);
    return dense.length >= SHORTEST_LINE && !LOOP_OR_BRANCH.test(dense) && !visible.includes(dense);
  });
}

const hashOf = (contents: Uint8Array): string => createHash('sha256').update(contents).digest('hex');
