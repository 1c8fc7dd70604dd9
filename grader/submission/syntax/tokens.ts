/** A token of a source that may have syntax errors. */
export interface Token {
  /** A name, a number, an operator or a bracket as written; a quote for strings and templates. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** From 0. */
  readonly column: number;
  /** How far its line is indented. */
  readonly indent: number;
  /** Whether it is the first on its line. */
  readonly isFirst: boolean;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  /** What the file ends or a line breaks in; then brackets after it prove nothing. */
  readonly unterminated: { readonly what: 'template' | 'string' | 'comment'; readonly at: Token } | undefined;
}

const NAME = /[\p{ID_Start}$_#@][\p{ID_Continue}$]*/uy;
const NUMBER = /\.?\d[\w.]*/y;
const STRING = /'(?:[^'\\\r\n]|\\[^])*(')?|"(?:[^"\\\r\n]|\\[^])*(")?/y;
const COMMENT = /\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)/y;
const REGEX = /\/(?![*/])(?:[^\\/[\r\n]|\\[^\r\n]|\[(?:[^\]\\\r\n]|\\[^\r\n])*\])+\/\w*/y;
/** The text of a template up to its end or the next `${`. */
const TEMPLATE_TEXT = /(?:[^\\`$]|\\[^]|\$(?!\{))*/y;
const OPERATOR = /=>|\.\.\.|\?\.|\?\?=?|\+\+|--|\*\*=?|&&=?|\|\|=?|[=!]==?|[<>]=|<<=?|[-+*/%&|^]=|[^\s]/uy;
const SPACE = /\s+/y;

/** After these, a slash begins a regular expression; after other names and closers, it divides. */
const BEFORE_VALUE = new Set([
  ...['return', 'typeof', 'case', 'in', 'of', 'delete', 'void', 'throw', 'new', 'do', 'else', 'await'],
  'yield',
]);

/** Splits a source into tokens, without failing, in linear time. */
export function tokensOf(source: string): Tokens {
  return new Lexer(source).read();
}

class Lexer {
  private at = 0;
  private line = 1;
  private lineStart = 0;
  private indent = 0;
  private isFirst = true;
  private readonly tokens: Token[] = [];
  /** For each open `{` or `${`, whether it belongs to a template. */
  private readonly braces: boolean[] = [];
  private readonly templates: Token[] = [];
  private noRegexIn = 0;
  private firstLongTemplate: Token | undefined;
  private unterminated: Tokens['unterminated'];

  constructor(private readonly source: string) {}

  read(): Tokens {
    while (this.at < this.source.length && this.unterminated === undefined) this.next();
    const open = this.templates[0];
    if (this.unterminated === undefined && open !== undefined) this.endInTemplate(open);
    return { tokens: this.tokens, unterminated: this.unterminated };
  }

  private next(): void {
    const { source, at } = this;
    const character = source[at] ?? '';
    if (this.skip(SPACE)) return;
    const comment = this.match(COMMENT);
    if (comment !== undefined) {
      const isOpen = comment.startsWith('/*') && (comment.length < 4 || !comment.endsWith('*/'));
      if (isOpen) this.unterminated = { what: 'comment', at: this.tokenAt('/*') };
      this.pass(comment);
    } else if (character === "'" || character === '"') {
      const text = this.match(STRING) ?? character;
      const token = this.push(character);
      if (text.length < 2 || !text.endsWith(character)) this.unterminated = { what: 'string', at: token };
      this.pass(text);
    } else if (character === '`') {
      this.templates.push(this.push('`'));
      this.pass('`');
      this.templateText();
    } else if (character === '}' && this.braces.pop() === true) {
      this.push('}');
      this.pass('}');
      this.templateText();
    } else this.plain();
  }

  private plain(): void {
    const isSlash = this.source[this.at] === '/' && this.noRegexIn !== this.line && this.mayBeRegex();
    const regex = isSlash ? this.match(REGEX) : undefined;
    // Each attempt reads up to the end of the line.
    if (isSlash && regex === undefined) this.noRegexIn = this.line;
    if (regex !== undefined) {
      this.push('/');
      this.pass(regex);
      return;
    }
    const text =
      this.match(NAME) ?? this.match(NUMBER) ?? this.match(OPERATOR) ?? this.source.charAt(this.at);
    if (text === '{') this.braces.push(false);
    this.push(text);
    this.pass(text);
  }

  private templateText(): void {
    const before = this.line;
    this.pass(this.match(TEMPLATE_TEXT) ?? '');
    const opening = this.templates.at(-1);
    if (this.line > before) this.firstLongTemplate ??= opening;
    if (this.source.startsWith('${', this.at)) {
      this.braces.push(true);
      this.push('${');
      this.pass('${');
    } else if (this.at < this.source.length) {
      this.pass('`');
      this.templates.pop();
    } else if (opening !== undefined) this.endInTemplate(opening);
  }

  /** A missing quote swaps text and code up to the end, so the first long template has it. */
  private endInTemplate(open: Token): void {
    this.unterminated = { what: 'template', at: this.firstLongTemplate ?? open };
  }

  private mayBeRegex(): boolean {
    const before = this.tokens.at(-1)?.text;
    if (before === undefined || BEFORE_VALUE.has(before)) return true;
    return !/^[\p{ID_Continue}$#@'"`)\]}/]/u.test(before) && !/^(\+\+|--)$/.test(before);
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const text = pattern.exec(this.source)?.[0];
    return text === '' ? undefined : text;
  }

  private skip(pattern: RegExp): boolean {
    const text = this.match(pattern);
    if (text !== undefined) this.pass(text);
    return text !== undefined;
  }

  private tokenAt(text: string): Token {
    const column = this.at - this.lineStart;
    if (this.isFirst) this.indent = column;
    return { text, line: this.line, column, indent: this.indent, isFirst: this.isFirst };
  }

  private push(text: string): Token {
    const token = this.tokenAt(text);
    this.tokens.push(token);
    this.isFirst = false;
    return token;
  }

  private pass(text: string): void {
    for (const { index } of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) {
      this.line += 1;
      this.lineStart = this.at + index + (text.startsWith('\r\n', index) ? 2 : 1);
      this.isFirst = true;
    }
    this.at += text.length;
  }
}
