import fc from 'fast-check';
import { VerdictCache } from '../../../grader/judge/verdict-cache';
import type { ExerciseBundle } from '../../../grader/sandbox/exercise-bundle';
import { fakeBundle, fakeCheck, fakeDefinition, fakeVerdict } from '../../support/fake-exercise';

const verdict = fakeVerdict(fakeDefinition([fakeCheck('one')]));
const other = fakeVerdict(fakeDefinition([fakeCheck('one')]), [{ status: 'failed' }]);
const bundlesOf = (bundles: Record<string, ExerciseBundle>): ReadonlyMap<string, ExerciseBundle> =>
  new Map(Object.entries(bundles));

/** A cache with a verdict on the exercise `a` with this bundle. */
function cacheWith(bundle: ExerciseBundle): VerdictCache {
  const cache = new VerdictCache();
  cache.keep('a', bundlesOf({ a: bundle }), verdict);
  return cache;
}

test('a verdict is known as long as the script and its source map are the same, and no longer', () => {
  const text = fc.constantFrom('', 'let x = 1;', 'let x = 2;');
  const bundle = fc.record({ code: text, sourceMap: text }).map(fakeBundle);
  fc.assert(
    fc.property(bundle, bundle, (judged, now) => {
      const cache = cacheWith(judged);
      const isSame = judged.code === now.code && judged.sourceMap === now.sourceMap;
      const bundles = bundlesOf({ a: now });
      expect(cache.isMissing('a', bundles)).toBe(!isSame);
      expect(cache.of(bundles)).toEqual(new Map(isSame ? [['a', verdict]] : []));
    }),
  );
});

test('the files of a bundle do not matter', () => {
  const now = bundlesOf({ a: fakeBundle({ files: ['b.ts'], modelAnswers: ['c.ts'] }) });
  expect(cacheWith(fakeBundle()).of(now).get('a')).toBe(verdict);
});

test('an exercise without a script is not missing, and has no verdict', () => {
  const cache = cacheWith(fakeBundle());
  expect(cache.isMissing('a', new Map())).toBe(false);
  expect(cache.of(new Map()).size).toBe(0);
});

test('two exercises with the same script have separate verdicts', () => {
  const cache = cacheWith(fakeBundle());
  const bundles = bundlesOf({ a: fakeBundle(), b: fakeBundle() });
  expect(cache.isMissing('b', bundles)).toBe(true);
  expect([...cache.of(bundles).keys()]).toEqual(['a']);
});

test('a verdict without a script is not kept', () => {
  const cache = new VerdictCache();
  cache.keep('a', new Map(), verdict);
  expect(cache.isMissing('a', bundlesOf({ a: fakeBundle() }))).toBe(true);
});

test('only the last verdict on an exercise is kept', () => {
  const cache = cacheWith(fakeBundle({ code: 'old' }));
  const now = bundlesOf({ a: fakeBundle({ code: 'new' }) });
  cache.keep('a', now, other);
  expect(cache.of(now).get('a')).toBe(other);
  expect(cache.isMissing('a', bundlesOf({ a: fakeBundle({ code: 'old' }) }))).toBe(true);
});

test('a forgotten exercise is missing, and others are still known', () => {
  const bundles = bundlesOf({ a: fakeBundle(), b: fakeBundle() });
  const cache = cacheWith(fakeBundle());
  cache.keep('b', bundles, other);
  cache.forget('a');
  expect(cache.isMissing('a', bundles)).toBe(true);
  expect(cache.of(bundles)).toEqual(new Map([['b', other]]));
});
