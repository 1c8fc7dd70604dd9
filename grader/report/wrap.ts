import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** Reports are at most this wide, and this wide where the width is unknown: in files and logs. */
export const MAX_WIDTH = 100;

/** In a narrower terminal, lines are too long rather than unreadable. */
const MIN_WIDTH = 40;

/** The width for reports in a terminal. */
export function terminalWidth({ columns }: { readonly columns?: number } = process.stdout): number {
  if (columns === undefined || columns === 0) return MAX_WIDTH;
  return Math.max(MIN_WIDTH, Math.min(columns, MAX_WIDTH));
}

/**
 * Wraps text between words. Continuation lines have the indentation of the line they continue. A
 * word that is too long stays whole; so do code, shapes and commands if they fit on a line.
 */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => {
    const body = line.trimStart();
    const indentation = ' '.repeat(Math.min(line.length - body.length, MIN_WIDTH / 2));
    const room = Math.max(width - indentation.length, MIN_WIDTH / 2);
    return wrapLine(body, room).map((row) => (row === '' ? row : indentation + row));
  });
}

/** Wraps text after a prefix, with continuation lines below the text. */
export function wrapAfter(prefix: string, text: string, width: number): string[] {
  const indentation = stringWidth(prefix);
  return wrap(text, width - indentation).map((row, i) => (i === 0 ? prefix : ' '.repeat(indentation)) + row);
}

/** Breaks a line of output wherever it is too long, and changes nothing else in it. */
export const breakLine = (line: string, width: number): string[] =>
  wrapAnsi(line, width, { hard: true, trim: false }).split('\n');

/** Code, commands, and lists in brackets such as shapes. */
const UNBROKEN = /`[^`]+`|npm run \S+(?: -- \S+)?|\[[^[\]]{1,30}\]/g;

/** The wrapping breaks lines only at ordinary spaces. */
const NO_BREAK_SPACE = '\u00a0';

function wrapLine(line: string, room: number): string[] {
  const kept = line.replace(UNBROKEN, (part) =>
    stringWidth(part) <= room ? part.replaceAll(' ', NO_BREAK_SPACE) : part,
  );
  const rows = wrapAnsi(kept, room).replaceAll(NO_BREAK_SPACE, ' ').split('\n');
  return rows.map(withoutCommand);
}

/** A command of the Actions runner begins a line; see `printable`. */
const withoutCommand = (row: string): string => row.replace(/^(\s*):(?=:)/, '$1: ');
