import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { LabCodes } from '../../lab-data';
import { SCRIPT_END } from '../../protocol';

/** A line of a student's file, with the lines around it. */
export interface PlaceInCode {
  /** Relative to the submission's root. */
  readonly file: string;
  readonly line: number;
  readonly frame: readonly { readonly number: number; readonly text: string }[];
}

const AROUND = 2;

/** The first line of the student's own code in a stack; undefined if there is none. */
export function placeIn(stack: string, codes: LabCodes): PlaceInCode | undefined {
  const end = SCRIPT_END.replaceAll('.', '\\.');
  for (const [, id = '', line = '', column = ''] of stack.matchAll(
    new RegExp(`student/([\\w-]+)${end}:(\\d+):(\\d+)`, 'g'),
  )) {
    const sourceMap = codes[id]?.sourceMap;
    if (sourceMap === undefined) continue;
    const map = new TraceMap(sourceMap);
    const place = originalPositionFor(map, { line: Number(line), column: Number(column) - 1 });
    if (place.source === null) continue;
    const text = map.sourcesContent?.[map.sources.indexOf(place.source)] ?? '';
    const lines = text.split(/\r?\n/);
    const from = Math.max(1, place.line - AROUND);
    return {
      file: place.source,
      line: place.line,
      frame: lines.slice(from - 1, place.line + AROUND).map((each, i) => ({ number: from + i, text: each })),
    };
  }
  return undefined;
}
