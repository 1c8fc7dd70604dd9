import { readFileSync } from 'node:fs';
import { coverage, coverageTable, USUAL } from './coverage';

/** Prettier pads tables. */
const withoutPadding = (text: string): string => text.replaceAll(/ *\| */g, '|').replaceAll(/-{3,}/g, '---');

test('docs/reliability.md says how often each kind of fault hits each command', () => {
  expect(withoutPadding(readFileSync('docs/reliability.md', 'utf8'))).toContain(
    withoutPadding(coverageTable()),
  );
});

test.each([1, 2, 3])('with seed %i, the usual number of faults has every kind in every command', (seed) => {
  for (const [command, ...counts] of coverage(USUAL.count, seed)) {
    expect([command, counts]).toEqual([command, expect.not.arrayContaining(['0'])]);
  }
});
