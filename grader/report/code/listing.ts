import type { Source } from '../../results/sources';

/** The kinds of tokens that a listing distinguishes. */
export type TokenKind = 'comment' | 'keyword' | 'string' | 'number' | 'function' | 'type';

export interface Token {
  readonly text: string;
  readonly kind: TokenKind | undefined;
}

/** A file of a submission as a page shows it, truncated to a limit. */
export interface Listing {
  /** `/`-separated, relative to the folder that contains the module folders. */
  readonly path: string;
  readonly lines: readonly (readonly Token[])[];
  /** A sentence on what is left out; undefined if the file is complete. */
  readonly cut: string | undefined;
}

/** Returns a listing without highlighting. */
export const plainListing = ({ path, text, cut }: Source): Listing => ({
  path,
  cut,
  lines: text.split('\n').map((line) => (line === '' ? [] : [{ text: line, kind: undefined }])),
});
