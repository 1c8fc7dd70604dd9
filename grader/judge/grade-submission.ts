import type { CourseExercise } from '../course';
import type { Results } from '../results/results';
import type { Confinement } from '../sandbox/confinement';
import { sourcesFor } from '../submission/sources';
import { resultsSoFar, submissionResults } from './submission-results';
import { bundleSubmission, submittedFiles, type Bundles } from '../submission/bundle-submission';
import type { Sources, TypeErrors } from '../submission/compiler';
import { courseRoot } from '../submission/course-root';
import { judgeSubmission } from './judge-submission';
import { VerdictCache } from './verdict-cache';
import { openSession, type OpenSession } from '../sandbox/open-session';
import { typeCheck } from '../submission/type-check';

export interface GradeOptions {
  /** The folder that holds exercises/, or the module folders themselves. */
  readonly submission: string;
  readonly exercises: readonly CourseExercise[];
  readonly seed: number;
  /** Whether each exercise is graded with the model answers in the place of the exercises it imports. */
  readonly isolate?: boolean;
  /** What stands around student code: Node's walls, or the system's as well. */
  readonly sandbox?: Confinement;
  /** A session that is open already, and that its owner closes; without, one of its own. */
  readonly opened?: OpenSession;
  /** What earlier gradings with the same choices have found out; what this one does is added. */
  readonly known?: VerdictCache;
  /** Exercises that are judged before the others, and who is told the results so far when others are still to be judged. */
  readonly first?: { readonly exercises: ReadonlySet<string>; readonly tell: (results: Results) => void };
  /** The submission made ready already, for these exercises and as `isolate` says. */
  readonly bundled?: Promise<Bundles>;
  /** Who is told of what the submission was bundled. */
  readonly tellBundled?: (bundled: Bundles) => void;
  /** Who is asked for type errors. */
  readonly checkTypes?: (sources: Sources) => Promise<TypeErrors>;
}

/**
 * Grades the exercises of a submission.
 *
 * @throws UnreadableSubmission when there is nothing to grade
 * @throws NoStrictSandbox when it is asked for and cannot be had
 * @throws MissingModelAnswers when they are to be put in place and are not there
 * @throws SessionClosed when the owner of the session closes it meanwhile
 */
export async function gradeSubmission(options: GradeOptions): Promise<Results> {
  const {
    submission,
    exercises: asked,
    seed,
    isolate = false,
    sandbox = 'standard',
    known = new VerdictCache(),
    first,
    checkTypes = typeCheck,
  } = options;
  const root = courseRoot(submission);
  const bundling = options.bundled ?? bundleSubmission(root, asked, isolate);
  const checkingTypes = bundling
    .then(({ bundles }) => sourcesFor(root, submittedFiles(bundles)))
    .then((sources) => checkTypes(sources));
  checkingTypes.catch(() => undefined); // Reported where it is awaited, if it comes to that.
  const findings = { root, asked, seed, isolate };
  const opened = options.opened ?? openSession(sandbox);
  try {
    const verdicts = await judgeSubmission(opened.session, bundling, {
      ...{ seed, known },
      first: first?.exercises ?? new Set(),
      tellFirst: (bundled, verdicts) =>
        first?.tell(resultsSoFar({ ...findings, bundled, verdicts, typeErrors: [] })),
    });
    const [bundled, typeErrors] = await Promise.all([bundling, checkingTypes]);
    options.tellBundled?.(bundled);
    return submissionResults({ ...findings, bundled, verdicts, typeErrors });
  } finally {
    if (options.opened === undefined) await opened.close();
  }
}
