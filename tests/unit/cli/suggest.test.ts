import { closeNames, didYouMean } from '../../../grader/cli/suggest';
import { exercises, modules, type CourseExercise } from '../../../grader/course';

const namesOf = (chosen: readonly CourseExercise[]): string[] => [
  ...modules.map(({ id }) => id),
  ...chosen.map(({ definition }) => definition.id),
];
const names = namesOf(exercises);
/** Those of an assignment to which no exercise is added. */
const early = namesOf(exercises.filter(({ assignment }) => assignment === 'core'));

test.each([
  ['casual-mask', ['causal-mask']],
  ['Causal-Mask', ['causal-mask']],
  ['causalMask', ['causal-mask']],
  ['scaledDotProductAttention', ['scaled-dot-product-attention']],
  ['attention', ['1-attention']],
  ['4-difusion', ['4-diffusion']],
  ['forward', ['feed-forward', 'forward-process']],
  ['loss', ['next-token-loss', 'noise-prediction-loss']],
  ['everything', []],
  ['a', []],
  ['', []],
])('%j is close to %j', (typed, expected) => {
  expect(closeNames(typed, early)).toEqual(expected);
});

test('no name is close to another exercise than itself', () => {
  for (const name of names) expect(closeNames(name, names)).toEqual([name]);
});

test('asks with all names', () => {
  expect(didYouMean([])).toBeUndefined();
  expect(didYouMean(['a'])).toBe('did you mean a?');
  expect(didYouMean(['a', 'b', 'c'])).toBe('did you mean a, b or c?');
});
