import type { Token } from './tokens';

const CLOSER_OF: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '${': '}' };
const CLOSERS = new Set([')', ']', '}']);

export const isOpener = ({ text }: Token): boolean => text in CLOSER_OF;
export const closerOf = ({ text }: Token): string => CLOSER_OF[text] ?? '';

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
  if (problem === undefined || 'closer' in problem) return problem && { kind: 'extra', ...problem };
  const isBefore = ({ line, column }: Token): boolean =>
    line < stopped.line || (line === stopped.line && column < stopped.column);
  const fallback = { kind: 'unclosed', opener: problem.opener, isUnsure: true } as const;
  if (tokens.length > MOST_TOKENS) return fallback;
  const scored = tokens
    .filter((token) => isOpener(token) && isBefore(token))
    .slice(-MOST_CANDIDATES)
    .map((opener) => ({ opener, without: match(tokens, opener) }))
    .filter(({ without }) => without.problem === undefined)
    .sort((one, other) => one.without.oddLines - other.without.oddLines);
  const [best] = scored;
  if (best === undefined) return fallback;
  const equal = scored.filter(({ without }) => without.oddLines === best.without.oddLines);
  // Of brackets that look the same, the innermost is most often the one.
  const { opener } = equal.at(-1) ?? best;
  return { kind: 'unclosed', opener, isUnsure: equal.some((each) => each.opener.line !== opener.line) };
}

interface Matched {
  readonly problem: { readonly closer: Token } | { readonly opener: Token } | undefined;
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
        return { problem: isOpen ? { opener: inner.token } : { closer: token }, oddLines };
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
