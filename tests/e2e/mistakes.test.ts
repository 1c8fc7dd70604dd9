/**
 * Grades misconceptions as submissions, through the sandbox: each is rejected and named. A run
 * grades a sample of them; `npm run quality` grades all.
 */
import { exercises } from '../../grader/course';
import { isAccepted, judgeAnswers } from '../../quality/judge-answers';
import { wrongAnswers } from '../../quality/wrong-answers';
import { drawn } from '../support/drawn';

test.each(exercises.map((exercise) => [exercise.definition.id, exercise] as const))(
  'mistakes in %s are rejected and named',
  async (id, exercise) => {
    const answers = drawn(await wrongAnswers(exercise), 12, id);
    const verdicts = await judgeAnswers(exercise, answers, [2017]);
    const outcomes = verdicts.map((verdict, i) => {
      const answer = answers[i];
      const named = verdict.judged?.diagnoses.find((each) => each.function === answer?.function);
      return {
        answer: verdict.answer.name,
        accepted: isAccepted(verdict),
        named: named?.misconception,
      };
    });
    expect(outcomes).toEqual(
      answers.map(({ name, misconception }) => ({ answer: name, accepted: false, named: misconception })),
    );
  },
);
