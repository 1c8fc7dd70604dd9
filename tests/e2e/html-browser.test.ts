/**
 * The pages of real gradings in a real browser: how they behave, that axe finds no problems, and
 * that nothing of a hostile class runs. Jest skips this file on other systems than Linux
 * (jest.config.mjs); on Linux it fails without Chromium.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { stringify } from 'csv-stringify/sync';
import type { ClassRecord } from '../../grader/results/class-record';
import { pastGrading } from '../../grader/results/history';
import { overrideColumns } from '../../grader/results/override';
import { readOverrides } from '../../grader/results/overrides';
import { launchChromium, newPage } from '../support/browser';
import {
  gradeAnswers,
  mixedAnswers,
  mixedStudent,
  recordOf,
  recordWithout,
  writeClass,
  type GradedSubmission,
} from '../support/graded-class';
import { hostileTexts, poisoned } from '../support/hostile-texts';
import { runReport } from '../support/run-report';
import { boundSource } from '../../grader/results/sources';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let folder: string;
let browser: Browser;
let records: ClassRecord[];
const inClass = (...segments: string[]): string => path.join(folder, 'class', ...segments);
const inHostile = (...segments: string[]): string => path.join(folder, 'hostile', ...segments);

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'browser-'));
  browser = await launchChromium();
  const pool: GradedSubmission[] = [];
  for (const number of [1, 3, 8]) pool.push(await gradeAnswers(mixedAnswers(number)));
  makeClass(pool);
  makeHostileClass(pool[0], await gradeHostile());
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

function makeClass(pool: readonly GradedSubmission[]): void {
  const named = Array.from({ length: 12 }, (_, i) => {
    const name = `student-${String(i + 1)}`;
    return [name, mixedStudent(pool, name, i)] as const;
  });
  records = writeClass(inClass(), new Map(named), [recordWithout('zoe', 'unreadable', 'there is no folder')]);
  writeFileSync(
    inClass('overrides.csv'),
    stringify([[...overrideColumns], ['student-2', 'causal-mask', -1, 'not your own', 'Grace']]),
  );
  writeFileSync(inClass('similarity.csv'), 'left,right,similarity\nstudent-1,student-2,0.9\n');
  const past = records.map((record, i) => ({ ...record, points: Math.max(0, record.points - i) }));
  const gradings = [past, records].map((each, i) => pastGrading(each, new Date(Date.UTC(2027, 2, i + 1))));
  writeFileSync(inClass('history.jsonl'), gradings.map((each) => `${JSON.stringify(each)}\n`).join(''));
  expect(runReport([inClass()])).toMatchObject({ exitCode: 0 });
}

/** A submission with hostile code and output, graded normally. */
const gradeHostile = (): Promise<GradedSubmission> =>
  gradeAnswers({
    '1-attention/causal-mask.ts': [
      `// ${hostileTexts.slice(0, 9).join(' ')}`,
      `// ${'x'.repeat(900_000)}`,
      'export function causalMask(length: number) {',
      ...hostileTexts.map((text) => `  console.log(${JSON.stringify(text)});`),
      "  console.log('y'.repeat(1_000_000));",
      `  throw new Error(${JSON.stringify(hostileTexts.join('\n'))});`,
      '}',
    ].join('\n'),
    '2-transformer/layer-norm.ts': `throw new Error(${JSON.stringify(hostileTexts.join(' '))});`,
    '2-transformer/feed-forward.ts': `export const feedForward = "${hostileTexts[0] ?? ''}`,
  });

