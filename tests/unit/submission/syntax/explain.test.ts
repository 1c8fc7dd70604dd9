import { parse } from '@babel/parser';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { closerOf, isOpener } from '../../../../grader/submission/syntax/brackets';
import { explainSyntaxError, type SyntaxExplanation } from '../../../../grader/submission/syntax/explain';
import { tokensOf, type Token } from '../../../../grader/submission/syntax/tokens';

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, file))
    .sort();
const sources = new Map(
  [...filesIn('solutions'), ...filesIn('exercises/given')].map((file) => [file, readFileSync(file, 'utf8')]),
);

/** Where the parser stops; undefined if it does not. */
function stopOf(source: string): { line: number; column: number } | undefined {
  try {
    parse(source, { sourceType: 'module', errorRecovery: true, plugins: ['typescript'] });
    return undefined;
  } catch (failure) {
    return (failure as { loc: { line: number; column: number } }).loc;
  }
}

function explain(source: string): SyntaxExplanation | undefined {
  const stopped = stopOf(source);
  if (stopped === undefined) throw new Error('this has no syntax error');
  return explainSyntaxError(source, stopped);
}

const offsetOf = (source: string, { line, column }: Token): number =>
  source
    .split('\n')
    .slice(0, line - 1)
    .join('\n').length +
  (line > 1 ? 1 : 0) +
  column;

interface Broken {
  readonly name: string;
  readonly source: string;
  readonly line: number;
}

/** Each file without each of its closing brackets, where that is a syntax error. */
function withoutClosers(): Broken[] {
  return [...sources].flatMap(([file, source]) => {
    const open: Token[] = [];
    return tokensOf(source).tokens.flatMap((token): Broken[] => {
      if (isOpener(token)) open.push(token);
      const opener = /^[)\]}]$/.test(token.text) ? open.pop() : undefined;
      if (opener === undefined) return [];
      expect(closerOf(opener)).toBe(token.text);
      const offset = offsetOf(source, token);
      const broken = source.slice(0, offset) + source.slice(offset + 1);
      const name = `${file} without the ${token.text} in line ${String(token.line)}`;
      return stopOf(broken) === undefined ? [] : [{ name, source: broken, line: opener.line }];
    });
  });
}

/** Each file with each of its lines cut after an operator or an opening bracket. */
function withCutLines(): Broken[] {
  return [...sources].flatMap(([file, source]) => {
    const { tokens } = tokensOf(source);
    return tokens.flatMap((token, i): Broken[] => {
      const next = tokens[i + 1];
      if (next === undefined || next.isFirst || !/^([=(+,*]|=>|return)$/.test(token.text)) return [];
      const offset = offsetOf(source, token) + token.text.length;
      const end = source.indexOf('\n', offset);
      const broken = source.slice(0, offset) + source.slice(end);
      const name = `${file} cut after the ${token.text} in line ${String(token.line)}`;
      return stopOf(broken) === undefined ? [] : [{ name, source: broken, line: token.line }];
    });
  });
}

test.each([
  ['a closing bracket is missing', withoutClosers],
  ['a line is cut', withCutLines],
])('if %s, the opening or unfinished line is named', (_, variants) => {
  const broken = variants();
  expect(broken.length).toBeGreaterThan(100);
  const wrong = broken.flatMap(({ name, source, line }) => {
    const found = explain(source);
    return found?.line === line ? [] : [`${name}, line ${String(line)}: ${found?.message ?? 'nothing'}`];
  });
  expect({ of: broken.length, wrong }).toEqual({ of: broken.length, wrong: [] });
});
