import { createHash } from 'node:crypto';
import { plainListing } from '../../../grader/report/code/listing';
import { compare } from '../../../grader/report/comparison';
import { feedbackOn } from '../../../grader/report/feedback';
import { annotationsOf } from '../../../grader/report/github-actions';
import { classPage } from '../../../grader/report/html/class-page';
import { pageScript } from '../../../grader/report/html/page-script';
import { submissionPage } from '../../../grader/report/html/submission-page';
import { renderMarkdown } from '../../../grader/report/markdown';
import { printable } from '../../../grader/platform/printable';
import type { Results, ShownCounterexample, ShownTensor } from '../../../grader/results/results';
import { renderTerminal } from '../../../grader/report/terminal';
import {
  gradeAnswers,
  mixedAnswers,
  recordOf,
  recordWithout,
  type GradedSubmission,
} from '../../support/graded-class';
import { hostileTexts, poisoned } from '../../support/hostile-texts';
import { boundSource } from '../../../grader/results/sources';

let graded: GradedSubmission;

beforeAll(async () => {
  graded = await gradeAnswers(mixedAnswers(3));
});

const script = (): string => pageScript('submission-page');
const pageOf = (results: Results, name = 'ada'): string =>
  submissionPage(results, { name, sources: graded.sources.map(plainListing), script: script() });

/** The text of a page as readers see it. */
const textOf = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>|<script>.*?<\/script>/gs, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** Removes what a medium adds: markup, colours, backticks and line breaks. */
const plain = (text: string): string => text.replaceAll(/[`*]/g, '').replaceAll(/\s+/g, ' ');

test('terminal, summary, annotations and page use the same words', () => {
  const { results } = graded;
  const media = {
    terminal: plain(renderTerminal(results, { all: true })),
    summary: plain(renderMarkdown(results)),
    page: plain(textOf(pageOf(results))),
  };
  const begun = feedbackOn(results).exercises.filter(({ first }) => first !== undefined);
  expect(begun.length).toBeGreaterThan(1);
  for (const exercise of begun) {
    const { first, fixFirst, word } = exercise;
    const sentences = [
      first?.title,
      first?.message,
      first?.hint,
      ...(first?.insights ?? []),
      ...fixFirst,
      word,
    ];
    for (const [medium, text] of Object.entries(media)) {
      const missing = sentences.filter((each) => !text.includes(plain(printable(each ?? ''))));
      expect({ medium, missing }).toEqual({ medium, missing: [] });
    }
    const annotation = annotationsOf(results).find(({ title }) => title.startsWith(exercise.title));
    expect(plain(annotation?.message ?? '')).toContain(plain(first?.hint ?? ''));
  }
});

test('shows message and hint of failed checks, points and code of exercises, points of objectives', () => {
  const text = plain(textOf(pageOf(graded.results)));
  const feedback = feedbackOn(graded.results);
  for (const { checks, status, title } of feedback.exercises) {
    expect(text).toContain(title);
    if (status !== 'failed') continue;
    for (const check of checks) {
      expect(text).toContain(plain(check.title));
      if (check.status !== 'passed') expect(text).toContain(plain(printable(check.message)));
    }
  }
  for (const { objective, points, maxPoints } of feedback.objectives)
    expect(text).toContain(`${objective}${String(points)}/${String(maxPoints)}`);
  for (const { text: code } of graded.sources) expect(text).toContain(plain(code));
});

test('the policy only allows the page’s own script and style sheet', () => {
  const html = pageOf(graded.results);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  const hash = (element: string): string => {
    const text = new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(html)?.[1] ?? '';
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  };
  const directives = policy.replaceAll('&#39;', "'").split('; ');
  expect(directives).toEqual([
    "default-src 'none'",
    `script-src ${hash('script')}`,
    `style-src ${hash('style')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ]);
  expect(html).not.toMatch(/\sstyle="|\son\w+="|https?:\/\//);
});

test('hostile texts add no elements to a page', () => {
  const elements = (html: string): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const [, name = ''] of html.matchAll(/<([a-zA-Z!][^\s/>]*)/g))
      counts[name] = (counts[name] ?? 0) + 1;
    return counts;
  };
  const names = Object.keys(elements(pageOf(poisoned(graded.results), hostileTexts[0])));
  const known = new Set(Object.keys(elements(pageOf(graded.results))));
  expect(names.filter((name) => !known.has(name))).toEqual([]);
  const html = pageOf(poisoned(graded.results), hostileTexts[3]);
  expect(elements(html)['script']).toBe(1);
  for (const character of ['\u0000', '\u001b', '\u202e', '\ud800'])
    expect(textOf(html).includes(character)).toBe(false);
  expect(textOf(html)).toContain('<img src=x onerror=canary()>');
  expect(html).not.toMatch(/href="\s*javascript:/i);
});

