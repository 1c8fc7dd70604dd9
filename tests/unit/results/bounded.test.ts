/** The results and the page of a submission are bounded, however much it prints. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { exercises, pathOf } from '../../../grader/course';
import { bounded, boundedLines, weightOf } from '../../../grader/results/bounded';
import { visible } from '../../../grader/platform/printable';
import { readResults } from '../../../grader/results/read-results';
import { runGrade } from '../../support/grade';
import { hostileText } from '../../support/made-up-results';

test('a weight is at least the size of a text in JSON and on a page', () => {
  const asHtml = (text: string): string =>
    visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  fc.assert(
    fc.property(hostileText, (text) => {
      for (const written of [JSON.stringify(text).slice(1, -1), asHtml(text)])
        // Outside the basic plane a character takes one more byte, and a control code one more
        // digit, or codes for both surrogates.
        expect(Buffer.byteLength(written)).toBeLessThanOrEqual(2 * weightOf(text));
    }),
  );
});

test('truncates a text, and lines to a common limit', () => {
  fc.assert(
    fc.property(hostileText, fc.nat(200), (text, most) => {
      const short = bounded(text, most);
      if (weightOf(text) <= most) expect(short).toBe(text);
      else expect(short.endsWith('…') && text.startsWith(short.slice(0, -1))).toBe(true);
      expect(weightOf(short)).toBeLessThanOrEqual(most + weightOf('…'));
    }),
  );
  expect(boundedLines(['one', 'two', 'three', 'four'], 10)).toEqual(['one', 'two', 'th…']);
  expect(boundedLines(['one', 'two'], 100)).toEqual(['one', 'two']);
});

const FLOOD = `
for (let i = 0; i < 100; i++) console.log('\\u0001'.repeat(500));
throw new Error('\\u0001'.repeat(4000));`;
const BUSY_LINES = `${'/*<*/+1;'.repeat(45)}\n`.repeat(550);

/** Enough for a page; bundling such files takes long. */
const flooded = exercises.slice(0, 6);

test('bounds results and page of a submission that floods them', async () => {
  const place = mkdtempSync(path.join(os.tmpdir(), 'flood-'));
  try {
    cpSync('exercises', path.join(place, 'exercises'), { recursive: true });
    for (const exercise of flooded) {
      const functions = exercise.definition.functions.map(
        ({ name }) => `export function ${name}(): any {${FLOOD}}\n`,
      );
      const typeErrors = Array.from({ length: 30 }, (_, i) => `const v${i}: '${'<'.repeat(60)}' = ${i};\n`);
      writeFileSync(
        path.join(place, 'exercises', pathOf(exercise)),
        [...functions, ...typeErrors, BUSY_LINES].join(''),
      );
    }
    const out = path.join(place, 'out');
    await runGrade([
      ...flooded.map(({ definition }) => definition.id),
      '--submission',
      place,
      '--report',
      'html',
      '--out',
      out,
    ]);
    const json = readFileSync(path.join(out, 'results.json'), 'utf8');
    expect(json.length).toBeLessThan(flooded.length * 90_000);
    const page = readFileSync(path.join(out, 'report.html'), 'utf8');
    expect(page.length).toBeLessThan(flooded.length * 135_000);
    expect(page.match(/The first \d+ of \d+ lines are shown/g)).toHaveLength(flooded.length);
    const { exercises: graded } = readResults(json, 'results.json');
    for (const { points, output } of graded) {
      expect(points).toBe(0);
      expect(output.lines.length).toBeLessThan(output.total);
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});
