import { exercisesNamed } from '../course';
import type { Session } from '../sandbox/session';
import type { Bundles } from '../submission/bundle-submission';
import { judgeExercise } from './judge-exercise';
import { readFixtures } from './read-fixtures';
import type { Verdict, VerdictCache } from './verdict-cache';

export interface Judging {
  readonly seed: number;
  readonly known: VerdictCache;
  /** The exercises to judge first, and who is told what is known then if others are still to be judged. */
  readonly first: ReadonlySet<string>;
  readonly tellFirst: (bundled: Bundles, known: ReadonlyMap<string, Verdict>) => void;
}

/**
 * Judges what can be bundled and is not known yet, one exercise after the other; resolves with all that is known then, by exercise.
 *
 * @throws SessionClosed
 */
export async function judgeSubmission(
  opening: Promise<Session>,
  bundling: Promise<Bundles>,
  { seed, known, first, tellFirst }: Judging,
): Promise<ReadonlyMap<string, Verdict>> {
  const [session, bundled] = await Promise.all([opening, bundling]);
  const { exercises, bundles, modelAnswers } = bundled;
  session.serve({ bundles, modelAnswers: modelAnswers?.code ?? '' });
  const missing = exercises
    .map(({ definition }) => definition.id)
    .filter((id) => known.isMissing(id, bundles));
  const begin = missing.filter((id) => first.has(id));
  const rest = missing.filter((id) => !first.has(id));
  for (const { definition } of exercisesNamed([...begin, ...rest])) {
    const { id } = definition;
    const judged = await judgeExercise(definition, {
      seed,
      load: (exercise) => session.load(exercise),
      request: (exercise, body, wanted) => session.request(exercise, body, wanted),
      fixtures: readFixtures,
    });
    session.ensureOpen(); // What was interrupted has shown nothing.
    known.keep(id, bundles, { judged, output: session.output(id) });
    if (id === begin.at(-1) && rest.length > 0) tellFirst(bundled, known.of(bundles));
  }
  session.ensureOpen();
  return known.of(bundles);
}
