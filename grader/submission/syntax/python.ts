import type { Token } from './tokens';

/** A piece of Python in a file, and what JavaScript writes. */
export interface PythonPiece {
  readonly at: Token;
  readonly message: string;
}

/** Finds one kind of Python in a line: `stop` is where the parser stopped, or behind the end. */
type Rule = (line: readonly Token[], stop: number) => PythonPiece | undefined;

const isName = (token: Token | undefined): boolean => /^[\p{ID_Start}$_]/u.test(token?.text ?? '');
const endsValue = (token: Token | undefined): boolean => isName(token) || /^[)\]\d]/.test(token?.text ?? '');

/** Words that begin a statement of Python and none of JavaScript. */
const STATEMENTS: ReadonlyMap<string, string> = new Map([
  ['def', 'a function of JavaScript is: function name(x) { … }'],
  ['elif', 'JavaScript writes else if (…) { … }'],
  ['except', 'JavaScript writes try { … } catch { … }'],
  ['raise', 'JavaScript writes throw new Error(…)'],
  ['lambda', 'a short function of JavaScript is: (x) => …'],
  ['pass', 'JavaScript writes { } for an empty block'],
]);

const statement: Rule = (line) => {
  const start = line[0]?.text === '}' ? 1 : 0;
  const [at, next] = [line[start], line[start + 1]];
  const instead = STATEMENTS.get(at?.text ?? '');
  const isPython = isName(next) || (at?.text === 'elif' && next?.text === '(');
  return at === undefined || instead === undefined || !isPython
    ? undefined
    : { at, message: `\`${at.text}\` is Python: ${instead}` };
};

/** `if x > 0:`, `while x:`, `for x in rows:`, `else:`. */
const block: Rule = (line) => {
  const start = line[0]?.text === '}' ? 1 : 0;
  const [at, next] = [line[start], line[start + 1]];
  if (at === undefined || !line.some(({ text }) => text === ':')) return undefined;
  if (at.text === 'else' && next?.text === ':') {
    return { at, message: 'JavaScript has no colon after else: write else { … }' };
  }
  if (at.text === 'for' && isName(next)) {
    return {
      at,
      message:
        'this is a loop of Python. JavaScript writes for (let i = 0; i < n; i++) { … }, or for (const row of rows) { … } for an array',
    };
  }
  return (at.text === 'if' || at.text === 'while') && next?.text !== '('
    ? { at, message: `in JavaScript, the condition stands in ( ): write ${at.text} (…) { … }` }
    : undefined;
};

/** `for x in rows` in one line with other things before it. */
const loopInLine: Rule = (line, stop) => {
  const at = line[stop - 1];
  return at?.text === 'for' && isName(line[stop]) && ['in', 'of'].includes(line[stop + 1]?.text ?? '')
    ? {
        at,
        message:
          'this is Python. JavaScript writes for (let i = 0; i < n; i++) { … } for a loop, and rows.map((row) => …) for a new array',
      }
    : undefined;
};

const comprehension: Rule = (line, stop) => {
  const at = line[stop];
  const isOpen = line.slice(0, stop).some(({ text }) => text === '[' || text === '(');
  return at?.text === 'for' && isOpen && isName(line[stop + 1])
    ? {
        at,
        message:
          'this is a comprehension of Python. JavaScript writes rows.map((row) => …), or Array.from({ length: n }, (_, i) => …)',
      }
    : undefined;
};

const WORDS: ReadonlyMap<string, string> = new Map([
  ['and', '&&'],
  ['or', '||'],
  ['not', '!'],
  ['is', '==='],
]);

