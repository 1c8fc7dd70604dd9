import type { Token } from './tokens';

const CLOSER_OF = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['${', '}'],
]);
const CLOSERS = new Set([')', ']', '}']);

export const isOpener = ({ text }: Token): boolean => CLOSER_OF.has(text);
export const closerOf = ({ text }: Token): string => CLOSER_OF.get(text) ?? '';

/** Words that begin a statement, and so cannot begin a line inside parentheses. */
const STATEMENTS = new Set([
  ...['const', 'return', 'if', 'for', 'while', 'do', 'switch', 'throw', 'try', 'break', 'continue'],
  ...['export', 'var'],
]);

export type BracketProblem =
  | { readonly kind: 'extra'; readonly closer: Token }
  | {
      readonly kind: 'unclosed';
      readonly opener: Token;
      /** Whether other openers could be the one, and layout does not tell. */
      readonly isUnsure: boolean;
      /** The closer at which brackets stop matching, if leaving out no single opener fixes them. */
      readonly closer?: Token;
    };

/** The most openers that are compared by layout; an exercise has about a hundred. */
const MOST_CANDIDATES = 300;
const MOST_TOKENS = 20_000;

/**
 * Returns the bracket that is never closed, or closes nothing; undefined if all match.
 *
 * Where one of several could be the unclosed one, each is left out in turn. The file without the
 * real one is balanced, and its lines are indented as its brackets are nested.
 *
 * @param stopped the position at which a parser stopped, which is after the unclosed bracket
 */
export function bracketProblem(
  tokens: readonly Token[],
  stopped: Pick<Token, 'line' | 'column'>,
): BracketProblem | undefined {
  const { problem } = match(tokens, undefined);
  if (problem === undefined) return undefined;
  const { opener, closer } = problem;
  if (opener === undefined) return { kind: 'extra', closer };
  const isBefore = ({ line, column }: Token): boolean =>
    line < stopped.line || (line === stopped.line && column < stopped.column);
  const fallback = { kind: 'unclosed', opener, isUnsure: true, ...(closer && { closer }) } as const;
  if (tokens.length > MOST_TOKENS) return fallback;
  const closed = closedInLine(tokens);
  const scored = tokens
    .filter((token) => isOpener(token) && isBefore(token))
    .slice(-MOST_CANDIDATES)
    .map((each) => ({ opener: each, without: match(tokens, each) }))
    .filter(({ without }) => without.problem === undefined)
    .map(({ opener: each, without }) => ({
      opener: each,
      // A bracket that its own line closes is the last to suspect.
      score: without.oddLines + (closed.has(each) ? 0.5 : 0),
    }))
    .sort((one, other) => one.score - other.score);
  const [best] = scored;
  if (best === undefined) return fallback;
  const equal = scored.filter(({ score }) => score === best.score);
  // Of brackets that look the same, the innermost is most often the one.
  const chosen = (equal.at(-1) ?? best).opener;
  return {
    kind: 'unclosed',
    opener: chosen,
    isUnsure: equal.some((each) => each.opener.line !== chosen.line),
  };
}

/** The openers whose closer is in the same line. */
function closedInLine(tokens: readonly Token[]): Set<Token> {
  const closed = new Set<Token>();
  let open: Token[] = [];
  for (const token of tokens) {
    if (token.isFirst) open = [];
    if (isOpener(token)) open.push(token);
    else if (CLOSERS.has(token.text)) {
      const opener = open.at(-1);
      if (opener === undefined || closerOf(opener) !== token.text) continue;
      closed.add(opener);
      open.pop();
    }
  }
  return closed;
}

interface Matched {
  readonly problem:
    | { readonly opener?: undefined; readonly closer: Token }
    | { readonly opener: Token; readonly closer?: Token }
    | undefined;
  /** The lines that are not indented as their brackets are nested. */
  readonly oddLines: number;
}

/** Matches brackets up to the first that does not match. @param ignored an opener to leave out */
function match(tokens: readonly Token[], ignored: Token | undefined): Matched {
  const open: { readonly token: Token; readonly isFor: boolean }[] = [];
  let oddLines = 0;
  for (const [i, token] of tokens.entries()) {
    const inner = open.at(-1);
    if (token === ignored) continue;
    if (isOpener(token)) {
      if (token.isFirst && isOdd(token, inner?.token)) oddLines += 1;
      open.push({ token, isFor: /^(for|await)$/.test(tokens[i - 1]?.text ?? '') });
    } else if (CLOSERS.has(token.text)) {
      if (inner === undefined) return { problem: { closer: token }, oddLines };
      if (closerOf(inner.token) !== token.text) {
        const isOpen = open.some((each) => closerOf(each.token) === token.text);
        return { problem: { closer: token, ...(isOpen && { opener: inner.token }) }, oddLines };
      }
      open.pop();
      if (token.isFirst && token.indent !== inner.token.indent) oddLines += 1;
    } else {
      if (inner !== undefined && /^[([]$/.test(inner.token.text) && endsParentheses(tokens, i, inner.isFor))
        return { problem: { opener: inner.token }, oddLines };
      if (token.isFirst && isOdd(token, inner?.token)) oddLines += 1;
    }
  }
  const last = open.at(-1);
  return { problem: last && { opener: last.token }, oddLines };
}

/** Whether a line is indented no further than the line whose bracket it is in. */
const isOdd = (token: Token, inner: Token | undefined): boolean =>
  inner === undefined ? token.indent > 0 && token.text === 'export' : token.indent <= inner.indent;

/** Whether a token cannot be in parentheses, so that they should have been closed before it. */
function endsParentheses(tokens: readonly Token[], i: number, isFor: boolean): boolean {
  const { text, isFirst } = tokens[i] ?? { text: '', isFirst: false };
  if (isFor) return false;
  if (text === ';') return true;
  const [before, after] = [tokens[i - 1]?.text ?? '', tokens[i + 1]?.text ?? ''];
  return isFirst && STATEMENTS.has(text) && !/^(\.|\?\.|as|<)$/.test(before) && !/^[:?]$/.test(after);
}
