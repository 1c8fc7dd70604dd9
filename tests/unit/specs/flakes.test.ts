/**
 * Right answers, the solutions and others, with other seeds than the default: not one point may
 * depend on the draw.
 */
import { exercises } from '../../../grader/course';
import { isAccepted, judgeAnswers } from '../../../quality/judge-answers';
import { isFair, rightAnswers } from '../../../quality/right-answers';
import { firstSeeds } from '../../../quality/seeds';
import { solutionOf } from '../../../quality/wrong-answers';

describe.each(exercises.map((exercise) => [exercise.definition.id, exercise] as const))(
  '%s',
  (_, exercise) => {
    /** A check that trains for seconds; `npm run quality` tries more seeds. */
    const isSlow = exercise.definition.checks.some(({ seconds }) => seconds !== undefined);

    test('the solution earns every point with several seeds', async () => {
      const solution = { name: 'solution', source: solutionOf(exercise) };
      const verdicts = await judgeAnswers(exercise, [solution], firstSeeds(isSlow ? 2 : 10));
      expect(verdicts.filter((verdict) => !isAccepted(verdict)).map(({ seed }) => seed)).toEqual([]);
    });

    test('at least six right answers of other kinds earn theirs, too', async () => {
      const answers = rightAnswers(exercise);
      expect(answers.length).toBeGreaterThanOrEqual(6);
      const verdicts = await judgeAnswers(exercise, answers, firstSeeds(isSlow ? 1 : 2));
      const unfair = verdicts.filter(
        (verdict) =>
          !answers.some((answer) => answer.name === verdict.answer.name && isFair(verdict, answer)),
      );
      expect(unfair.map(({ answer, seed }) => `${answer.name}, seed ${seed}`)).toEqual([]);
    });
  },
);
