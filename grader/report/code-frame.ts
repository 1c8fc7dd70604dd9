import { wrap } from './wrap';

/** A source line in a compiler's message, and the line with the marks below it. */
const SOURCE = /^\s*\d+ │ /;
const MARKS = /^\s*╵ /;

/** Wraps a compiler's message, and shortens its source lines with the marks below their code. */
export function wrapError(text: string, width: number): string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, i) => {
    const [before = '', after = ''] = [lines[i - 1], lines[i + 1]];
    if (SOURCE.test(line) && MARKS.test(after)) return shortened(line, after, width)[0];
    if (MARKS.test(line) && SOURCE.test(before)) return shortened(before, line, width)[1];
    return wrap(line, width);
  });
}

/** Leaves out what does not fit: the end of the code, and its start if the marks are far right. */
function shortened(source: string, marks: string, width: number): readonly [string, string] {
  const gutter = (SOURCE.exec(source) ?? [''])[0].length;
  const room = width - gutter;
  const code = source.slice(gutter);
  const from = Math.max(0, marks.length + ELLIPSIS.length - width);
  const start = from === 0 ? code : ELLIPSIS + code.slice(from + ELLIPSIS.length);
  const shown = start.length > room ? start.slice(0, room - ELLIPSIS.length) + ELLIPSIS : start;
  return [source.slice(0, gutter) + shown, marks.slice(0, gutter) + marks.slice(gutter).slice(from)];
}

const ELLIPSIS = '…';
