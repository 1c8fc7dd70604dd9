/** Replacements in the text of a solution, one after the other; each text stands there exactly once. */
export type Edits = readonly (readonly [from: string, to: string])[];

/** The misconceptions of an exercise as changes of its solution, by function and by id. Pairs are made of their halves. */
export type MistakesByFunction = Readonly<Record<string, Readonly<Record<string, Edits>>>>;

/** @throws Error when a text is not to be found, or more than once */
export const applyEdits = (source: string, edits: Edits): string =>
  edits.reduce((text, [from, to]) => {
    const [before, after, ...more] = text.split(from);
    if (before === undefined || after === undefined || more.length > 0) {
      throw new Error(`found ${String(more.length)} times instead of once: ${from}`);
    }
    return `${before}${to}${after}`;
  }, source);