/** Folders cannot have such names, but a record can. */
function makeHostileClass(real: GradedSubmission | undefined, hostile: GradedSubmission): void {
  if (real === undefined) throw new Error('nothing was graded');
  const graded = hostileTexts.map((text, i) => {
    const results = i % 3 === 0 ? hostile.results : poisoned(i % 3 === 1 ? real.results : hostile.results);
    const directory = text.replaceAll(/[/\0]|\p{Cs}/gu, '_');
    mkdirSync(inHostile(directory), { recursive: true });
    writeFileSync(inHostile(directory, 'results.json'), JSON.stringify(results));
    const sources = [
      ...hostile.sources,
      boundSource(text, hostileTexts.join('\n')),
      boundSource('1-attention/x.ts', `const a = \`${hostileTexts.join('`;\n// ')}`),
    ];
    writeFileSync(
      inHostile(directory, 'sources.json'),
      JSON.stringify({
        schemaVersion: 1,
        files: sources.map((each) => ({ ...each, cut: each.cut ?? null })),
      }),
    );
    return recordOf(text, results, directory);
  });
  const all = [
    ...graded,
    ...hostileTexts.map((text, i) => recordWithout(`${text} ${String(i)}`, 'failed', text)),
  ];
  writeFileSync(inHostile('class.jsonl'), all.map((record) => `${JSON.stringify(record)}\n`).join(''));
  const tidy = hostileTexts.filter((text) => text.trim() === text && !/[\0\uD800]/.test(text));
  writeFileSync(
    inHostile('overrides.csv'),
    stringify([[...overrideColumns], ...tidy.map((text) => [text, '', 1, text, text])], {
      escape_formulas: true,
    }),
  );
  writeFileSync(
    inHostile('similarity.csv'),
    stringify([['left', 'right', 'similarity'], ...tidy.map((text) => [text, tidy[0], 0.5])]),
  );
  expect(runReport([inHostile()])).toMatchObject({ exitCode: 0, stderr: '' });
}

interface Opened {
  readonly page: Page;
  /** What the page requested, violations and errors that it reported, and calls of the canary. */
  readonly incidents: string[];
}

async function open(file: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Opened> {
  const page = await newPage(browser, options);
  const incidents: string[] = [];
  const url = pathToFileURL(file).href;
  await page.addInitScript('window.canary = () => console.error("the canary sings")');
  page.on('console', (message) => incidents.push(`console: ${message.text()}`));
  page.on('pageerror', ({ message }) => incidents.push(`error: ${message}`));
  page.on('dialog', (dialog) => {
    incidents.push('dialog');
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url() !== url) incidents.push(`request: ${request.url()}`);
  });
  page.on('framenavigated', (frame) => {
    // The page of a class keeps its filters behind the #.
    if (frame.url().replace(/#.*/, '') !== url) incidents.push(`navigation: ${frame.url()}`);
  });
  await page.goto(url, { waitUntil: 'load' });
  return { page, incidents };
}

/**
 * Returns axe's findings, one line per rule. It runs from outside the page, so the policy does not
 * block it.
 */
async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate<AxeResults>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html)
        .join(' ')}`,
  );
}

const names = (page: Page): Promise<string[]> =>
  page.locator('table.students tbody tr:visible th').allInnerTexts();

describe('the page of a class', () => {
  test('sorts by keyboard, and tells assistive technology', async () => {
    const { page, incidents } = await open(inClass('class.html'));
    expect(await names(page)).toEqual([...records.map(({ submission }) => submission)]);
    const header = page.locator('table.students th', { hasText: 'Points' });
    await header.getByRole('button').focus();
    await page.keyboard.press('Enter');
    expect(await header.getAttribute('aria-sort')).toBe('ascending');
    const points = async (): Promise<number[]> =>
      (
        await page
          .locator('table.students td.total')
          .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-v')))
      ).map(Number);
    const ascending = await points();
    expect(ascending).toEqual([...ascending].sort((a, b) => a - b));
    expect(new Set(ascending).size).toBeGreaterThan(2);
    await page.keyboard.press('Space');
    expect(await header.getAttribute('aria-sort')).toBe('descending');
    expect(await points()).toEqual([...ascending].reverse().sort((a, b) => b - a));
    const first = page.locator('table.students th', { hasText: 'Submission' });
    await first.getByRole('button').click();
    expect(await header.getAttribute('aria-sort')).toBeNull();
    expect((await names(page)).slice(0, 3)).toEqual(['student-1', 'student-2', 'student-3']);
    expect(incidents).toEqual([]);
    await page.close();
  });

  test('filters by name, state and mistake', async () => {
    const { page } = await open(inClass('class.html'));
    await page.getByRole('searchbox').fill('DENT-1');
    expect(await names(page)).toEqual(['student-1', 'student-10', 'student-11', 'student-12']);
    expect(await page.locator('.shown').innerText()).toBe('4 of 13 shown');
    await page.getByRole('searchbox').fill('');
    await page.getByLabel('State').selectOption('ungraded');
    expect(await names(page)).toEqual(['zoe']);
    await page.getByLabel('State').selectOption('adjusted');
    expect(await names(page)).toEqual(['student-2']);
    await page.getByLabel('State').selectOption('');
    const mistake = await page.getByLabel('Mistake').locator('option').nth(1).getAttribute('value');
    await page.getByLabel('Mistake').selectOption(mistake ?? '');
    const [exercise = '', misconception = ''] = mistake?.split('/') ?? [];
    expect(await names(page)).toEqual(
      records
        .filter(({ exercises }) =>
          exercises.some(
            ({ id, misconceptions }) => id === exercise && misconceptions.includes(misconception),
          ),
        )
        .map(({ submission }) => submission),
    );
    await page.close();
  });

  test('keeps filters and order in the address', async () => {
    const { page, incidents } = await open(inClass('class.html'));
    await page.getByRole('searchbox').fill('student-1');
    await page.getByLabel('State').selectOption('incomplete');
    const header = page.locator('table.students th', { hasText: 'Submission' });
    await header.getByRole('button').click();
    await header.getByRole('button').click();
    const shown = await names(page);
    expect(new URL(page.url()).hash).toBe('#name=student-1&state=incomplete&sort=-submission');
    await page.reload();
    expect(await names(page)).toEqual(shown);
    expect(await header.getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('searchbox').fill('');
    await page.getByLabel('State').selectOption('');
    expect(new URL(page.url()).hash).toBe('#sort=-submission');
    expect(incidents).toEqual([]);
    await page.close();
  });

  test('sorts by how much the points have changed', async () => {
    const { page } = await open(inClass('class.html'));
    await page.locator('table.students th', { hasText: 'Over time' }).getByRole('button').click();
    const changes = await page
      .locator('table.students td.over-time')
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-v'))));
    expect(changes).toEqual([...changes].sort((a, b) => a - b));
    expect(new Set(changes).size).toBeGreaterThan(2);
    expect((await names(page))[0]).toBe('zoe');
    await page.close();
  });

  test('leads from each submission to the next and back', async () => {
    const { page } = await open(inClass('student-2/report.html'));
    await page.getByRole('link', { name: 'Next: student-3' }).click();
    expect(await page.locator('h1').innerText()).toBe('student-3');
    await page.getByRole('link', { name: 'Previous: student-2' }).click();
    expect(await page.locator('h1').innerText()).toBe('student-2');
    await page.close();
  });

  test('links to each page and back, and shows adjusted points next to graded ones', async () => {
    const { page } = await open(inClass('class.html'));
    const row = page.locator('table.students tbody tr', { hasText: 'student-2' });
    expect(await row.locator('td.total s').count()).toBe(1);
    await row.getByRole('link').click();
    expect(await page.locator('h1').innerText()).toBe('student-2');
    expect(await page.locator('.adjusted').first().innerText()).toBe('Adjusted by −1 (Grace): not your own');
    await page.getByRole('link', { name: '← Class' }).click();
    expect(await page.locator('h1').innerText()).toBe('Class report: class');
    await page.close();
  });

  test('is complete without its script: rows, links and no dead controls', async () => {
    const page = await newPage(browser, { javaScriptEnabled: false });
    await page.goto(pathToFileURL(inClass('class.html')).href);
    expect(await page.locator('table.students tbody tr').count()).toBe(13);
    expect(await page.locator('.controls').isVisible()).toBe(false);
    expect(await page.locator('button').count()).toBe(0);
    await page.close();
  });
});

describe('the page of a submission', () => {
  const file = (): string => inClass('student-2', 'report.html');

  test('turns a TA’s comments into rows for npm run report', async () => {
    const { page, incidents } = await open(file());
    const fields = page.locator('.adjust[data-exercise="layer-norm"]');
    await page.locator('#layer-norm .adjusting > summary').click();
    await fields.getByLabel('Points ±').fill('−1,5');
    expect(await page.locator('.problem').innerText()).toContain('Write a comment that says why');
    await fields.getByLabel('Comment').fill('=HYPERLINK("x"), see\nme');
    expect(await page.locator('.problem').innerText()).toContain('Enter your name');
    await page.getByLabel('Your name').fill('Grace');
    const whole = page.locator('.adjust[data-exercise=""]');
    await whole.getByLabel('Comment').fill('good work');
    expect(await page.locator('.problem').innerText()).toBe('');
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download as a file' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('overrides.csv');
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toMatch(/^\uFEFF/);
    expect(text).toContain('"\'=HYPERLINK');
    expect(readOverrides(text, records)).toEqual([
      {
        submission: 'student-2',
        exercise: 'layer-norm',
        adjustment: -1.5,
        comment: '=HYPERLINK("x"), see\nme',
        by: 'Grace',
      },
      { submission: 'student-2', exercise: undefined, adjustment: 0, comment: 'good work', by: 'Grace' },
    ]);
    expect(await page.locator('textarea.csv').inputValue()).toContain('student-2,,0,good work,Grace');
    expect(incidents.filter((each) => !each.startsWith('request: blob:'))).toEqual([]);
    await page.close();
  });

  test('prints to a PDF with every failed check expanded', async () => {
    const { page } = await open(file());
    const folded = await page.locator('details.check:not([open])').count();
    expect(folded).toBeGreaterThan(0);
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await page.locator('details.check:not([open])').count()).toBe(0);
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    expect(await page.locator('details.check:not([open])').count()).toBe(folded);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(20_000);
    await page.close();
  });

  test('copied code has no line numbers', async () => {
    const { page } = await open(file());
    const code = await page.locator('.code code').first().textContent();
    expect(code).not.toMatch(/^\s*1\s/);
    await page.close();
  });
});

describe.each(['light', 'dark'] as const)('in a %s theme', (colorScheme) => {
  test.each([
    ['class.html', 1_280],
    ['class.html', 390],
    ['student-2/report.html', 1_280],
    ['student-2/report.html', 390],
  ])('axe finds nothing in %s, %i pixels wide, and nothing is wider than the screen', async (name, width) => {
    const { page, incidents } = await open(inClass(...name.split('/')), {
      colorScheme,
      viewport: { width, height: 900 },
    });
    // Expand everything, so that it is checked too.
    await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(incidents).toEqual([]);
    await page.close();
  });
});

test('the keyboard reaches every link, control, collapsible and scrollable element', async () => {
  const { page } = await open(inClass('class.html'));
  const reachable = await page.evaluate(`
    [...document.querySelectorAll('a, button, input, select, summary, .scroll, pre')]
      .filter((each) => each.checkVisibility() && each.tabIndex < 0).map((each) => each.outerHTML.slice(0, 80))`);
  expect(reachable).toEqual([]);
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement !== document.body')).toBe(true);
  await page.close();
});

describe('a hostile class', () => {
  const submissionPages = (): string[] =>
    hostileTexts.map((text) => inHostile(text.replaceAll(/[/\0]|\p{Cs}/gu, '_'), 'report.html'));

  test('runs nothing, requests nothing, navigates nowhere', async () => {
    for (const file of [inHostile('class.html'), ...submissionPages()]) {
      const { page, incidents } = await open(file);
      await page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true;
        for (const each of document.querySelectorAll('input, a, button, textarea')) each.focus();`);
      expect({ file, incidents }).toEqual({ file, incidents: [] });
      expect(await page.locator('img, iframe, object, embed, base, link').count()).toBe(0);
      expect(await page.locator('script').count()).toBe(1);
      expect(
        await page.locator('a[href*="canary()"]:not([href^="./"], [href^="../"], [href^="#"])').count(),
      ).toBe(0);
      await page.close();
    }
  });

  test('is shown as text', async () => {
    const { page } = await open(inHostile('class.html'));
    const text = await page.locator('body').innerText();
    for (const each of hostileTexts.slice(0, 10)) expect(text).toContain(each);
    expect(text).not.toMatch(/[\u202e\u2066]/);
    expect(text).toContain('\\u202e');
    await page.close();
  });

  test('links to its pages, whatever they are called', async () => {
    const { page, incidents } = await open(inHostile('class.html'));
    await page.locator('table.students a', { hasText: /^javascript:canary\(\)$/ }).click();
    expect(await page.locator('h1').innerText()).toBe('javascript:canary()');
    expect(incidents.filter((each) => !/^(request|navigation): file:.*report\.html$/.test(each))).toEqual([]);
    await page.close();
  });

  test('the policy holds even if markup gets in, and without it the canary would sing', async () => {
    const html = readFileSync(inHostile('class.html'), 'utf8');
    const attacked = html.replace(
      '<main>',
      '<main><script>canary()</script><img src="x" onerror="canary()">',
    );
    const incidentsOf = async (name: string, text: string): Promise<string[]> => {
      const file = path.join(folder, name);
      writeFileSync(file, text);
      const { page, incidents } = await open(file);
      await page.close();
      return incidents;
    };
    const guarded = await incidentsOf('guarded.html', attacked);
    expect(guarded.filter((each) => each.includes('sings'))).toEqual([]);
    expect(guarded.some((each) => each.includes('Content Security Policy'))).toBe(true);
    const bare = await incidentsOf(
      'bare.html',
      attacked.replace(/<meta http-equiv="Content-Security[^>]*>/, ''),
    );
    expect(bare).toContain('console: the canary sings');
  });
});
