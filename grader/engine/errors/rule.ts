/** What an error means and what to do, from the groups of its pattern; undefined if nothing. */
type HintFor = (...parts: string[]) => string | undefined;

/** The hint for the errors that a pattern matches. */
export type ErrorRule = readonly [pattern: RegExp, hint: HintFor];

/** The lengths of a message, as students write a shape. */
export const shapeOf = (lengths: string): string => `[${lengths.split(',').join(', ')}]`;

export const UNDEFINED_HINT =
  'Possible causes: a helper without `return`, a misspelt field, or an index beyond the end. Print it with console.log just before that line.';
