/** Reading submissions, comparing them, and writing similarity.csv. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exercises, pathOf, type CourseExercise } from '../../../grader/course';
import { groupNumbers, groupsOf } from '../../../grader/results/similar-groups';
import { readSimilarity, similarityCsv } from '../../../grader/results/similar-pairs';
import { compareClass } from '../../../grader/similarity/compare-class';
import type { TakeFingerprints } from '../../../grader/similarity/fingerprints';
import { HELPERS, readCode, type SubmittedCode } from '../../../grader/similarity/read-code';
import { oracleMatches } from '../../../grader/similarity/compare-oracle';
import { oracleFunctions } from '../../../grader/similarity/oracle-functions';
import { byWords, MASK, stubs, submit as submitTo, words } from '../../support/compared-class';
import { writeCopiedOracle } from '../../support/copied-oracle';
import { recordWithout } from '../../support/graded-class';

let directory = '';
const place = (...names: string[]): string => path.join(directory, ...names);

beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'similarity-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const submit = (name: string, files?: Readonly<Record<string, string>>): void => {
  submitTo(place('class'), name, files);
};

const read = (name: string, chosen: readonly CourseExercise[] = exercises): Promise<SubmittedCode> =>
  readCode({ name, directory: place('class', name) }, chosen);

const code = (name: string, texts: Readonly<Record<string, string>>): SubmittedCode => ({
  ...{ name, texts: new Map(Object.entries(texts)), leftOut: [] },
});

describe('reading a submission', () => {
  test('reads the requested exercises and the helpers that they import', async () => {
    submit('ada', {
      [MASK]:
        "import { help } from './help';\nimport '../2-transformer/layer-norm';\nexport { help as causalMask };\n",
      '1-attention/help.ts': 'export const help = 1;\n',
      '1-attention/unused.ts': 'export const unused = 1;\n',
    });
    const { texts, leftOut } = await read('ada', exercises.slice(0, 2));
    expect([...texts.keys()]).toEqual(['causal-mask', 'scaled-dot-product-attention', HELPERS]);
    expect(texts.get(HELPERS)).toBe('export const help = 1;\n');
    expect(leftOut).toEqual([]);
  });

  test('leaves out files that the grader does not read or that could stall it, and says why', async () => {
    submit('eve', {
      [MASK]: 'export function (',
      '1-attention/multi-head-attention.ts': `x = ${'['.repeat(5_000)}${']'.repeat(5_000)};`,
      '2-transformer/layer-norm.ts': 'a;'.repeat(20_000),
      '2-transformer/feed-forward.ts': `//${'x'.repeat(1_000_000)}`,
    });
    const gone = place('class', 'eve', 'exercises', '3-language-models', 'next-token-loss.ts');
    rmSync(gone);
    mkdirSync(gone);
    rmSync(place('class', 'eve', 'exercises', '4-diffusion', 'noise-schedule.ts'));
    const { texts, leftOut } = await read('eve');
    expect(texts.size).toBe(exercises.length - 6);
    expect(leftOut).toEqual([
      `${MASK} cannot be read at line 1: Unexpected token`,
      '1-attention/multi-head-attention.ts cannot be read at line 1: this is nested too deeply',
      '2-transformer/layer-norm.ts has more than 30000 characters',
      '2-transformer/feed-forward.ts is larger than 1 MB',
      '3-language-models/next-token-loss.ts is not a file',
    ]);
  });

  test('reads as many helpers as fit, and says how many do not', async () => {
    const names = Array.from({ length: 6 }, (_, i) => `h${String(i)}`);
    submit('eve', {
      [MASK]: names.map((name) => `import './${name}';\n`).join(''),
      ...Object.fromEntries(
        names.map((name) => [`1-attention/${name}.ts`, `export const ${name} = 1;${' '.repeat(25_000)}`]),
      ),
    });
    const { texts, leftOut } = await read('eve');
    expect(texts.get(HELPERS)?.match(/h\d/g)).toEqual(['h0', 'h1', 'h2', 'h3']);
    expect(leftOut).toEqual(['2 files that the exercises import, because there is too much in them']);
  });

  test('all of the mathematics of the core assignment fits', async () => {
    writeCopiedOracle(place('class'));
    const { texts, leftOut } = await readCode({ name: 'ada', directory: place('class') }, exercises);
    expect(texts.get(HELPERS)).toContain('export function attention(');
    expect(leftOut).toEqual([]);
  });

  test('does not follow links out of the submission', async () => {
    submit('eve');
    submit('ada', { [MASK]: 'export const secret = 1;' });
    const file = place('class', 'eve', 'exercises', ...MASK.split('/'));
    rmSync(file);
    try {
      symlinkSync(place('class', 'ada', 'exercises', ...MASK.split('/')), file);
    } catch {
      return; // Links need extra rights on Windows.
    }
    const { texts, leftOut } = await read('eve');
    expect(texts.has('causal-mask')).toBe(false);
    expect(leftOut).toEqual([`${MASK} is a symbolic link; submit the file itself`]);
  });

  test('a folder without a submission is named without its path', async () => {
    mkdirSync(place('class', 'empty'), { recursive: true });
    const { texts, leftOut } = await read('empty');
    expect(texts.size).toBe(0);
    expect(leftOut).toEqual(['empty holds neither exercises/ nor a module folder such as 1-attention/']);
  });
});

describe('comparing', () => {
  const starters = new Map(['one', 'two', 'three', 'four'].map((id) => [id, 'export function f() {}']));

  test('stubs and placeholders are similar to nothing', () => {
    const untouched = exercises.map(({ definition: { id } }) => id);
    const given = new Map(
      exercises.map((exercise) => [exercise.definition.id, stubs.get(pathOf(exercise)) ?? '']),
    );
    const stub = code('ada', Object.fromEntries(given));
    const begun = code('bob', Object.fromEntries(untouched.map((id) => [id, 'return null as never;'])));
    const all = [stub, { ...stub, name: 'cy' }, begun, { ...begun, name: 'dan' }];
    expect(compareClass(all, given, byWords, () => 0)).toEqual({ pairs: [], unread: [] });
  });

  test('compares the exercises that both have started, and the helpers', () => {
    const ada = code('ada', { one: words('ada', 0), two: words('ada', 0), [HELPERS]: words('ada', 0) });
    const bob = code('bob', { one: words('bob', 50), three: words('bob', 0), [HELPERS]: words('bob', 0) });
    const { pairs } = compareClass([ada, bob], starters, byWords, () => 0);
    expect(pairs).toEqual([{ left: 'ada', right: 'bob', similarity: 0.75, exercises: 1 }]);
  });

  test.each([
    [1, 10, false],
    [1, 4, true],
    [2, 10, false],
    [2, 5, true],
    [3, 10, true],
    [4, 25, true],
    [4, 26, false],
  ])('with %i exercises in common and %i of 100 words different: similar is %s', (count, own, alike) => {
    const textsOf = (name: string, different: number): Record<string, string> =>
      Object.fromEntries([...starters.keys()].slice(0, count).map((id) => [id, words(name, different)]));
    const both = [code('ada', textsOf('ada', 0)), code('bob', textsOf('bob', own))];
    expect(compareClass(both, starters, byWords).pairs).toHaveLength(alike ? 1 : 0);
    expect(compareClass(both, starters, byWords, () => 0.8).pairs).toHaveLength(own <= 20 ? 1 : 0);
  });

  test('sorts by similarity, then by name, and names unreadable code', () => {
    const all = ['s10', 's2', 's1', 'far'].map((name) =>
      code(name, { one: words(name, name === 'far' ? 40 : 0) }),
    );
    const take: TakeFingerprints = (texts, starter) => {
      const taken = byWords(texts, starter);
      taken.delete('mute');
      return taken;
    };
    const { pairs, unread } = compareClass(
      [...all, code('mute', { one: words('', 0) })],
      starters,
      take,
      () => 0,
    );
    const names = pairs.map(({ left, right }) => `${left} ${right}`);
    expect(names).toEqual(['s2 s1', 's10 s1', 's10 s2', 's1 far', 's2 far', 's10 far']);
    expect(unread).toEqual([['mute', 'one']]);
  });
});

test('pairs form groups, the largest first', () => {
  const pair = (left: string, right: string): { left: string; right: string } => ({ left, right });
  const pairs = [pair('x', 'y'), pair('a', 'b'), pair('c', 'd'), pair('b', 'c'), pair('a', 'd')];
  expect(groupsOf(pairs)).toEqual([
    ['a', 'b', 'c', 'd'],
    ['x', 'y'],
  ]);
  expect(groupNumbers(groupsOf(pairs)).get('y')).toBe(2);
  expect(groupsOf([])).toEqual([]);
});

describe('the oracle', () => {
  test('is compared as it is, without types, and as students get it', () => {
    const names = [...oracleFunctions()].filter(([, text]) => /^(function|const) layerNorm\b/.test(text));
    expect(names.map(([name]) => name.replace(/, \d+$/, ''))).toEqual([
      ...['layer-norm.ts', 'layer-norm.ts without types', 'layer-norm.ts as released'],
    ]);
    expect(names.map(([, text]) => text.includes(': NumericTensor'))).toEqual([true, false, false]);
  });

  test.each([
    ['a function', words('f', 100), 1],
    ['a function among code of one’s own', `${words('f', 100)} ${words('ada', 100)}`.repeat(2), 1],
    ['most of a function', words('f', 100).replace(/(f\d+ ){20}/, ''), 0.8],
    ['half of each of two functions', words('f', 50) + words('g', 50), undefined],
    ['what is too short to be anyone’s', words('h', 99).replace(/w99/, ''), undefined],
  ])('is found if a submission has %s: %s', (_, text, similarity) => {
    const short = words('h', 99).replace(/w99/, '');
    const functions = new Map([...['f', 'g'].map((name) => [name, words(name, 100)] as const), ['h', short]]);
    const starters = new Map([['one', '']]);
    const inHelper = oracleMatches([code('ada', { [HELPERS]: text })], functions, starters, byWords, 0.75);
    const expected =
      similarity === undefined ? [] : [{ submission: 'ada', reference: 'grader/oracle', similarity }];
    expect(inHelper).toEqual(expected.map((each) => ({ ...each, exercises: 0 })));
    const inExercise = oracleMatches([code('ada', { one: text })], functions, starters, byWords, 0.75);
    expect(inExercise).toEqual(expected.map((each) => ({ ...each, exercises: 1 })));
  });
});

describe('similarity.csv', () => {
  test.each(['ada', '=1+1', '@cmd', '-2', 'a,b;c', 'a"b', 'zwei\nZeilen', 'é 漢'])(
    'keeps the name %j',
    (name) => {
      const text = similarityCsv([{ left: name, right: 'bob', similarity: 2 / 3 }]);
      expect(
        readSimilarity(
          text,
          [name, 'bob'].map((each) => recordWithout(each, 'unreadable', '')),
        ),
      ).toEqual([{ left: name, right: 'bob', similarity: 0.6667 }]);
      expect(text).not.toMatch(/^[=@-]/m);
    },
  );

  test('has only a header if there are no pairs', () => {
    expect(similarityCsv([])).toBe('\uFEFFleft,right,similarity,exercises\n');
    expect(readSimilarity(similarityCsv([]), [])).toEqual([]);
  });
});
