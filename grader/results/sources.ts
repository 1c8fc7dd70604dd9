import * as z from 'zod';
import { weightOf } from './bounded';

/** A file's text, truncated to what a page can show. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly cut: string | undefined;
}

const MAX_LINES = 600;
const MAX_COLUMNS = 400;
const MAX_WEIGHT = 40_000;
/** Markup of a line number, which even an empty line has. */
const LINE_WEIGHT = 20;

export const weightOfSource = ({ text }: Source): number =>
  text === '' ? 0 : weightOf(text) + LINE_WEIGHT * text.split('\n').length;

/**
 * Truncates a source. A model answer has about 60 lines; nobody needs more than ten times that, or
 * lines wider than a few screens.
 */
export function boundSource(path: string, text: string, most = MAX_WEIGHT): Source {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
  if (lines.at(-1) === '') lines.pop();
  const kept: string[] = [];
  let [weight, narrowed] = [0, 0];
  for (const line of lines) {
    const shown = line.length > MAX_COLUMNS ? `${line.slice(0, MAX_COLUMNS)}…` : line;
    weight += weightOf(shown) + LINE_WEIGHT;
    if (kept.length >= MAX_LINES || weight > most) break;
    if (shown !== line) narrowed += 1;
    kept.push(shown);
  }
  const notes = [
    ...(kept.length < lines.length
      ? [`The first ${String(kept.length)} of ${String(lines.length)} lines are shown.`]
      : []),
    ...(narrowed > 0
      ? [
          `${String(narrowed)} ${narrowed === 1 ? 'line is' : 'lines are'} cut after ${String(MAX_COLUMNS)} characters.`,
        ]
      : []),
  ];
  return { path, text: kept.join('\n'), cut: notes.length === 0 ? undefined : notes.join(' ') };
}

const schema = z.object({
  schemaVersion: z.literal(1),
  files: z.array(z.object({ path: z.string(), text: z.string(), cut: z.string().nullable() })).max(1_000),
});

export const writeSources = (sources: readonly Source[]): string =>
  `${JSON.stringify({
    schemaVersion: 1,
    files: sources.map(({ path, text, cut }) => ({ path, text, cut: cut ?? null })),
  })}\n`;

/** Parses a sources.json; undefined if it is not valid. */
export function readSources(text: string): Source[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = schema.safeParse(json);
  return parsed.success
    ? parsed.data.files.map(({ cut, ...file }) => ({ ...file, cut: cut ?? undefined }))
    : undefined;
}
