import { exercises } from '../course';
import { meanOf } from '../results/averages';
import type { ClassRecord } from '../results/class-record';

/** How a check did in a class. */
export interface CheckStatistics {
  readonly exercise: string;
  readonly check: string;
  readonly title: string;
  /** How many submissions have started the exercise, so that the check says something. */
  readonly started: number;
  /** The share of these that pass it, 0 to 1. */
  readonly passing: number;
  /**
   * The point-biserial correlation of passing with the points of everything else. Near 0 or below,
   * the check does not tell strong from weak submissions. Undefined if too few passed or failed.
   */
  readonly discrimination: number | undefined;
}

/** With fewer that pass, or fewer that fail, a correlation is chance. */
const FEWEST = 5;

/** The checks that some submissions fail, the hardest first. */
export function checkStatistics(records: readonly ClassRecord[]): CheckStatistics[] {
  const graded = records.filter(({ outcome }) => outcome === 'graded');
  const known = exercises.flatMap(({ definition: { id, checks } }) => {
    const attempts = graded.flatMap((record) => {
      const exercise = record.exercises.find((each) => each.id === id);
      const isStarted = exercise?.status === 'passed' || exercise?.status === 'failed';
      return isStarted ? [{ failed: new Set(exercise.failedChecks), points: record.points }] : [];
    });
    return checks.map(({ id: check, title, points }) => {
      const answers = attempts.map(({ failed, points: total }) => {
        const isPassed = !failed.has(check);
        return { isPassed, rest: total - (isPassed ? points : 0) };
      });
      const passed = answers.filter(({ isPassed }) => isPassed).length;
      return {
        ...{ exercise: id, check, title, started: answers.length },
        passing: answers.length === 0 ? 1 : passed / answers.length,
        discrimination: Math.min(passed, answers.length - passed) < FEWEST ? undefined : correlation(answers),
      };
    });
  });
  return known.filter(({ passing }) => passing < 1).sort((one, other) => one.passing - other.passing);
}

/** Undefined if all others have the same points. */
function correlation(
  answers: readonly { readonly isPassed: boolean; readonly rest: number }[],
): number | undefined {
  const restOf = (wanted: boolean): number[] =>
    answers.filter(({ isPassed }) => isPassed === wanted).map(({ rest }) => rest);
  const all = answers.map(({ rest }) => rest);
  const mean = meanOf(all);
  const deviation = Math.sqrt(meanOf(all.map((rest) => (rest - mean) ** 2)));
  if (deviation === 0) return undefined;
  const share = restOf(true).length / answers.length;
  return ((meanOf(restOf(true)) - meanOf(restOf(false))) / deviation) * Math.sqrt(share * (1 - share));
}
