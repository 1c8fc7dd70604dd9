import type { Session } from '../sandbox/session';
import type { Assignment, Judge } from './assignment';
import type { Bundles } from './bundle-submission';
import type { KnownVerdicts, Verdict } from './known-verdicts';
import { readFixtures } from './read-fixtures';

export interface Judging {
  readonly seed: number;
  readonly judge: Judge;
  readonly known: KnownVerdicts;
  /** The exercises to judge first, and who is told what is known then, where others are still to be judged. */
  readonly first: ReadonlySet<string>;
  readonly tellFirst: (bundled: Bundles, known: ReadonlyMap<string, Verdict>) => void;
}

/**
 * Judges all that can be bundled and is not known; resolves with what is known then, by exercise. Judge, sandbox and bundles are
 * made ready at the same time.
 *
 * @throws SessionClosed
 */
export async function judgeAll(
  opening: Promise<Session>,
  bundling: Promise<Bundles>,
  { seed, judge, known, first, tellFirst }: Judging,
): Promise<ReadonlyMap<string, Verdict>> {
  const assign = async (): Promise<Assignment> => {
    const [session, bundled] = await Promise.all([opening, bundling]);
    const { exercises, bundles, modelAnswers } = bundled;
    session.serve({ bundles, modelAnswers: modelAnswers?.code ?? '' });
    const missing = exercises
      .map(({ definition }) => definition.id)
      .filter((id) => known.isMissing(id, bundles));
    const begin = missing.filter((id) => first.has(id));
    const rest = missing.filter((id) => !first.has(id));
    return {
      seed,
      exercises: [...begin, ...rest],
      load: (exercise) => session.load(exercise),
      request: (exercise, body, wanted) => session.request(exercise, body, wanted),
      fixtures: readFixtures,
      record: (exercise, judged) => {
        session.ensureOpen(); // What was interrupted has shown nothing.
        known.keep(exercise, bundles, { judged, output: session.output(exercise) });
        if (exercise === begin.at(-1) && rest.length > 0) tellFirst(bundled, known.of(bundles));
      },
    };
  };
  const assignment = assign();
  assignment.catch(() => undefined); // Reported where it is awaited.
  await judge(assignment);
  const [session, { bundles }] = await Promise.all([opening, bundling]);
  session.ensureOpen();
  return known.of(bundles);
}
