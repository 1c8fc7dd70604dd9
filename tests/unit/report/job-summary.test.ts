/** GitHub drops a job summary of more than 1 MiB as a whole, so ours are cut before that. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { renderClassMarkdown } from '../../../grader/report/class-markdown';
import { fittingSummary, spaceInSummary, thatFit } from '../../../grader/report/job-summary';
import { recordWithout } from '../../support/graded-class';

const LIMIT = 2 ** 20;

test('texts are kept whole, as many as fit', () => {
  expect(thatFit(['aa', 'ä', 'b'], 6, '\n')).toEqual(['aa', 'ä']);
  expect(thatFit(['aa', 'ä', 'b'], 8, '\n')).toEqual(['aa', 'ä', 'b']);
  expect(thatFit(['aaaa', 'b'], 3, '\n')).toEqual([]);
});

test('a summary that fits is not changed', () => {
  expect(fittingSummary(['a', 'b', ''], 100, 'More is elsewhere.')).toBe('a\n\nb\n\n');
});

test('a summary that is too large ends after a whole part, and says so', () => {
  const parts = ['## 0 of 100 points', ...Array.from({ length: 12 }, () => 'ä'.repeat(50_000)), ''];
  const text = fittingSummary(parts, 1_000_000, 'The log has everything.');
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000);
  expect(text.split('\n\n')).toEqual([...parts.slice(0, 10), 'The log has everything.\n']);
});

// The smallest class that was too large: the names of folders can have 255 characters.
test('a class of 1,000 with long names fits, and its tables say what is missing', () => {
  const name = '#'.repeat(250);
  const records = Array.from({ length: 1_000 }, (_, i) =>
    recordWithout(`${name}${String(i)}`, 'unreadable', `${'\u0001'.repeat(250)} is empty`),
  );
  const text = renderClassMarkdown(records);
  expect(Buffer.byteLength(text)).toBeLessThan(LIMIT);
  expect(text).toMatch(/\n\n\d+ more are in class\.html\.\n\n### Points\n/);
  expect(text).toMatch(/\|\n\n\d+ more are in class\.csv\.\n\n$/);
  const rows = text.match(/^\| <code>.*$/gm) ?? [];
  for (const row of rows) expect(row).toMatch(/<\/code> \| unreadable \|$/);
  expect(rows.length + Number(/(\d+) more are in class\.csv/.exec(text)?.[1])).toBe(1_000);
});

test('a class that fits has every row', () => {
  const text = renderClassMarkdown([recordWithout('ada', 'unreadable', 'it is empty')]);
  expect(text).not.toContain('more are in');
});

describe('the space that is left', () => {
  let place = '';
  beforeEach(() => {
    place = mkdtempSync(path.join(os.tmpdir(), 'summary-'));
  });
  afterEach(() => {
    rmSync(place, { recursive: true, force: true });
  });

  test('is that of the step, which may have written before', () => {
    const file = path.join(place, 'summary.md');
    const env = { GITHUB_STEP_SUMMARY: file };
    const whole = spaceInSummary(env);
    expect(whole).toBeLessThan(LIMIT);
    writeFileSync(file, 'x'.repeat(999_000));
    expect(spaceInSummary(env)).toBe(whole - 999_000);
    appendFileSync(file, fittingSummary(['y'.repeat(2_000)], spaceInSummary(env), 'Cut.'));
    expect(readFileSync(file, 'utf8').slice(999_000)).toBe('\n\nCut.\n');
    expect(spaceInSummary({})).toBe(0);
  });
});
