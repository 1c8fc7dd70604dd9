/** What a value in a student's file is as an answer. */
import fc from 'fast-check';
import { answerTo, cellOf, formsAround } from '../../../grader/concepts/canonical';
import { lettered, named, type Question } from '../../../grader/concepts/question';
import { textFor, variantOf, VARIANTS } from '../../../grader/concepts/variant';
import type { Literal } from '../../../grader/submission/literals/literal';

const asked = { title: 'A question', text: 'Is it {n}?', sections: ['The idea'], misconceptions: {} };
const number = { ...asked, id: 'number', kind: 'number', tolerance: 0.01 } satisfies Question;
const order: Question = { ...asked, id: 'order', kind: 'order', items: named({ a: 'A', b: 'B', c: 'C' }) };
const selection: Question = {
  ...asked,
  id: 'selection',
  kind: 'selection',
  statements: lettered('A', 'B', 'C'),
};
const matching: Question = {
  ...{ ...asked, id: 'matching', kind: 'matching' },
  things: named({ x: 'X', y: 'Y' }),
  options: lettered('A', 'B'),
};
const object = (entries: Record<string, Literal>): Literal => ({ entries: Object.entries(entries) });

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const tolerance = fc.constantFrom(0.001, 0.002, 0.01, 0.1, 0.2, 1 / 3);

test('every number within the tolerance is accepted, and none beyond twice of it', () => {
  fc.assert(
    fc.property(finite, tolerance, fc.double({ min: -4, max: 4, noNaN: true }), (right, within, distance) => {
      const forms = formsAround(right, within);
      const isAccepted = forms.includes(JSON.stringify(cellOf(right + distance * within, within)));
      if (Math.abs(distance) <= 1) expect(isAccepted).toBe(true);
      if (Math.abs(distance) > 2 + 1e-6) expect(isAccepted).toBe(false);
    }),
    { numRuns: 5_000 },
  );
});

test('both ends of the tolerance are accepted', () => {
  fc.assert(
    fc.property(finite, tolerance, (right, within) => {
      const forms = formsAround(right, within);
      for (const answer of [right - within, right, right + within])
        expect(forms).toContain(JSON.stringify(cellOf(answer, within)));
      expect(forms.length).toBeLessThanOrEqual(4);
    }),
    { numRuns: 5_000 },
  );
});

test('an answer that is empty or incomplete is open', () => {
  for (const [question, value] of [
    [number, null],
    [order, []],
    [selection, []],
    [matching, object({ x: null, y: null })],
    [matching, object({})],
  ] as const)
    expect(answerTo(question, value)).toEqual({ status: 'open' });
  expect(answerTo(order, ['a'])).toEqual({ status: 'open', note: '2 of 3 items are missing' });
  expect(answerTo(matching, object({ x: 'a', y: null }))).toEqual({
    status: 'open',
    note: '1 of 2 are missing',
  });
});

test('an answer has one form, however it is written', () => {
  expect(answerTo(selection, ['c', 'a', 'c'])).toEqual(answerTo(selection, ['a', 'c']));
  expect(answerTo(matching, object({ y: 'a', x: 'b' }))).toEqual(
    answerTo(matching, object({ x: 'b', y: 'a' })),
  );
  expect(answerTo(order, ['a', 'b', 'c'])).not.toEqual(answerTo(order, ['a', 'c', 'b']));
});

test.each<[Question, Literal, string]>([
  [number, 'a', 'a number'],
  [number, ['a'], 'a number'],
  [number, 1e300, 'too large'],
  [order, 'a', 'a list'],
  [order, ['a', 'a', 'b'], "'a' occurs twice"],
  [order, ['a', 'd', 'b'], "'d' is no option; choose from 'a', 'b', 'c'"],
  [selection, ['a', 1], '1 is no option'],
  [selection, ['\u202e\u001b[31m'], '\\u202e\\u001b'],
  [selection, object({}), 'a list'],
  [matching, ['a'], 'an object'],
  [matching, object({ z: 'a' }), "there is no 'z'"],
  [matching, object({ x: 'c' }), "'c' is no option"],
  [matching, object({ x: ['a'] }), 'this is no option'],
])('%#: what cannot be an answer is explained', (question, value, message) => {
  expect(answerTo(question, value)).toEqual({
    status: 'unreadable',
    message: expect.stringContaining(message) as string,
  });
});

test('a student’s numbers depend on the account alone', () => {
  const question = { ...number, variants: Array.from({ length: VARIANTS }, (_, n) => ({ n })) };
  expect(textFor(question, '')).toBe('Is it {n}?');
  expect(textFor(question, ' Ada@Example.org ')).toBe(textFor(question, 'ada@example.org'));
  expect(textFor(question, 'ada')).toBe(`Is it ${String(variantOf('ada'))}?`);
  const found = new Set(Array.from({ length: 200 }, (_, i) => variantOf(`student-${String(i)}`)));
  expect(found.size).toBe(VARIANTS);
});
