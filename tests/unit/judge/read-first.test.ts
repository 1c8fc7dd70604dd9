import { breadth } from '../../../grader/course/breadth';
import { readFirst } from '../../../grader/judge/read-first';
import type { CheckResult } from '../../../grader/results/results';

const check = (id: string, outcome: Partial<CheckResult> = {}): CheckResult => ({
  ...{ id, title: '', kind: 'property', function: 'f', status: 'failed', points: 0, maxPoints: 1 },
  ...{ message: '', hint: '', misconception: null, counterexample: null },
  ...outcome,
});

const first = (
  checks: readonly CheckResult[],
  about: Partial<Pick<Parameters<typeof readFirst>[0], 'diagnoses' | 'circumstances'>> = {},
): string | undefined =>
  readFirst({ id: 'scaled-dot-product-attention', checks, diagnoses: [], circumstances: [], ...about });

test('the property that the fewest misconceptions break comes first', () => {
  const { temperature, 'keys-in-any-order': order } = breadth['scaled-dot-product-attention'] ?? {};
  expect(order).toBeLessThan(temperature ?? 0);
  expect(first([check('temperature'), check('keys-in-any-order')])).toBe('keys-in-any-order');
  expect(first([check('temperature'), check('keys-in-any-order', { status: 'passed' })])).toBe('temperature');
});

test('a property comes before the oracle, the fixtures and the gradient', () => {
  const others = (['gradient', 'fixture', 'oracle'] as const).map((kind) => check(kind, { kind }));
  expect(first([...others, check('temperature')])).toBe('temperature');
  expect(first(others)).toBe('oracle');
});

test('a property that fails with numbers comes before one that fails with NaN', () => {
  const nan = check('keys-in-any-order', {
    counterexample: {
      function: 'f',
      inputs: [],
      comparisons: [
        { name: 'output', expected: { shape: [], data: [1] }, received: { shape: [], data: ['NaN'] } },
      ],
      related: null,
    },
  });
  expect(first([nan, check('temperature')])).toBe('temperature');
  expect(first([nan, check('oracle', { kind: 'oracle' })])).toBe('keys-in-any-order');
});

test('of several functions, the one whose mistake is named comes first', () => {
  const checks = [check('temperature'), check('other', { function: 'g' })];
  expect(first(checks)).toBe('temperature');
  const circumstances = [{ function: 'g', sentence: 'Right without a mask.' }];
  expect(first(checks, { circumstances })).toBe('other');
  const diagnoses = [{ function: 'f', misconception: 'm', sentence: 'Wrong.', hint: 'Think.' }];
  expect(first(checks, { circumstances, diagnoses })).toBe('temperature');
});

test('a crash comes before failures that may follow from it', () => {
  expect(first([check('keys-in-any-order'), check('temperature', { status: 'crashed' })])).toBe(
    'temperature',
  );
});

test('nothing comes first if no check failed', () => {
  expect(first([check('temperature', { status: 'passed' }), check('other', { status: 'not-started' })])).toBe(
    undefined,
  );
});
