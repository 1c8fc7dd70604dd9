import fc from 'fast-check';
import { SandboxFailure } from '../../../grader/sandbox/failure';
import { SubmissionBudget, TimeBudget } from '../../../grader/sandbox/time-budget';

const EXERCISE_MS = 15_000;
const SUBMISSION_MS = 90_000;

/** Why a budget refuses another call; undefined if it allows one. */
function refusal(budget: TimeBudget): string | undefined {
  try {
    budget.ensureLeft();
    return undefined;
  } catch (failure) {
    if (!(failure instanceof SandboxFailure)) throw failure;
    expect(failure.kind).toBe('timeout');
    return failure.message;
  }
}

const OWN = 'has taken 15 s in all and was not called again';
const ALL = 'was not called again: all exercises together have taken 90 s';

test('an exercise has 15 s, or less if less is left of the submission’s time', () => {
  const spending = fc.record({ exercise: fc.nat(7), ms: fc.integer({ min: 0, max: 20_000 }) });
  fc.assert(
    fc.property(fc.array(spending, { maxLength: 15 }), (all) => {
      const submission = new SubmissionBudget();
      const budgets = Array.from({ length: 8 }, () => new TimeBudget(submission));
      const spent = budgets.map(() => 0);
      let total = 0;
      for (const { exercise, ms } of all) {
        budgets[exercise]?.spend(ms);
        spent[exercise] = (spent[exercise] ?? 0) + ms;
        total += ms;
      }
      expect(submission.leftMs).toBe(Math.max(0, SUBMISSION_MS - total));
      budgets.forEach((budget, i) => {
        const left = Math.max(0, Math.min(EXERCISE_MS - (spent[i] ?? 0), SUBMISSION_MS - total));
        expect(budget.leftMs).toBe(left);
        expect(refusal(budget) === undefined).toBe(left > 0);
      });
    }),
  );
});

test('an exercise that used up its time is not called again, but others are', () => {
  const submission = new SubmissionBudget();
  const [slow, other] = [new TimeBudget(submission), new TimeBudget(submission)];
  slow.spend(EXERCISE_MS - 1);
  expect(refusal(slow)).toBeUndefined();
  slow.spend(1);
  expect(refusal(slow)).toBe(OWN);
  expect(slow.exceeded().message).toBe(OWN);
  expect(refusal(other)).toBeUndefined();
  expect(other.leftMs).toBe(EXERCISE_MS);
});

test('no exercise is called again when all of them together used up the time', () => {
  const submission = new SubmissionBudget();
  for (let i = 0; i < 6; i++) new TimeBudget(submission).spend(EXERCISE_MS);
  const next = new TimeBudget(submission);
  expect(submission.leftMs).toBe(0);
  expect(refusal(next)).toBe(ALL);
  expect(next.exceeded().message).toBe(ALL);
});

test('the message names the limit that is closer', () => {
  const submission = new SubmissionBudget(20_000);
  const [one, other] = [new TimeBudget(submission), new TimeBudget(submission)];
  one.spend(6_000);
  expect(one.exceeded().message).toBe(OWN);
  other.spend(1_000);
  expect(other.exceeded().message).toBe('was not called again: all exercises together have taken 20 s');
});

test('an exercise is not called again after three timeouts', () => {
  const submission = new SubmissionBudget();
  const [endless, other] = [new TimeBudget(submission), new TimeBudget(submission)];
  endless.countTimeout();
  endless.countTimeout();
  expect(refusal(endless)).toBeUndefined();
  endless.countTimeout();
  expect(refusal(endless)).toBe('was not called again after 3 calls that did not finish');
  expect(refusal(other)).toBeUndefined();
});
