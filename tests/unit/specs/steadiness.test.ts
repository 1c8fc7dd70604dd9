/**
 * No verdict depends on the seed, of right answers or of wrong ones: a sample of all known answers,
 * each with several seeds. `npm run steadiness` tries all of them with 50 seeds.
 */
import { exercises } from '../../../grader/course';
import { uniforms } from '../../../grader/oracle/random';
import { answersTo, unsteadyVerdicts } from '../../../quality/steadiness';

const SAMPLE = 2;
const SEEDS = [0, 1, 2];

test.each(exercises.map((exercise) => [exercise.definition.id, exercise] as const))(
  '%s',
  async (id, exercise) => {
    const draw = uniforms(2017, id);
    const sample = (await answersTo(exercise))
      .map((answer) => ({ answer, place: draw() }))
      .sort((one, other) => one.place - other.place)
      .slice(0, SAMPLE)
      .map(({ answer }) => answer);
    expect(await unsteadyVerdicts(exercise, sample, SEEDS)).toEqual([]);
  },
);
