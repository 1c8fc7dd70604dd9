/** A rung of the hints to an exercise: the same step of each of its functions. */
export interface Rung {
  /** What kind of hint it is: a question, the step, where to look. */
  readonly kind: string;
  readonly texts: readonly RungText[];
}

export interface RungText {
  /** The exercise or function that it is about, as the heading names it. */
  readonly about: string;
  /** Markdown. */
  readonly text: string;
}

const HEADING = /^#{2,4} (.+)$/;
const HINT = /^<details><summary>Hint (\d+): ([^<]+)<\/summary>$/;
const END = '</details>';

/**
 * Reads the hints to an exercise from the README of its module, where students can unfold them. A
 * section of hints is headed by the name of the exercise or of one of its functions.
 *
 * @param names of the exercise and its functions
 * @returns in order; empty if there are none
 */
export function ladderIn(readme: string, names: readonly string[]): Rung[] {
  const rungs = new Map<number, { kind: string; texts: RungText[] }>();
  let about: string | undefined;
  let open: { readonly number: number; readonly kind: string; readonly lines: string[] } | undefined;
  for (const line of readme.split(/\r?\n/)) {
    const [, heading] = HEADING.exec(line) ?? [];
    const [, number, kind = ''] = HINT.exec(line) ?? [];
    if (heading !== undefined) about = names.find((name) => nameIn(heading) === name);
    else if (number !== undefined) open = { number: Number(number), kind, lines: [] };
    else if (line === END && open !== undefined) {
      if (about !== undefined) {
        const rung = rungs.get(open.number) ?? { kind: open.kind, texts: [] };
        rung.texts.push({ about, text: open.lines.join('\n').trim() });
        rungs.set(open.number, rung);
      }
      open = undefined;
    } else open?.lines.push(line);
  }
  return [...rungs].sort(([one], [other]) => one - other).map(([, rung]) => rung);
}

/** `Hints: gpt`, ``Hints for `gpt` `` and `gpt` all name gpt. */
const nameIn = (heading: string): string =>
  heading
    .replace(/^Hints(:| for) /, '')
    .replaceAll('`', '')
    .trim();
