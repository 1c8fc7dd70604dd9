/** What reports show of answers to questions about ideas, and of the texts that students write. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withoutSeed } from '../../../grader/cli/student-copy';
import { conceptModules } from '../../../grader/concepts/modules';
import { ownText, REFLECTION_MARK, submittedReflections } from '../../../grader/concepts/reflection';
import { exercises } from '../../../grader/course';
import { unreadableResults } from '../../../grader/judge/unreadable-results';
import { renderClassMarkdown } from '../../../grader/report/class-markdown';
import { plainListing } from '../../../grader/report/code/listing';
import { classPage } from '../../../grader/report/html/class-page';
import { submissionPage } from '../../../grader/report/html/submission-page';
import { recordFields, classRecordSchema, type ClassRecord } from '../../../grader/results/class-record';
import type { ConceptResults } from '../../../grader/results/concepts';
import { resultsSchema, type Results } from '../../../grader/results/results';
import type { Source } from '../../../grader/results/sources';
import { hostileTexts } from '../../support/hostile-texts';

type Answer = ConceptResults[number]['questions'][number];

const without: Results = unreadableResults(exercises.slice(0, 3), 'why', { seed: 2017, isolate: false });

const resultsWith = (
  ...answers: readonly (readonly [id: string, Answer['status'], misconception?: string])[]
): Results => ({
  ...without,
  concepts: [
    {
      module: '1-attention',
      questions: answers.map(([id, status, misconception]) => ({
        ...{ id, title: titleOf(id), status },
        ...(misconception !== undefined && { misconception }),
      })),
    },
  ],
});

const titleOf = (id: string): string =>
  conceptModules.flatMap(({ questions }) => questions).find((each) => each.id === id)?.title ?? id;

const pageOf = (results: Results, sources: readonly Source[] = [], forStudent = false): string =>
  submissionPage(results, { name: 'ada', sources: sources.map(plainListing), script: '', forStudent });

const recordOf = (submission: string, results: Results): ClassRecord => ({
  ...{ schemaVersion: 1, submission, outcome: 'graded', reason: null, key: '' },
  results: `${submission}/results.json`,
  ...recordFields(results),
});

const classOf = (records: readonly ClassRecord[]): string =>
  classPage(records, {
    title: 'Class',
    overrides: [],
    similarity: undefined,
    sentences: new Map(),
    pages: new Map(),
    script: '',
  });

const SENTENCE = 'The weights of the visible keys must still add up to 1.';

test('results without answers stay valid, and so do those with answers', () => {
  expect(resultsSchema.parse(without)).toEqual(without);
  const results = resultsWith(['hidden', 'wrong', 'not-normalised'], ['steps', 'open']);
  expect(resultsSchema.parse(results)).toEqual(results);
  for (const each of [without, results]) {
    const record = recordOf('ada', each);
    expect(classRecordSchema.parse(record)).toEqual(record);
  }
});

test('the page of a submission shows counts, wrong answers and their sentences', () => {
  const html = pageOf(
    resultsWith(
      ['hidden', 'wrong', 'not-normalised'],
      ['steps', 'right'],
      ['spread', 'unreadable'],
      ['reach', 'open'],
    ),
  );
  expect(html).toContain('1-attention: 1 right, 1 wrong, 1 not readable, 1 open');
  expect(html).toContain(SENTENCE);
  expect(html).toContain('cannot be read');
});

test('the page of a submission has no such section if nothing is answered', () => {
  for (const results of [without, resultsWith(['hidden', 'open'])])
    expect(pageOf(results)).not.toContain('Ideas in words');
});

test('a text stands beside its levels, and not among the other files', () => {
  const source = { path: '1-attention/reflection.md', text: 'Attention is\na soft lookup.', cut: undefined };
  const html = pageOf(without, [source]);
  expect(html).toContain('Reflection: ');
  expect(html).toContain('Attention is\na soft lookup.');
  for (const { level } of conceptModules[0]?.reflection.rubric ?? []) expect(html).toContain(level);
  expect(html).not.toContain('Other files');
});

test('a hostile text is only text, also in the path', () => {
  for (const text of hostileTexts) {
    const html = pageOf(without, [{ path: `${text}/reflection.md`, text, cut: undefined }]);
    expect(html).toContain('class="written"');
    expect(html).not.toMatch(/<script>canary|<img|<svg onload|<iframe|<b onclick/i);
    expect(html).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  }
});

test('the page of a class counts answers, and misconceptions with the most frequent first', () => {
  const records = [
    recordOf('ada', resultsWith(['hidden', 'wrong', 'shared-equally'], ['steps', 'right'])),
    recordOf('emmy', resultsWith(['hidden', 'wrong', 'not-normalised'], ['steps', 'wrong'])),
    recordOf('eve', resultsWith(['hidden', 'wrong', 'not-normalised'], ['steps', 'open'])),
    recordOf('mary', without),
  ];
  const html = classOf(records);
  const row = new RegExp(`${titleOf('hidden')}.*?</tr>`, 's').exec(html)?.[0] ?? '';
  expect([...row.matchAll(/<td>(\d+)<\/td>/g)].map(([, count]) => count)).toEqual(['0', '3', '0', '0']);
  expect(row.indexOf(`2 × ${SENTENCE}`)).toBeGreaterThan(0);
  expect(row.indexOf('1 × You share the weight')).toBeGreaterThan(row.indexOf(SENTENCE));
  const markdown = renderClassMarkdown(records);
  expect(markdown).toContain('### Ideas in words');
  expect(markdown).toContain('| <code>1-attention/steps</code> | 1 | 1 | 0 | 1 |  |');
  expect(markdown).toContain('<code>not-normalised</code> (2) |');
});

test('a class without answers has no such section', () => {
  const records = [recordOf('ada', without), recordOf('eve', resultsWith(['hidden', 'open']))];
  expect(classOf(records)).not.toContain('Ideas in words');
  expect(renderClassMarkdown(records)).not.toContain('Ideas in words');
});

test('a misconception that this course does not have is shown as text', () => {
  const records = hostileTexts.map((text, i) =>
    recordOf(`s${String(i)}`, resultsWith([text, 'wrong', text])),
  );
  for (const html of [
    classOf(records),
    ...hostileTexts.map((text) => pageOf(resultsWith([text, 'wrong', text]))),
  ])
    expect(html).not.toMatch(/<script>canary|<img|<svg onload|<iframe|<b onclick/i);
  expect(renderClassMarkdown(records)).not.toMatch(/<(script|img|svg|iframe|b)[ >]/);
});

test('a student’s copy has the answers, field by field', () => {
  const results = resultsWith(['hidden', 'wrong', 'not-normalised'], ['steps', 'right']);
  const [module] = results.concepts ?? [];
  const more = {
    ...results,
    concepts: [
      { ...module, secret: 'x', questions: module?.questions.map((each) => ({ ...each, secret: 'y' })) },
    ],
  };
  expect(withoutSeed(more as Results).concepts).toEqual(results.concepts);
  expect(withoutSeed(without)).not.toHaveProperty('concepts');
});

describe('a text of a submission', () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'reflections-'));
  const file = path.join(directory, '1-attention', 'reflection.md');
  mkdirSync(path.dirname(file));
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });
  const read = (): Source[] => submittedReflections(directory, ['1-attention', '2-transformer']);

  test('is what stands below the mark', () => {
    const untouched = readFileSync('exercises/1-attention/reflection.md', 'utf8');
    expect(untouched).toContain(REFLECTION_MARK);
    expect(ownText(untouched)).toBe('');
    expect(ownText(`${untouched}\n  \n\nMy text.\n\nMore.\n`)).toBe('My text.\n\nMore.');
    expect(ownText('Without the mark.')).toBe('Without the mark.');
    expect(ownText(`a\r\n${REFLECTION_MARK}\r\nb\r\n`)).toBe('b');
  });

  test('is absent as long as nothing is written', () => {
    expect(read()).toEqual([]);
    writeFileSync(file, readFileSync('exercises/1-attention/reflection.md'));
    expect(read()).toEqual([]);
  });

  test('is cut if it is long, and left out if it is far too long', () => {
    writeFileSync(file, `${REFLECTION_MARK}\n${'word '.repeat(10)}\n`.padEnd(90_000, 'x \n'));
    const [long] = read();
    expect(long?.text.length).toBeLessThan(13_000);
    expect(long?.cut).toBe('Only its beginning is shown.');
    writeFileSync(file, 'x'.repeat(200_000));
    expect(read()).toEqual([
      { path: '1-attention/reflection.md', text: '', cut: 'It is not shown: it is larger than 100 kB.' },
    ]);
  });

  test('may be a paragraph in one line', () => {
    const paragraph = 'Attention is an average of values. '.repeat(60).trim();
    writeFileSync(file, `${REFLECTION_MARK}\n\n${paragraph}\n`);
    expect(read()).toEqual([{ path: '1-attention/reflection.md', text: paragraph, cut: undefined }]);
  });

  test('is not read through a link, nor from a folder', () => {
    rmSync(file);
    symlinkSync(path.resolve('LICENSE'), file);
    expect(read()).toEqual([]);
    rmSync(file);
    mkdirSync(file);
    expect(read()).toEqual([]);
  });
});