/** `a and b`, `not a`. */
const word: Rule = (line, stop) => {
  for (const at of [line[stop], line[stop - 1]]) {
    const instead = WORDS.get(at?.text ?? '');
    if (at === undefined || instead === undefined) continue;
    const next = line[line.indexOf(at) + 1];
    if (isName(next) || /^[\d(]/.test(next?.text ?? '')) {
      return { at, message: `\`${at.text}\` is Python: JavaScript writes ${instead}` };
    }
  }
  return undefined;
};

/** `(lambda x: …)`. */
const lambda: Rule = (line, stop) => {
  const at = line[stop - 1];
  return at?.text === 'lambda'
    ? { at, message: '`lambda` is Python: a short function of JavaScript is (x) => …' }
    : undefined;
};

/** `value if x else other`. */
const choice: Rule = (line, stop) => {
  const index = [stop, stop - 1].find((each) => line[each]?.text === 'if') ?? -1;
  const at = line[index];
  return endsValue(line[index - 1]) && line.slice(index).some(({ text }) => text === 'else')
    ? at && { at, message: 'this is Python: JavaScript writes condition ? value : other' }
    : undefined;
};

/** `x[:, 1:]` and `x[..., None]`. */
const slice: Rule = (line, stop) => {
  const opener = line.findLastIndex(({ text }, i) => i <= stop && text === '[');
  const at = line[opener];
  if (at === undefined || !endsValue(line[opener - 1])) return undefined;
  const inside = line.slice(opener + 1, stop + 2).map(({ text }) => text);
  if (inside.includes('?') || inside.includes(']')) {
    if (inside.indexOf(']') < inside.findIndex((text) => text === ':' || text === '...')) return undefined;
  }
  if (inside[0] === '...') {
    return {
      at,
      message:
        'a tensor of tfjs has no [..., ] index: write x.expandDims(-1) for a new last axis, and x.slice(begin, size) for a part',
    };
  }
  return inside.includes(':')
    ? {
        at,
        message:
          'JavaScript has no slices with a colon: write x.slice(begin, size), with one begin and one size for each axis; the size -1 means up to the end',
      }
    : undefined;
};

/** `x @ y`. */
const product: Rule = (line) => {
  const index = line.findIndex(({ text }, i) => text.startsWith('@') && endsValue(line[i - 1]));
  const at = line[index];
  return at === undefined
    ? undefined
    : { at, message: '@ is no operator of JavaScript: write tf.matMul(x, y), or x.matMul(y)' };
};

const comment: Rule = (line, stop) => {
  const at = [line[stop], line[stop - 1]].find((token) => token?.text.startsWith('#'));
  return at === undefined ? undefined : { at, message: 'in JavaScript, a comment begins with //, not #' };
};

/** `f"{x}"`. */
const formatted: Rule = (line, stop) => {
  const at = line[stop - 1];
  return at?.text === 'f' && ['"', "'"].includes(line[stop]?.text ?? '')
    ? { at, message: 'f"…" is Python: JavaScript writes `… ${x} …` in backquotes' }
    : undefined;
};

/** `1.sub(x)`. */
const methodOfNumber: Rule = (line) => {
  const at = line.find(({ text }) => /^\d+\.(?!e\d)[a-z]\w+$/i.test(text));
  const [number = '', name = ''] = at?.text.split('.') ?? [];
  return at === undefined
    ? undefined
    : {
        at,
        message: `a number has no methods: write tf.${name}(${number}, x) in place of ${number}.${name}(x)`,
      };
};

const TYPES: ReadonlySet<string> = new Set(['int', 'float', 'double', 'Tensor', 'auto', 'bool']);

/** `int steps = 3`. */
const typeFirst: Rule = (line) => {
  const [at, name, equals] = line;
  return at !== undefined && TYPES.has(at.text) && isName(name) && equals?.text === '='
    ? { at, message: `a variable begins with const or let: write const ${name?.text ?? 'x'} = …` }
    : undefined;
};

const rules: readonly Rule[] = [
  ...[statement, block, loopInLine, comprehension, lambda, choice, slice, product, formatted],
  ...[word, comment, methodOfNumber, typeFirst],
];

/**
 * Finds Python, or what is written as in Python, in the line in which a parser stopped.
 *
 * @param index the place of the token at which it stopped
 */
export function pythonIn(tokens: readonly Token[], index: number): PythonPiece | undefined {
  const stopped = tokens[index] ?? tokens.at(-1);
  // A parser may only stop at the beginning of the next line.
  const lines = stopped?.isFirst === true ? [stopped.line, tokens[index - 1]?.line] : [stopped?.line];
  for (const number of lines) {
    const line = tokens.filter((token) => token.line === number);
    const [first] = line;
    if (first === undefined) continue;
    const stop = index - tokens.indexOf(first);
    for (const rule of rules) {
      const found = rule(line, stop);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