const tensor = (shape: number[], data: ShownTensor['data']): ShownTensor => ({ shape, data });
const comparison = (
  name: string,
  expected: ShownTensor,
  received: ShownTensor,
): ShownCounterexample['comparisons'][number] => ({ name, expected, received });

/** A page of results in which the first failed check has this counterexample. */
function pageWith(...comparisons: ShownCounterexample['comparisons']): string {
  const [exercise] = graded.results.exercises.filter(({ status }) => status === 'failed');
  const check = exercise?.checks.find(({ status }) => status === 'failed');
  if (exercise === undefined || check === undefined) throw new Error('nothing failed');
  const counterexample = { function: check.function, inputs: [], comparisons, related: null };
  return pageOf({
    ...graded.results,
    exercises: [{ ...exercise, checks: [{ ...check, message: 'wrong', counterexample }] }],
  });
}

const numbers = (length: number, valueAt: (i: number) => number): number[] =>
  Array.from({ length }, (_, i) => valueAt(i));

test('matrices are heat maps of expected, yours and difference; differing cells have a sign', () => {
  const html = pageWith(
    comparison('weights', tensor([2, 2], [0.25, 0.75, 0.5, 0.5]), tensor([2, 2], [0.25, 0.75, 'NaN', -1])),
  );
  expect(html.match(/<table class="heat" aria-label="(expected|yours|yours − expected)"/g)).toHaveLength(3);
  expect(html.match(/<td class="[^"]* d"><span class="sign">≠<\/span>/g)).toHaveLength(2);
  const text = textOf(html);
  expect(text).toContain('≠NaN');
  expect(text).toContain('≠−1');
  expect(text).toContain(
    '2 of 4 numbers differ; the largest difference is at [1, 0]: expected 0.5, yours is NaN.',
  );
});

test('a large matrix is a drawing with a text alternative; of a batch, differing matrices are drawn', () => {
  const wrong = numbers(5 * 400, (i) => (i === 1_999 ? 9 : i % 7));
  const html = pageWith(
    comparison(
      'result',
      tensor(
        [5, 20, 20],
        numbers(2_000, (i) => i % 7),
      ),
      tensor([5, 20, 20], wrong),
    ),
  );
  expect(html).toMatch(
    /<svg [^>]*role="img" aria-label="Heat map, yours\. 1 of 2000 numbers differs, at \[4, 19, 19\]/,
  );
  expect(html).toContain('<p class="index">[4]</p>');
  expect(html.match(/class="mark"/g)).toHaveLength(1);
  expect(textOf(html)).toContain('Showing 3 of 5 matrices.');
});

test('a vector is drawn as curves, with gaps at values that are not finite', () => {
  const betas = tensor([4], [0.1, 0.2, 0.3, 0.4]);
  const html = pageWith(comparison('betas', betas, tensor([4], [0.1, 'Infinity', 0.3, 'NaN'])));
  expect(html).toContain('<g class="curve expected">');
  expect(html).toContain('<g class="curve yours">');
  expect(textOf(html)).toContain('yours: Infinity at 1, 3');
});

test('samples are drawn as histograms if there are enough', () => {
  const sample = (length: number, offset: number): ShownTensor =>
    tensor(
      [length, 1, 1],
      numbers(length, (i) => Math.sin(7 * i) + offset),
    );
  const many = pageWith(comparison('sample', sample(30, 0), sample(30, 1)));
  const figure = 'aria-label="Histogram of the numbers.';
  expect(many).toContain(`${figure} Expected: mean `);
  expect(pageWith(comparison('sample', sample(6, 0), sample(6, 1)))).not.toContain(figure);
  expect(pageWith(comparison('noise', sample(300, 0), sample(300, 1)))).toContain(figure);
});

test.each<[string, ShownTensor, ShownTensor]>([
  ['numbers', tensor([], [1]), tensor([], ['-Infinity'])],
  ['other shapes', tensor([2, 3], [1, 2, 3, 4, 5, 6]), tensor([3], [1, 2, 3])],
  ['nothing', tensor([0, 3], []), tensor([0, 3], [])],
  ['nothing next to something', tensor([2], [1, 2]), tensor([0], [])],
  [
    'truncated numbers',
    tensor(
      [100, 100],
      numbers(2_000, (i) => i),
    ),
    tensor(
      [100, 100],
      numbers(2_000, () => 0),
    ),
  ],
  ['many axes', tensor([1, 2, 1, 2, 1], [1, 2, 3, 4]), tensor([1, 2, 1, 2, 1], [1, 2, 3, 5])],
  ['nothing finite', tensor([3], ['NaN', 'NaN', 'NaN']), tensor([3], ['Infinity', 'NaN', 'NaN'])],
  ['huge numbers', tensor([2], [1e308, -1e308]), tensor([2], [-1e308, 1e308])],
])('%s make a page without a stray NaN in its geometry', (_, expected, received) => {
  const html = pageWith(comparison('x', expected, received));
  const stray = / (x|y|x1|x2|y1|y2|cx|cy|width|height|d|viewBox)="[^"]*(NaN|Infinity|undefined)[^"]*"/.exec(
    html,
  );
  expect(stray?.[0]).toBeUndefined();
  expect(html).toContain('<code>x</code>');
});

test('tensors are compared with the grader’s rules', () => {
  const close = compare(comparison('x', tensor([2], [1, 1_000]), tensor([2], [1.4, 1_000])));
  expect(close).toMatchObject({
    differing: new Set(),
    summary: 'None of 2 numbers differs by more than rounding.',
  });
  expect(compare(comparison('x', tensor([], [1]), tensor([], [2]))).summary).toBe(
    'It differs: expected 1, yours is 2.',
  );
  expect(compare(comparison('x', tensor([2], [1, 1]), tensor([1], [1]))).summary).toBe(
    'The shapes differ: expected [2], yours is [1].',
  );
});

test('code is truncated to a limit, and the page says so', () => {
  const wide = boundSource('a.ts', `const x = 1;\n${'x'.repeat(1_000_000)}\n`);
  expect(wide.text.length).toBeLessThan(1_000);
  expect(wide.cut).toBe('1 line is cut after 400 characters.');
  const long = boundSource('a.ts', 'x\n'.repeat(100_000));
  expect(long.cut).toBe('The first 600 of 100000 lines are shown.');
  const html = submissionPage(graded.results, {
    name: 'a',
    sources: [wide, long].map(plainListing),
    script: script(),
  });
  expect(html.length).toBeLessThan(pageOf(graded.results).length + 100_000);
});

test('a page lists the gradings that changed its points, if there are several', () => {
  const first = { at: '2027-03-01T08:00:00.000Z', points: 12, change: undefined };
  const last = { at: '2027-03-08T08:30:00.000Z', points: 9, change: -3 };
  const withHistory = (...history: (typeof first | typeof last)[]): string =>
    textOf(submissionPage(graded.results, { name: 'a', sources: [], script: script(), history }));
  const text = withHistory(first, last);
  expect(text).toContain('2027-03-01 08:00 UTC12');
  expect(text).toContain('2027-03-08 08:30 UTC9−3');
  expect(withHistory(last)).not.toContain('Points over time');
});

test('the class page lists misconceptions by frequency, troubles, adjustments and similar pairs', () => {
  const record = recordOf('ada', graded.results);
  const [first] = record.exercises;
  if (first === undefined) throw new Error('no exercise');
  const hung = {
    ...recordOf('bob', graded.results),
    exercises: [{ ...first, timeouts: 2, misconceptions: ['m'] }],
  };
  const also = { ...recordOf('cy', graded.results), exercises: [{ ...first, misconceptions: ['m', 'n'] }] };
  const html = classPage([record, hung, also, recordWithout('dee', 'unreadable', 'it is a file')], {
    title: 'Class',
    overrides: [{ submission: 'ada', exercise: first.id, adjustment: -1, comment: 'copied', by: 'Grace' }],
    similarity: [{ left: 'ada', right: 'bob', similarity: 0.914 }],
    sentences: new Map([[`${first.id}/m`, 'You do `m`.']]),
    pages: new Map([['ada', './ada/report.html']]),
    script: pageScript('class-page'),
  });
  const text = plain(textOf(html));
  expect(text).toContain(`2You do m. ${first.id}: mbob, cy`);
  expect(text.indexOf('You do m')).toBeLessThan(text.indexOf(`${first.id}: n`));
  expect(text).toContain(`${first.id}: 2 checks took too long`);
  expect(text).toContain('nothing to grade: it is a file');
  expect(text).toContain('adabob91 %');
  expect(text).toContain(`ada${first.id}−1copiedGrace`);
  expect(html).toContain('<a href="./ada/report.html"><bdi>ada</bdi></a>');
});
