/**
 * Right answers, the solutions and others, with other seeds than the default: not one point may
 * depend on the draw. A run tries a sample of the others; `npm run quality` tries all, with more
 * seeds.
 */
import { exercises } from '../../../grader/course';
import { isAccepted, judgeAnswers } from '../../../quality/judge-answers';
import { isFair, rightAnswers } from '../../../quality/right-answers';
import { firstSeeds } from '../../../quality/seeds';
import { solutionOf } from '../../../quality/wrong-answers';
import { drawn } from '../../support/drawn';

/** A seed as a text stands for it. */
const TEXT = '0123456789abcdef0123456789abcdef';

describe.each(exercises.map((exercise) => [exercise.definition.id, exercise] as const))(
  '%s',
  (id, exercise) => {
    /** A check that trains for seconds. */
    const isSlow = exercise.definition.checks.some(({ seconds }) => seconds !== undefined);

    test('the solution earns every point with other seeds', async () => {
      const solution = { name: 'solution', source: solutionOf(exercise) };
      const verdicts = await judgeAnswers(exercise, [solution], [TEXT, 0]);
      expect(verdicts.filter((verdict) => !isAccepted(verdict)).map(({ seed }) => seed)).toEqual([]);
    });

    test('right answers of other kinds earn theirs, too', async () => {
      const answers = rightAnswers(exercise);
      expect(answers.length).toBeGreaterThanOrEqual(6);
      const sample = drawn(answers, 6, id);
      const verdicts = await judgeAnswers(exercise, sample, firstSeeds(isSlow ? 1 : 2));
      const unfair = verdicts.filter(
        (verdict) =>
          !answers.some((answer) => answer.name === verdict.answer.name && isFair(verdict, answer)),
      );
      expect(unfair.map(({ answer, seed }) => `${answer.name}, seed ${seed}`)).toEqual([]);
    });
  },
);
