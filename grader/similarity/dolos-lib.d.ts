/**
 * What this repository uses of Dolos, which is not installed with it: an instructor fetches the package when the command asks for it
 * (load-dolos.ts).
 */
declare module '@dodona/dolos-lib' {
  export class File {
    readonly path: string;
    constructor(path: string, content: string);
  }

  /** A file as the kinds of nodes in its syntax tree; what things are called is not in it. */
  export interface TokenizedFile {
    readonly id: number;
  }

  export interface Tokenizer {
    tokenizeFile(file: File): TokenizedFile;
  }

  export interface Language {
    createTokenizer(options: { readonly includeComments: boolean }): Promise<Tokenizer>;
  }

  export class LanguagePicker {
    findLanguage(name: string): Promise<Language>;
  }

  /** A run of tokens, wherever it stands. */
  export interface SharedFingerprint {
    readonly hash: number;
    occurrencesOf(file: TokenizedFile): readonly unknown[];
  }

  export interface FileEntry {
    readonly file: TokenizedFile;
    /** The file's fingerprints without the ignored files'. */
    readonly shared: ReadonlySet<SharedFingerprint>;
  }

  export class FingerprintIndex {
    constructor(kgramLength: number, kgramsInWindow: number);
    addFiles(files: readonly TokenizedFile[]): void;
    addIgnoredFile(file: TokenizedFile): void;
    entries(): FileEntry[];
  }
}
