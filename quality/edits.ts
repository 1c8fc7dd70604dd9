/** Replacements in a solution, applied in order; each `from` must occur exactly once. */
export type Edits = readonly (readonly [from: string, to: string])[];

/** Misconceptions as edits of the solution, by function and id. Pairs combine their halves. */
export type MistakesByFunction = Readonly<Record<string, Readonly<Record<string, Edits>>>>;

/** @throws Error if a text does not occur exactly once */
export const applyEdits = (source: string, edits: Edits): string =>
  edits.reduce((text, [from, to]) => {
    const parts = text.split(from);
    const [before, after] = parts;
    if (before === undefined || after === undefined || parts.length > 2) {
      throw new Error(`found ${String(parts.length - 1)} times instead of once: ${from}`);
    }
    return `${before}${to}${after}`;
  }, source);
