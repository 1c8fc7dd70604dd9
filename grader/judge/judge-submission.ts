import { exercisesNamed } from '../course';
import type { Session } from '../sandbox/session';
import type { Bundles } from '../submission/bundle-submission';
import { judgeExercise } from './judge-exercise';
import { readFixtures } from './read-fixtures';
import { verdictOf, type Verdict, type VerdictCache } from './verdict-cache';

export interface Judging {
  readonly seed: number;
  readonly known: VerdictCache;
  /** The exercises to judge first. */
  readonly first: ReadonlySet<string>;
  /** Called after the first exercises, with the verdicts so far, if others are still to come. */
  readonly onFirstJudged: (bundled: Bundles, known: ReadonlyMap<string, Verdict>) => void;
}

/**
 * Judges, in order, each bundled exercise without a cached verdict.
 *
 * @returns all verdicts by exercise id
 * @throws SessionClosed
 */
export async function judgeSubmission(
  opening: Promise<Session>,
  bundling: Promise<Bundles>,
  { seed, known, first, onFirstJudged }: Judging,
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
    session.ensureOpen(); // Do not keep an interrupted verdict.
    known.keep(id, bundles, verdictOf(judged, session.printed(id)));
    if (id === begin.at(-1) && rest.length > 0) onFirstJudged(bundled, known.of(bundles));
  }
  session.ensureOpen();
  return known.of(bundles);
}
