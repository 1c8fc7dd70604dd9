import type { Session } from '../sandbox/session';
import type { Bundles } from '../submission/bundle-submission';
import { ExerciseJudge, type JudgedExercise, type JudgingContext } from './judge-exercise';
import { readFixtures } from './read-fixtures';
import { verdictOf, type Verdict, type VerdictCache } from './verdict-cache';
import type { Seed } from '../oracle/random';

export interface Judging {
  readonly seed: Seed;
  readonly known: VerdictCache;
  /** The exercises to judge first. */
  readonly first: ReadonlySet<string>;
  /**
   * Called with the verdicts so far if others are still to come: after the first exercises, and
   * after all checks that have no time of their own.
   *
   * @param areAllBegun whether only such checks are still to come
   */
  readonly onJudgedSoFar: (
    bundled: Bundles,
    soFar: ReadonlyMap<string, Verdict>,
    areAllBegun: boolean,
  ) => void;
}

/**
 * Judges, in order, each bundled exercise without a cached verdict. Checks with time of their own
 * come last: nobody waits for them to see the other verdicts.
 *
 * @returns all verdicts by exercise id
 * @throws SessionClosed
 */
export async function judgeSubmission(
  opening: Promise<Session>,
  bundling: Promise<Bundles>,
  { seed, known, first, onJudgedSoFar }: Judging,
): Promise<ReadonlyMap<string, Verdict>> {
  const [session, bundled] = await Promise.all([opening, bundling]);
  const { exercises, bundles, modelAnswers } = bundled;
  session.serve({ bundles, modelAnswers: modelAnswers?.code ?? '' });
  const missing = exercises
    .map(({ definition }) => definition)
    .filter(({ id }) => known.isMissing(id, bundles));
  const begin = missing.filter(({ id }) => first.has(id));
  const rest = missing.filter(({ id }) => !first.has(id));
  const context: JudgingContext = {
    seed,
    load: (exercise) => session.load(exercise),
    request: (exercise, body, wanted) => session.request(exercise, body, wanted),
    fixtures: readFixtures,
  };
  const running = new Map<string, { readonly judge: ExerciseJudge; readonly soFar: Verdict }>();
  /** Keeps a verdict unless it was interrupted. */
  const keep = (id: string, judge: ExerciseJudge, judged: JudgedExercise): void => {
    session.ensureOpen();
    const verdict = verdictOf(judged, session.printed(id));
    if (judged.running === undefined) known.keep(id, bundles, verdict);
    else running.set(id, { judge, soFar: verdict });
  };
  const tellSoFar = (areAllBegun: boolean): void => {
    const unfinished = [...running].map(([id, { soFar }]) => [id, soFar] as const);
    onJudgedSoFar(bundled, new Map([...known.of(bundles), ...unfinished]), areAllBegun);
  };
  for (const definition of [...begin, ...rest]) {
    const judge = new ExerciseJudge(definition, context);
    await judge.load();
    keep(definition.id, judge, await judge.finishQuick());
    if (definition === begin.at(-1) && rest.length > 0) tellSoFar(false);
  }
  if (running.size > 0) tellSoFar(true);
  for (const [id, { judge }] of running) keep(id, judge, await judge.finish());
  session.ensureOpen();
  return known.of(bundles);
}
