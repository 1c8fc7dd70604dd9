import type { CourseExercise } from '../course';
import { withTypeErrors } from '../judge/submission-results';
import { gradeSubmission } from '../judge/grade-submission';
import { VerdictCache } from '../judge/verdict-cache';
import { openSession, type OpenSession } from '../sandbox/open-session';
import { typeCheck } from '../submission/type-check';
import type { Results } from '../results/results';
import type { Confinement } from '../sandbox/confinement';

export interface WatchedSubmission {
  readonly submission: string;
  readonly exercises: readonly CourseExercise[];
  readonly seed: number;
  readonly isolate: boolean;
  readonly sandbox: Confinement;
}

/**
 * Grades one submission again and again. Between gradings it keeps what is still true, and a sandbox that has started: every
 * grading has a process of its own, as it has anywhere else. A grading ends the one before it, whatever that is at.
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
   * Grades the submission as it is now, without asking the compiler.
   *
   * @param saved files of the submission, `/`-separated and relative to its root: their exercises are judged even where nothing in
   *   them has changed, and before the others
   * @param tellFirst is told of these when others are still to be judged
   * @returns undefined when another grading has begun meanwhile
   * @throws UnreadableSubmission, NoStrictSandbox, MissingModelAnswers
   */
  async grade(
    saved: readonly CourseExercise[],
    tellFirst: (soFar: Results) => void,
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
        first: {
          exercises: new Set(ids),
          tell: (soFar) => {
            if (isLatest()) tellFirst(soFar);
          },
        },
        checkTypes: (sources) => {
          this.sources = sources;
          return Promise.resolve([]);
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
   * The results of the last grading with what the compiler says, which takes longer than the grading.
   *
   * @returns undefined when another grading has begun meanwhile
   */
  async withTypeErrors(results: Results): Promise<Results | undefined> {
    const { signal } = (this.compiling = new AbortController());
    try {
      return withTypeErrors(results, await typeCheck(this.sources, signal));
    } catch (failure) {
      if (signal.aborted) return undefined;
      throw failure;
    }
  }

  /** Ends what is under way, and leaves nothing behind. */
  async close(): Promise<void> {
    this.turn += 1;
    this.compiling.abort();
    await Promise.all([this.inUse?.close(), this.spare?.close()]);
  }
}
