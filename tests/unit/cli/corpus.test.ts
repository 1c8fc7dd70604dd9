import { readFileSync } from 'node:fs';
import { showCorpus } from '../../../grader/cli/corpus';
import { parse } from '../../../grader/corpus/parse';
import { encode } from '../../../grader/corpus/words';
import { inRepository } from '../../../grader/platform/root';

/** The lines that the command prints. */
function shown(options: Parameters<typeof showCorpus>[0]): string[] {
  const print = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    showCorpus(options);
    return print.mock.calls.flatMap(([text]) => String(text).split('\n'));
  } finally {
    print.mockRestore();
  }
}

const lines = shown({ sentences: 3, length: 24, seed: 2017 });

test('it shows as many sentences, and answers to each task, as it is asked for', () => {
  const sentences = lines.filter((line) => /^ {2}the .*\.$/.test(line));
  expect(sentences).toHaveLength(3);
  for (const sentence of sentences) expect(parse(encode(sentence)).grammatical).toBe(true);
  for (const task of ['describe', 'measure', 'report'])
    expect(lines.filter((line) => line.startsWith(`  ${task} `) && line.endsWith('<end>'))).toHaveLength(3);
});

test('docs/corpus.md has its sentences and its numbers', () => {
  const page = readFileSync(inRepository('docs/corpus.md'), 'utf8');
  for (const sentence of lines.filter((line) => /^ {2}the .*\.$/.test(line)))
    expect(page).toContain(sentence.trim());
  const cells = (line: string): string[] =>
    line
      .split(/[|│]/)
      .map((cell) => cell.replaceAll(/[*`]/g, '').trim())
      .filter(Boolean);
  const documented = page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map(cells);
  const losses = lines.filter((line) => /^│.*\d\.\d{4}/.test(line)).map(cells);
  expect(losses).toHaveLength(5);
  for (const [predictor, ...values] of losses)
    expect(documented.find(([name]) => name === predictor)?.slice(2)).toEqual(values);
  const answers = lines.flatMap((line) => /^ {2}([a-z, ]+?) +(\d\.\d{4})$/.exec(line)?.slice(1) ?? []);
  expect(answers).toHaveLength(8);
  for (const name of ['describe', 'measure', 'report'])
    expect(documented.find(([task]) => task === name)?.at(-1)).toBe(answers[answers.indexOf(name) + 1]);
  expect(documented.find(([task]) => task === 'all three')?.at(-1)).toBe(answers.at(-1));
});

test('another seed shows other sentences with the same numbers', () => {
  const others = shown({ sentences: 3, length: 24, seed: 1 });
  expect(others).not.toEqual(lines);
  expect(others.filter((line) => line.startsWith('│'))).toEqual(lines.filter((line) => line.startsWith('│')));
});
