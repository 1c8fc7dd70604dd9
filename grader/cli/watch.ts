import { pathOf, type CourseExercise } from '../course';
import { courseRoot } from '../submission/course-root';
import { nextHint } from '../hints/next-hint';
import { renderTerminal } from '../report/terminal';
import { terminalWidth } from '../report/wrap';
import { keepCounterexamples } from '../results/last-counterexamples';
import type { Results } from '../results/results';
import { Refusal } from '../platform/refusal';
import { KEYS, listenToKeys } from '../watch/keys';
import { Screen } from '../watch/screen';
import { WarmGrader } from '../watch/warm-grader';
import { mayBeSilent } from '../watch/silent-drive';
import { watchFiles } from '../watch/watch-files';
import { chosenExercises } from './choose-exercises';
import type { ChosenNames, GradingOptions } from './options';

export interface WatchCommand extends GradingOptions, ChosenNames {
  readonly submission: string;
  /** Whether to look for changes, on a drive that reports none. */
  readonly poll: boolean;
}

const SILENT = '; if a save shows nothing, this drive does not report it: add --poll';

/**
 * Grades a submission, and again whenever a file is saved, until it is interrupted.
 *
 * @throws UnreadableSubmission, NoStrictSandbox, MissingModelAnswers if watching cannot start
 */
export async function watch({
  names,
  assignment,
  submission,
  poll,
  ...options
}: WatchCommand): Promise<void> {
  const root = courseRoot(submission);
  const chosen = chosenExercises(names, { submission, assignment });
  const grader = new WarmGrader({ ...options, submission, exercises: chosen });
  const screen = new Screen(
    root,
    [poll || !mayBeSilent(root) ? '' : SILENT, process.stdin.isTTY ? `; ${KEYS}` : ''].join(''),
  );

  let latest: Results | undefined;
  const answer = async (files: readonly string[]): Promise<void> => {
    screen.begin();
    const began = performance.now();
    const took = (): number => performance.now() - began;
    const saved = chosen.filter((exercise) => files.includes(pathOf(exercise)));
    const ids = saved.map(({ definition }) => definition.id);
    const results = await grader.grade(saved, (soFar, unfinished) => {
      screen.showSoFar(soFar, unfinished, ids, took());
    });
    if (results === undefined) return;
    latest = results;
    screen.show(results, ids, took());
    keepCounterexamples(root, results);
    const checked = await grader.withTypeErrors(results);
    if (checked !== undefined) screen.showTypeErrors(checked);
  };

  process.stdout.once('error', () => process.exit()); // Nobody reads any more.

  let stop = (): Promise<void> => Promise.resolve();
  let giveBack: (() => void) | undefined;
  try {
    await new Promise<never>((_, reject) => {
      const answerAgain = (files: readonly string[]): void => {
        answer(files)
          .catch((failure: unknown) => {
            if (!(failure instanceof Refusal)) throw failure;
            screen.showRefusal(failure.message);
          })
          .catch(reject);
      };
      // Saves during the first grading count too.
      watchFiles(root, answerAgain, { poll })
        .then((stopWatching) => {
          stop = stopWatching;
          process.exitCode = 0; // From here on, Ctrl-C is a normal exit.
          giveBack = listenToKeys(process.stdin, {
            hint: () => {
              screen.print(hintFor(latest, chosen, root));
            },
            all: () => {
              if (latest !== undefined)
                screen.print(renderTerminal(latest, { all: true, width: terminalWidth() }));
            },
            run: () => {
              answerAgain([]);
            },
            quit: () => process.exit(0),
          });
          return answer([]);
        })
        .catch(reject);
    });
  } finally {
    giveBack?.();
    await Promise.all([stop(), grader.close()]);
  }
}

/** The next hint to the first exercise that is not right. */
function hintFor(results: Results | undefined, chosen: readonly CourseExercise[], root: string): string {
  const wrong = results?.exercises.find(({ status }) => status !== 'passed');
  const exercise = chosen.find(({ definition }) => definition.id === wrong?.id);
  return exercise === undefined
    ? 'Nothing needs a hint.'
    : nextHint(exercise, { root, width: terminalWidth() });
}
