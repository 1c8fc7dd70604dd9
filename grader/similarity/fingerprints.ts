import type { TokenizedFile } from '@dodona/dolos-lib';
import type { Dolos } from './load-dolos';

/** How often each run of tokens, by its hash, occurs in a text. */
export type Fingerprints = ReadonlyMap<number, number>;

/**
 * Takes the fingerprints of texts by name, without those of the starter code. Leaves out texts that
 * cannot be parsed.
 */
export type TakeFingerprints = (
  texts: ReadonlyMap<string, string>,
  starter: string,
) => Map<string, Fingerprints>;

/**
 * Tokens per run. Dolos defaults to 23, but an exercise is a few lines, and a run must fit between
 * two edits that disguise a copy. `npm run bench:similarity` measures the effect of this and of
 * MIN_OWN.
 */
export const RUN_TOKENS = 18;

/**
 * Every run counts. Dolos defaults to one of each 17, which would leave only a handful for a
 * function of five lines.
 */
const RUNS_IN_WINDOW = 1;

/**
 * Returns fingerprints by Dolos. It sees the shape of the syntax tree, but no comments or names.
 */
export async function dolosFingerprints(
  { File, FingerprintIndex, LanguagePicker }: Dolos,
  runTokens = RUN_TOKENS,
): Promise<TakeFingerprints> {
  const language = await new LanguagePicker().findLanguage('typescript');
  const tokenizer = await language.createTokenizer({ includeComments: false });
  const tokenize = (text: string): TokenizedFile => tokenizer.tokenizeFile(new File('exercise.ts', text));
  return (texts, starter) => {
    const given = tokenize(starter);
    const taken = new Map<string, Fingerprints>();
    for (const [name, text] of texts) {
      // A separate index per text keeps only that text in memory. Dolos's own similarity is not
      // used: it applies the left file's ignored runs to both files, and its search for the longest
      // common part is slow for two large files.
      const index = new FingerprintIndex(runTokens, RUNS_IN_WINDOW);
      const file = attempt(() => tokenize(text));
      if (file === undefined) continue;
      index.addFiles([file]);
      index.addIgnoredFile(given);
      const runs = index.entries().flatMap(({ shared }) => [...shared]);
      taken.set(name, new Map(runs.map((run) => [run.hash, run.occurrencesOf(file).length])));
    }
    return taken;
  };
}

/** Returns undefined if the text is nested too deeply to parse or to traverse. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
