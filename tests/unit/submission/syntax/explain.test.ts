import { parse } from '@babel/parser';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exercisesNamed } from '../../../../grader/course';
import { bundleSubmission } from '../../../../grader/submission/bundle-submission';
import { bracketProblem, closerOf, isOpener } from '../../../../grader/submission/syntax/brackets';
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

const isRight = (file: string): boolean => path.basename(file) !== 'syntax.ts';

test('in right files, whatever their strings, templates, comments and regular expressions, brackets match', () => {
  for (const file of [
    ...filesIn('grader'),
    ...filesIn('tests/submissions').filter(isRight),
    ...filesIn('solutions'),
  ]) {
    const { tokens, unterminated } = tokensOf(readFileSync(file, 'utf8'));
    expect({ file, unterminated }).toEqual({ file, unterminated: undefined });
    expect({ file, problem: bracketProblem(tokens, { line: 1e6, column: 0 }) }).toEqual({
      file,
      problem: undefined,
    });
  }
});

const f = (...lines: string[]): string => ['export function f(n: number) {', ...lines, '}', ''].join('\n');

test.each([
  [
    'a block',
    f('  if (n) {', '    g();', '  return 1;'),
    'the { in line 2 is never closed: add the missing }',
  ],
  [
    'a call',
    f('  const g = h(n, k(3);', '  return g;'),
    'the ( in line 2 is never closed: add the missing )',
  ],
  ['a list', f('  const g = [n, [3];', '  return g;'), 'the [ in line 2 is never closed: add the missing ]'],
  [
    'the first of two functions',
    'export function a() {\n  return 1;\n\nexport function b() {\n  return 2;\n}\n',
    'the { in line 1 is never closed: add the missing }',
  ],
  [
    'a template',
    f('  const g = `a ${n};', '  const h = `b`;', '  return g;'),
    'the ` in line 2 is never closed: add the missing `',
  ],
  [
    'a template’s expression',
    f('  const g = `a ${n`;', '  return g;'),
    'the ` in line 2 is never closed: add the missing `',
  ],
  [
    'an assignment',
    f('  const j =', '  const k = 1; // {'),
    'line 2 is not finished: something must follow its last "="',
  ],
  [
    'a sum',
    f('  const j = n +', '', '  // then', '  return j;'),
    'line 2 is not finished: something must follow its last "+"',
  ],
  [
    'a function',
    f('  const g = (x: number) =>', '  return g;'),
    'line 2 is not finished: something must follow its last "=>"',
  ],
  ['the last line', 'export const j =\n', 'line 1 is not finished: something must follow its last "="'],
  [
    'a return',
    f('  return', '    const a = [n];', '    return a;', '  });'),
    'line 2 is not finished: something must follow its last "return"',
  ],
  [
    'too many brackets',
    f('  return g(n));'),
    'the ) in line 2 closes nothing: remove it, or add the bracket that it should close',
  ],
])('%s', (_, source, message) => {
  expect(explain(source)?.message).toBe(message);
});

test.each([
  ['an earlier mistake', f('  let = 3 3;', '  g(')],
  ['a missing operator', f('  return n n;')],
  ['an unterminated string', f("  return 'n;")],
  ['a missing name', f('  const = 3;')],
  ['a file much too long', '('.repeat(300_000)],
])('nothing is said about %s', (_, source) => {
  expect(explainSyntaxError(source, { line: 2, column: 2 })).toBeUndefined();
});

test('no source takes long', () => {
  for (const part of ['/[', '(', '{\n', '`${', '[(\n', 'a => (', '/*', "'", '\n\n']) {
    const began = performance.now();
    explainSyntaxError(part.repeat(199_000 / part.length), { line: 1, column: 5 });
    expect(performance.now() - began).toBeLessThan(2_000);
  }
});

test.each([
  ['the parser’s', f('  const j =', '  const k = 1;'), 2],
  ['the bundler’s', f('  const j =', '  let k = 1;', '  return k;'), 2],
])('%s error is shown at its cause', async (_, source, line) => {
  const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'syntax-')));
  try {
    mkdirSync(path.join(root, '1-attention'));
    writeFileSync(path.join(root, '1-attention', 'causal-mask.ts'), source);
    const { problems } = await bundleSubmission(root, exercisesNamed(['causal-mask']), false);
    const problem = problems.get('causal-mask');
    expect(problem?.line).toBe(line);
    expect(problem?.message).toContain('line 2 is not finished: something must follow its last "="\n');
    expect(problem?.message).toContain('2 │   const j =\n');
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
