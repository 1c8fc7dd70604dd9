import * as z from 'zod';
import type { Source } from './listing';

/** The code of a graded submission, kept beside its results so that a report shows what was graded, whenever it is made. */
export const sourcesFile = 'sources.json';

const schema = z.object({
  schemaVersion: z.literal(1),
  files: z.array(z.object({ path: z.string(), text: z.string(), cut: z.string().nullable() })).max(1_000),
});

/** The text of a sources.json. */
export const writeSources = (sources: readonly Source[]): string =>
  `${JSON.stringify({
    schemaVersion: 1,
    files: sources.map(({ path, text, cut }) => ({ path, text, cut: cut ?? null })),
  })}\n`;

/** Reads the text of a sources.json; undefined where it is none. */
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
