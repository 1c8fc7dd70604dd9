import { createHash } from 'node:crypto';

/** What must not be released, and what may look like it. */
export interface Secrets {
  /** The solutions by their path in solutions/. */
  readonly solutions: ReadonlyMap<string, string>;
  /** Texts that students may see: a line of a solution that stands in one of them gives nothing away. */
  readonly open: readonly string[];
  /** Other files that stay with the instructor, by path: as wholes, none of them may be released. */
  readonly withheld: ReadonlyMap<string, Uint8Array>;
}

export interface Proof {
  /** How many lines of solutions were looked for. */
  readonly lines: number;
  /** In words, where an answer stands in what was to be released. Empty when there is none. */
  readonly leaks: readonly string[];
}

/** Shorter lines, such as `return x;`, are in many programs. */
const SHORTEST_LINE = 12;

/** What the algorithm itself dictates; the grader's own mathematics loops over the same steps. */
const LOOP_OR_BRANCH = /^(for|while|if|elseif)\(.*\)\{$/;

/** Texts are compared without whitespace, so that neither another indentation nor other line ends hide a line. */
const squeezed = (text: string): string => text.replace(/\s+/g, '');

/**
 * Looks for answers in the files that are to be released: for each distinctive line of each solution, wherever it may stand
 * in a file, and for whole files that are withheld. A line is distinctive when it has 12 characters or more besides
 * whitespace, is no head of a loop or branch, and stands in no text that students may see.
 *
 * @throws Error when there is nothing to look for, since that would prove nothing
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
    throw new Error(`no line of ${empty ?? 'the solutions'} could be looked for, so nothing is proved`);
  const hashes = new Map([...withheld].map(([file, contents]) => [hashOf(contents), file]));
  const leaks = [...files].flatMap(([file, contents]) => {
    const text = squeezed(new TextDecoder().decode(contents));
    const whole = hashes.get(hashOf(contents));
    return [
      ...(whole === undefined ? [] : [`${file} is ${whole}`]),
      ...lines
        .filter(({ line }) => text.includes(squeezed(line)))
        .map(({ solution, line }) => `${file} holds a line of solutions/${solution}: ${line}`),
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
