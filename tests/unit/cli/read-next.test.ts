import { readNext } from '../../../grader/cli/read-next';
import { exercises, exercisesNamed, type CourseExercise } from '../../../grader/course';
import { unreadableResults } from '../../../grader/judge/unreadable-results';

const after = (chosen: readonly CourseExercise[]): string | undefined =>
  readNext(unreadableResults(chosen, '', { seed: 1, isolate: false }));

test('the next exercise of the course, with its README', () => {
  expect(after(exercisesNamed(['causal-mask']))).toBe(
    'Next: scaled-dot-product-attention, about 45 minutes; read exercises/1-attention/README.md.',
  );
});

test('after a whole module, its questions too', () => {
  const module = exercises.filter(({ module: { id } }) => id === '1-attention');
  expect(after(module)).toMatch(/^Next: layer-norm, .* npm run concepts -- 1-attention\.$/);
});

test('after an exercise that trains, the training', () => {
  expect(after(exercisesNamed(['pretraining']))).toMatch(/npm run train -- gpt\.$/);
});

test('after everything, what it can be used for', () => {
  expect(after(exercises)).toBe(
    'Next: the questions about ideas: npm run concepts -- 1-attention. Or: train your diffusion model on a simulation: npm run train -- diffusion.',
  );
});
