/** A small sample of `npm run load`. */
import { exercisesNamed } from '../../grader/course';
import { gradeAtOnce, gradeBesideLoops } from '../../bench/load/gradings';

const options = { gradings: 8, cores: 2, exercises: exercisesNamed(['causal-mask', 'layer-norm']) };

test('a busy machine takes no points from right answers', async () => {
  const expected = { gradings: 8, lost: 0, unfinished: 0, losses: [] };
  expect(await gradeAtOnce(8, options)).toMatchObject({ ...expected, exitCodes: { 0: 8 } });
  expect(await gradeBesideLoops(options)).toMatchObject({ ...expected, exitCodes: { 0: 1 } });
});
