/** What the READMEs of exercises/ say: their snippets, and their links to sources. */
import { readFileSync } from 'node:fs';
import { modules } from '../../grader/course';
import {
  claimsOf,
  compared,
  printedBy,
  runSnippets,
  snippetsOf,
  typeErrors,
  type Outcome,
} from '../support/snippets';

const readmes = modules.map(({ id }) => `exercises/${id}/README.md`);

test.each(readmes)('%s links to its papers and to the video', (file) => {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('](https://www.youtube.com/watch?v=kCc8FmEb1nY)');
  const papers = [...text.matchAll(/arXiv:(\d+\.\d+)/g)].map(([, id = '']) => id);
  expect(papers.length).toBeGreaterThan(0);
  for (const id of papers) expect(text).toContain(`](https://arxiv.org/abs/${id})`);
  expect(text.includes('Jumper et al.')).toBe(text.includes('](https://doi.org/10.1038/s41586-021-03819-2)'));
});

const page = readFileSync('exercises/README.md', 'utf8').replaceAll('\r\n', '\n');
const snippets = snippetsOf(page);

test('only the lines marked with ✗ do not compile', () => {
  const { claimed, found } = typeErrors(snippets);
  expect(claimed.length).toBeGreaterThan(0);
  expect(found).toEqual(claimed);
});

describe('each snippet runs, and each claim holds', () => {
  let outcomes: Outcome[];
  beforeAll(async () => {
    outcomes = await runSnippets(snippets);
  });

  test.each(snippets.map((snippet, i) => ({ snippet, i })))('from line $snippet.line', ({ snippet, i }) => {
    expect(outcomes[i]?.threw).toBeUndefined();
    const claims = claimsOf(snippet);
    expect(claims.length).toBeGreaterThan(0);
    expect(claims).toHaveLength(snippet.code.split('// →').length - 1);
    const claimedLines = printedBy(snippet);
    expect(outcomes[i]?.printed.filter((line) => claimedLines.includes(line))).toEqual(claimedLines);
    for (const claim of claims) {
      const { claimed, found } = compared(claim, outcomes[i]?.notes[claim.line]);
      expect({ ...claim, gives: found }).toEqual({ ...claim, gives: claimed });
    }
  });
});

describe('the test finds', () => {
  const snippet = (code: string): { line: number; code: string } => ({ line: 1, code });
  const agree = async (code: string): Promise<boolean[]> => {
    const [outcome] = await runSnippets([snippet(code)]);
    return claimsOf(snippet(code)).map((claim) => {
      const { claimed, found } = compared(claim, outcome?.notes[claim.line]);
      return JSON.stringify(claimed) === JSON.stringify(found);
    });
  };

  test('values, shapes and errors that are claimed wrongly, and no others', async () => {
    const code = `const x = tf.tensor1d([1, 2]);
x.div(3); // → [0.3333, 0.6667]
x.div(3); // → [0.3333, 0.6666]
x; // → shape [2]
x; // → shape [2, 1]
x.log().mul(Infinity); // → [NaN, Infinity]
x.log().mul(Infinity); // → [0, Infinity]
x.add(tf.ones([3])); // → Error: broadcast
x.add(tf.ones([3])); // → Error: dtype
x.add(tf.ones([3])); // → [2, 3]
x.add(1); // → Error: broadcast
x.dtype; // → 'float32'
x.dtype; // → 'int32'`;
    expect(await agree(code)).toEqual([
      true,
      false,
      true,
      false,
      true,
      false,
      true,
      false,
      false,
      false,
      true,
      false,
    ]);
  });

  test('what is not printed', async () => {
    const code = `console.log([1, 2]); // prints [ 1, 2 ]\nconsole.log(3); // prints 4`;
    const [outcome] = await runSnippets([snippet(code)]);
    expect(printedBy(snippet(code))).toEqual(['[ 1, 2 ]', '4']);
    expect(outcome?.printed).toEqual(expect.arrayContaining(['[ 1, 2 ]', '3']));
    expect(outcome?.printed).not.toContain('4');
  });

  test('a snippet that throws', async () => {
    const [outcome] = await runSnippets([snippet('tf.tensor1d([1]).add(tf.ones([0, 3, 2]).arraySync);')]);
    expect(outcome?.threw).toEqual(expect.any(String));
  });

  test('type errors that are not marked, and marks without a type error', () => {
    expect(typeErrors([snippet('const x = tf.scalar(1);\nx + 1;\nx.add(1); // ✗')])).toEqual({
      claimed: [3],
      found: [2],
    });
  });
});
