import type { TokenizedFile } from '@dodona/dolos-lib';
import type { Dolos } from './load-dolos';

/** What a text is made of: how often each of its runs of tokens stands in it. */
export type Fingerprints = ReadonlyMap<number, number>;

/**
 * Takes the fingerprints of texts, by their names, without those of a text that all were given to start from. A text that cannot be
 * read is left out.
 */
export type TakeFingerprints = (
  texts: ReadonlyMap<string, string>,
  starter: string,
) => Map<string, Fingerprints>;

/**
 * The tokens of a run, where Dolos takes 23 by itself: an exercise is a few lines, and a run must fit between two changes that
 * disguise a copy. `npm run bench:similarity` measures what this and MIN_OWN do.
 */
export const RUN_TOKENS = 18;

/** Every run counts, where Dolos takes the least of each 17 by itself: of a function of five lines that would leave a handful. */
const RUNS_IN_WINDOW = 1;

/** Fingerprints by Dolos: it sees the shape of a syntax tree, and neither comments nor what things are called. */
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
      // An index for each text holds no more than that text in memory. Dolos' own share of a pair is not used: it takes the left
      // file's ignored runs for those of both, and looks for the longest common part, which of two large files takes long.
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

/** Undefined for a text that is too deep for the parser, or for walking its tree. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
