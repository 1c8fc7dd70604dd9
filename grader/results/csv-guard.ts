/**
 * Matches text that a spreadsheet may read as a formula: it starts with one of these signs, also in
 * full width, or has one after characters that some spreadsheets strip. Leading apostrophes are
 * included, so that an added one can be removed again.
 */
const FORMULA = /^'*[\s\p{C}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^'*[\t\r\n]/u;

/** Prefixes an apostrophe if a spreadsheet would read the text as a formula. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Reverses `guarded`. */
export const withoutGuard = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;

/**
 * Cells to quote even if CSV does not require it: some readers trim spaces, split at semicolons or
 * tabs, or take a lone CR or LF as the end of a line.
 */
export const QUOTED = /^\s|\s$|[;\t\r\n]/;
