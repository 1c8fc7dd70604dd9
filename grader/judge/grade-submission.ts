import { conceptResults } from '../concepts/results';
import type { CourseExercise } from '../course';
import type { Results } from '../results/results';
import type { Confinement } from '../sandbox/confinement';
import { sourcesFor } from '../submission/sources';
import { resultsSoFar, submissionResults } from './submission-results';
import { bundleSubmission, submittedFiles, type Bundles } from '../submission/bundle-submission';
import type { Sources } from '../submission/compiler';
import { courseRoot } from '../submission/course-root';
import { judgeSubmission } from './judge-submission';
import { VerdictCache, type Verdict } from './verdict-cache';
import { openSession, type OpenSession } from '../sandbox/open-session';
import { typeCheck, type TypeCheck } from '../submission/type-check';
import type { Seed } from '../oracle/random';

export interface GradeOptions {
  /** The folder that contains exercises/ or the module folders. */
  readonly submission: string;
  readonly exercises: readonly CourseExercise[];
  readonly seed: Seed;
  /** Whether the model answers replace the exercises that an exercise imports. */
  readonly isolate?: boolean;
  /** How student code is confined: by Node alone if need be, or always by the system too. */
  readonly sandbox?: Confinement;
  /** An open session, which the caller closes. By default grading opens and closes its own. */
  readonly opened?: OpenSession;
  /** Verdicts of earlier gradings with the same options; this grading adds its own. */
  readonly known?: VerdictCache;
  /** Exercises to judge first. */
  readonly first?: ReadonlySet<string>;
  /**
   * Called with the results so far, once the first exercises or all quick checks are judged, if
   * others are still to come.
   */
  readonly tellSoFar?: (results: Results, unfinished: Unfinished) => void;
  /** The submission, already bundled for these exercises and this value of `isolate`. */
  readonly bundled?: Promise<Bundles>;
  /** Called with the bundles once the submission is judged. */
  readonly tellBundled?: (bundled: Bundles) => void;
  /** Whether to check the answers to the questions of the exercises' modules, too. */
  readonly withConcepts?: boolean;
  /** Checks types; `typeCheck` by default. */
  readonly checkTypes?: (sources: Sources) => Promise<TypeCheck>;
}

/** What results so far lack. */
export interface Unfinished {
  /** Whether every exercise has results, and only these checks are still to end. */
  readonly areAllBegun: boolean;
  /** The checks that have not ended, each after its exercise's title. */
  readonly checks: readonly string[];
}

/**
 * Grades the exercises of a submission.
 *
 * @throws UnreadableSubmission if there is nothing to grade
 * @throws NoStrictSandbox if a strict sandbox is required but not available
 * @throws MissingModelAnswers if `isolate` needs model answers that do not exist
 * @throws SessionClosed if the caller closes the session during grading
 */
export async function gradeSubmission(options: GradeOptions): Promise<Results> {
  const {
    submission,
    exercises: asked,
    seed,
    isolate = false,
    sandbox = 'standard',
    known = new VerdictCache(),
    first = new Set(),
    tellSoFar,
    checkTypes = typeCheck,
  } = options;
  const root = courseRoot(submission);
  const bundling = options.bundled ?? bundleSubmission(root, asked, isolate);
  const checkingTypes = bundling
    .then(({ bundles }) => sourcesFor(root, submittedFiles(bundles)))
    .then((sources) => checkTypes(sources))
    // Type errors cost nothing, so their absence must not cost the verdict.
    .catch((): TypeCheck => ({ errors: [], unchecked: 'failed' }));
  // After bundling, so that no exercise waits until these files are parsed.
  const checkingConcepts =
    options.withConcepts === true
      ? bundling
          .then(() => conceptResults(root, modulesOf(asked)))
          // Like type errors, they cost nothing.
          .catch(() => undefined)
      : undefined;
  const findings = { root, asked, seed, isolate };
  const opened = options.opened ?? openSession(sandbox);
  try {
    const verdicts = await judgeSubmission(opened.session, bundling, {
      ...{ seed, known },
      first,
      onJudgedSoFar: (bundled, verdicts, areAllBegun) =>
        tellSoFar?.(resultsSoFar({ ...findings, bundled, verdicts, typeErrors: [] }), {
          areAllBegun,
          checks: runningChecks(bundled.exercises, verdicts),
        }),
    });
    const [bundled, types, concepts] = await Promise.all([bundling, checkingTypes, checkingConcepts]);
    options.tellBundled?.(bundled);
    const results = submissionResults({
      ...{ ...findings, bundled, verdicts },
      ...{ typeErrors: types.errors, typesUnchecked: types.unchecked },
    });
    return concepts === undefined ? results : { ...results, concepts };
  } finally {
    if (options.opened === undefined) await opened.close();
  }
}

const modulesOf = (exercises: readonly CourseExercise[]): Set<string> =>
  new Set(exercises.map(({ module }) => module.id));

const runningChecks = (
  exercises: readonly CourseExercise[],
  verdicts: ReadonlyMap<string, Verdict>,
): string[] =>
  exercises.flatMap(({ definition: { id, title } }) =>
    (verdicts.get(id)?.judged.running ?? []).map((check) => `${title}: ${check}`),
  );
