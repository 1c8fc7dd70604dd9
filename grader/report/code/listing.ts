import type { Source } from '../../results/sources';

/** What a piece of code is, as far as a listing shows it. */
export type TokenKind = 'comment' | 'keyword' | 'string' | 'number' | 'function' | 'type';

export interface Token {
  readonly text: string;
  readonly kind: TokenKind | undefined;
}

/** A file of a submission as a page shows it: bounded, whatever the file holds. */
export interface Listing {
  /** `/`-separated, relative to the folder that holds the module folders. */
  readonly path: string;
  readonly lines: readonly (readonly Token[])[];
  /** What is not shown of the file, in a sentence; undefined where all of it is. */
  readonly cut: string | undefined;
}

/** A listing in one colour. */
export const plainListing = ({ path, text, cut }: Source): Listing => ({
  path,
  cut,
  lines: text.split('\n').map((line) => (line === '' ? [] : [{ text: line, kind: undefined }])),
});
