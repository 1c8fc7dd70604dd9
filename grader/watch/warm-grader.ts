import type { CourseExercise } from '../course';
import { withTypeErrors } from '../judge/submission-results';
import { gradeSubmission, type Unfinished } from '../judge/grade-submission';
import { VerdictCache } from '../judge/verdict-cache';
import { openSession, type OpenSession } from '../sandbox/open-session';
import { typeCheck } from '../submission/type-check';
import type { Results } from '../results/results';
import type { Confinement } from '../sandbox/confinement';
import type { Seed } from '../oracle/random';

export interface WatchedSubmission {
  readonly submission: string;
  readonly exercises: readonly CourseExercise[];
  readonly seed: Seed;
  readonly isolate: boolean;
  readonly sandbox: Confinement;
}

/**
 * Grades one submission repeatedly. Between gradings it keeps verdicts that are still valid, and a
 * started sandbox; each grading still uses a new process. A new grading cancels the previous one.
 */
export class WarmGrader {
  private readonly known = new VerdictCache();
  private spare: OpenSession | undefined;
  private inUse: OpenSession | undefined;
  private compiling = new AbortController();
  private turn = 0;
  private sources: ReadonlyMap<string, string> = new Map();

  constructor(private readonly watched: WatchedSubmission) {}

  /**
   * Grades the submission as it is now, without type checking.
   *
   * @param saved exercises whose files were saved: they are judged first, even if nothing has
   *   changed
   * @param onSoFar called with the results of these if others are still to be judged, and of all
   *   quick checks if others are still to end
   * @returns undefined if another grading has started meanwhile
   * @throws UnreadableSubmission, NoStrictSandbox, MissingModelAnswers
   */
  async grade(
    saved: readonly CourseExercise[],
    onSoFar: (soFar: Results, unfinished: Unfinished) => void,
  ): Promise<Results | undefined> {
    const turn = ++this.turn;
    const isLatest = (): boolean => turn === this.turn;
    this.compiling.abort();
    void this.inUse?.close();
    const opened = this.spare ?? openSession(this.watched.sandbox);
    this.spare = undefined;
    this.inUse = opened;
    const ids = saved.map(({ definition }) => definition.id);
    for (const id of ids) this.known.forget(id);
    try {
      const results = await gradeSubmission({
        ...this.watched,
        ...{ opened, known: this.known },
        first: new Set(ids),
        tellSoFar: (soFar, unfinished) => {
          if (isLatest()) onSoFar(soFar, unfinished);
        },
        checkTypes: (sources) => {
          this.sources = sources;
          return Promise.resolve({ errors: [], unchecked: undefined });
        },
      });
      return isLatest() ? results : undefined;
    } catch (failure) {
      if (isLatest()) throw failure;
      return undefined;
    } finally {
      if (isLatest()) this.prepareNext();
    }
  }

  private prepareNext(): void {
    void this.inUse?.close();
    this.inUse = undefined;
    this.spare = openSession(this.watched.sandbox);
  }

  /**
   * Adds the type errors to the results of the last grading. Type checking takes longer than
   * grading.
   *
   * @returns undefined if another grading has started meanwhile
   */
  async withTypeErrors(results: Results): Promise<Results | undefined> {
    const { signal } = (this.compiling = new AbortController());
    try {
      const { errors, unchecked } = await typeCheck(this.sources, { signal });
      return withTypeErrors(results, errors, unchecked);
    } catch (failure) {
      if (signal.aborted) return undefined;
      throw failure;
    }
  }

  /** Cancels the current grading and cleans up. */
  async close(): Promise<void> {
    this.turn += 1;
    this.compiling.abort();
    await Promise.all([this.inUse?.close(), this.spare?.close()]);
  }
}
