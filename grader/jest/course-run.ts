import { existsSync } from 'node:fs';
import path from 'node:path';
import { exercises, pathOf, type CourseExercise } from '../course';
import type { Check } from '../engine/exercise';
import { exerciseResult } from '../judge/exercise-result';
import { bundleSubmission, type Bundles } from '../submission/bundle-submission';
import { DEFAULT_SEED } from '../judge/default-seed';
import { ExerciseJudge } from '../judge/judge-exercise';
import { verdictOf, type Verdict } from '../judge/verdict-cache';
import { openSession, type OpenSession } from '../sandbox/open-session';
import { readFixtures } from '../judge/read-fixtures';
import { casesOfExercise } from '../report/formats/cases';
import { counterexampleLines } from '../report/counterexample-lines';

// Keeps Node from opening its inspector: student code runs in a child of this process.
process.on('SIGUSR1', () => undefined);

const WIDTH = 100;

/** State shared by the tests of a run: one sandbox, and the verdicts so far. */
interface CourseRun {
  opened: OpenSession | undefined;
  readonly verdicts: Map<string, Verdict>;
  /** The exercises whose files cannot be run, and of which every check was asked for. */
  readonly unreadable: Set<string>;
}

// Jest loads the environment and the reporter as separate modules.
const slot = Symbol.for('attention-to-diffusion.course-run');
const shared = globalThis as { [slot]?: CourseRun };
const run: CourseRun = shared[slot] ?? { opened: undefined, verdicts: new Map(), unreadable: new Set() };
shared[slot] = run;

/** The verdicts of this run by exercise, only of exercises of which every check was run. */
export const verdicts: ReadonlyMap<string, Verdict> = run.verdicts;

/** Whether every check of an exercise was run, or failed because the file cannot be run. */
export const wasRun = (id: string): boolean => run.verdicts.has(id) || run.unreadable.has(id);

/** Ends the sandbox and discards the verdicts, so that the next run in watch mode starts afresh. */
export async function endRun(): Promise<void> {
  const { opened } = run;
  run.opened = undefined;
  await opened?.close();
  run.verdicts.clear();
  run.unreadable.clear();
}

/** The exercises' files, relative to the folder that contains the module folders. */
export const exerciseFiles: readonly string[] = exercises.map(pathOf);

/** Returns the exercise of a file in a submission, if any. */
export const exerciseAt = (file: string): CourseExercise | undefined =>
  exercises.find((exercise) =>
    file
      .split(path.sep)
      .join('/')
      .endsWith(`/${pathOf(exercise)}`),
  );

/** An exercise whose checks run one by one, as Jest requests them. */
export class ExerciseUnderTest {
  private readonly asked = new Set<Check>();

  private constructor(
    private readonly exercise: CourseExercise,
    private readonly root: string,
    private readonly bundled: Bundles,
    private readonly judge: ExerciseJudge,
    private readonly record: () => Promise<void>,
  ) {}

  /** @param root the folder that contains the module folders */
  static async open(exercise: CourseExercise, root: string): Promise<ExerciseUnderTest> {
    const { id } = exercise.definition;
    const bundled = await bundleSubmission(root, [exercise], false);
    run.opened ??= openSession('standard');
    const session = await run.opened.session;
    session.serve({ bundles: bundled.bundles, modelAnswers: '' });
    const judge = new ExerciseJudge(exercise.definition, {
      seed: DEFAULT_SEED,
      load: (name) => session.load(name),
      request: (name, body, wanted) => session.request(name, body, wanted),
      fixtures: readFixtures,
    });
    const hasBundle = bundled.bundles.has(id);
    if (hasBundle) await judge.load();
    return new ExerciseUnderTest(exercise, root, bundled, judge, async () => {
      if (hasBundle && judge.isComplete)
        run.verdicts.set(id, verdictOf(await judge.finish(), session.printed(id)));
    });
  }

  get title(): string {
    return this.exercise.definition.title;
  }

  get checks(): readonly Check[] {
    return this.exercise.definition.checks;
  }

  /**
   * Runs a check. @throws Error with the feedback and the line in the student's file if it does not
   * pass
   */
  async run(check: Check): Promise<void> {
    const { id } = this.exercise.definition;
    this.asked.add(check);
    const problem = this.bundled.problems.get(id);
    if (problem === undefined && (await this.judge.run(check)).status === 'passed') return;
    const verdict =
      problem === undefined
        ? { judged: await this.judge.finish(), output: { lines: [], total: 0, calls: [] } }
        : undefined;
    const result = exerciseResult(this.exercise, {
      ...{ verdict, problem, root: this.root, bundle: this.bundled.bundles.get(id) },
      ...{ typeErrors: [], changedGiven: [], mistakes: this.bundled.mistakes.get(id) ?? [] },
      steps: this.bundled.steps.get(id) ?? [],
    });
    const found = casesOfExercise(result).find((each) => each.check.id === check.id);
    if (found === undefined) throw new Error(`${check.id} is not a check of ${id}`);
    const { counterexample, message, status } = found.check;
    if (status === 'not-started') throw withPlace(message, undefined);
    const input = counterexample === undefined ? [] : ['', ...counterexampleLines(counterexample, WIDTH)];
    const { file, line } = result.location;
    const place = path.join(path.dirname(this.root), file);
    throw withPlace(
      [found.text, ...input].join('\n'),
      existsSync(place) ? `${place}:${String(line)}:1` : undefined,
    );
  }

  /** Saves the verdict if all checks were run. */
  async close(): Promise<void> {
    await this.record();
    const { id } = this.exercise.definition;
    if (!this.bundled.bundles.has(id) && this.asked.size === this.checks.length) run.unreadable.add(id);
  }
}

/** Creates an error whose stack is only the student's own line. */
function withPlace(message: string, place: string | undefined): Error {
  const error = new Error(message);
  error.stack = place === undefined ? message : `${message}\n    at ${place}`;
  return error;
}
