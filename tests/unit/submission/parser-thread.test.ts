import { parseSource } from '../../../grader/submission/parse-source';
import { parseInThread } from '../../../grader/submission/parser-thread';

test('the time for a source is counted once, however many files have the same text', async () => {
  const source = `export const numbers = [${'1, '.repeat(20_000)}];`;
  const first = await parseInThread(source);
  const again = await parseInThread(source);
  expect(first.tookMs).toBeGreaterThan(0);
  expect(again).toEqual({ parsed: first.parsed, tookMs: 0 });
});

// Not in the thread, whose time a slow machine may use up.
test('a list of 300,000 numbers is read', () => {
  expect(parseSource(`export const numbers = [${'1,'.repeat(300_000)}];`).problem).toBeUndefined();
});
