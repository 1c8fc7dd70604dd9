/** Grades each misconception as a submission, through the sandbox: it is rejected and named. */
import { exercises } from '../../grader/course';
import { isAccepted, judgeAnswers } from '../../quality/judge-answers';
import { wrongAnswers } from '../../quality/wrong-answers';

/** The mistakes in pretraining train a model, each of them. */
const TIMEOUT_MS = 1_200_000;

test.each(exercises.map((exercise) => [exercise.definition.id, exercise] as const))(
  'every mistake in %s is rejected and named',
  async (_, exercise) => {
    const answers = await wrongAnswers(exercise);
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
  TIMEOUT_MS,
);
