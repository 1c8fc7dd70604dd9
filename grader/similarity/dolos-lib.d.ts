/**
 * The parts of Dolos that this repository uses. It is not a dependency: instructors install it when
 * the command asks for it (load-dolos.ts).
 */
declare module '@dodona/dolos-lib' {
  export class File {
    readonly path: string;
    constructor(path: string, content: string);
  }

  /** A file as the node kinds of its syntax tree, without names. */
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

  /** A run of tokens and where it occurs. */
  export interface SharedFingerprint {
    readonly hash: number;
    occurrencesOf(file: TokenizedFile): readonly unknown[];
  }

  export interface FileEntry {
    readonly file: TokenizedFile;
    /** The file's fingerprints, without those of the ignored files. */
    readonly shared: ReadonlySet<SharedFingerprint>;
  }

  export class FingerprintIndex {
    constructor(kgramLength: number, kgramsInWindow: number);
    addFiles(files: readonly TokenizedFile[]): void;
    addIgnoredFile(file: TokenizedFile): void;
    entries(): FileEntry[];
  }
}
