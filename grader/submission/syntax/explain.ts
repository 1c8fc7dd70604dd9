import { bracketProblem, closerOf } from './brackets';
import { pythonIn } from './python';
import { tokensOf, type Token } from './tokens';

interface Place {
  /** From 1. */
  readonly line: number;
  /** From 0. */
  readonly column: number;
}

export interface SyntaxExplanation extends Place {
  readonly message: string;
}

/** Many times what a person writes. */
const MOST_CHARS = 200_000;

/** What a line cannot end with unless the next one continues it. */
const DANGLING = new Set([
  ...['=', '+=', '-=', '*=', '/=', '%=', '**=', '&&=', '||=', '??=', '&=', '|=', '^=', '=>'],
  ...['+', '-', '*', '/', '%', '**', '&&', '||', '??', '&', '|', '^', '==', '===', '!=', '!=='],
  ...['<', '<=', '>=', '?', ':', '.', '?.', '...'],
  ...['new', 'typeof', 'await', 'instanceof', 'const', 'extends'],
]);

/**
 * Explains a syntax error by its cause, where a parser only says where it stopped: Python, a line
 * that is not finished, or a bracket or quote that is never closed.
 *
 * @param stopped where the parser stopped
 * @returns undefined if none of these is the cause
 */
export function explainSyntaxError(source: string, stopped: Place): SyntaxExplanation | undefined {
  if (source.length > MOST_CHARS) return undefined;
  const { tokens, unterminated } = tokensOf(source);
  if (unterminated !== undefined) {
    // Parsers already locate the other two well.
    return unterminated.what === 'template' ? at(unterminated.at, neverClosed(unterminated.at)) : undefined;
  }
  const index = tokens.findIndex(
    ({ line, column }) => line > stopped.line || (line === stopped.line && column >= stopped.column),
  );
  const python = pythonIn(tokens, index === -1 ? tokens.length : index);
  if (python !== undefined) return at(python.at, python.message);
  const last = lastOfUnfinishedLine(tokens, index === -1 ? tokens.length : index);
  if (last !== undefined) return at(last, notFinished(last));
  const problem = bracketProblem(tokens, stopped);
  const cut = problem?.closer && cutLineBefore(tokens, problem.closer);
  if (cut !== undefined) return at(cut, notFinished(cut));
  // A bracket behind the place where the parser stopped is another mistake.
  const isCause =
    problem?.kind === 'extra'
      ? !isBefore(stopped, problem.closer)
      : problem && isBefore(problem.opener, stopped);
  if (problem === undefined || isCause !== true) return undefined;
  if (problem.kind === 'unclosed') return at(problem.opener, neverClosed(problem.opener, problem.isUnsure));
  return at(problem.closer, closesNothing(problem.closer));
}

const isBefore = (one: Place, other: Place): boolean =>
  one.line < other.line || (one.line === other.line && one.column < other.column);

const at = ({ line, column }: Token, message: string): SyntaxExplanation => ({ message, line, column });

function neverClosed(opener: Token, isUnsure = false): string {
  const closer = opener.text === '`' ? '`' : closerOf(opener);
  const how = isUnsure ? 'seems never to be closed' : 'is never closed';
  return `the ${opener.text} in line ${String(opener.line)} ${how}: add the missing ${closer}`;
}

const notFinished = ({ text, line }: Token): string =>
  `line ${String(line)} is not finished: something must follow its last "${text}"`;

const closesNothing = ({ text, line }: Token): string =>
  `the ${text} in line ${String(line)} closes nothing: remove it, or add the bracket that it should close`;

/**
 * The last token of the line before the one at which a parser stopped, if it needs something to
 * follow. Parsers take `let` for a name, and stop behind it.
 */
function lastOfUnfinishedLine(tokens: readonly Token[], index: number): Token | undefined {
  const before = tokens[index - 1];
  const start = before?.text === 'let' && before.isFirst ? index - 1 : index;
  const isFirst = tokens[start]?.isFirst ?? true;
  const last = tokens[start - 1];
  return isFirst && last !== undefined && DANGLING.has(last.text) ? last : undefined;
}

/**
 * The end of the line that a closing bracket would belong to, had the line not been cut: the
 * nearest one with the same indentation that ends with an operator or `return`.
 */
function cutLineBefore(tokens: readonly Token[], closer: Token): Token | undefined {
  const end = tokens.indexOf(closer);
  const { indent } = closer;
  for (let i = end - 1; i > 0; i -= 1) {
    const [token, next] = [tokens[i], tokens[i + 1]];
    if (token === undefined || !next?.isFirst) continue;
    if (token.indent < indent) return undefined;
    const isCut = token.text === 'return' ? next.text !== '}' : DANGLING.has(token.text);
    if (token.indent === indent && isCut) return token;
  }
  return undefined;
}
