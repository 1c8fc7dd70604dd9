import type { Config, Reporter, TestContext } from '@jest/reporters';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { conceptResults } from '../concepts/results';
import { countedExercises, exercises } from '../course';
import { submissionResults } from '../judge/submission-results';
import { bundleSubmission, submittedFiles } from '../submission/bundle-submission';
import { courseRoot } from '../submission/course-root';
import { DEFAULT_SEED } from '../judge/default-seed';
import { typeCheck } from '../submission/type-check';
import { unreadableResults } from '../judge/unreadable-results';
import { feedbackOn } from '../report/feedback';
import { setActionsOutputs, summarizeInActions } from '../report/github-actions';
import { keepCounterexamples } from '../results/last-counterexamples';
import type { Results } from '../results/results';
import { renderNotes, renderUnchecked } from '../report/terminal';
import { renderTable } from '../report/terminal-table';
import { terminalWidth } from '../report/wrap';
import { writeWhole } from '../platform/write-whole.mjs';
import { sourcesFor } from '../submission/sources';
import { UnreadableSubmission } from '../submission/submission-folder';
import { verdicts, wasRun } from './course-run';
import { submissionFiles } from '../results/layout';

export interface PointsOptions {
  /** The folder for results.json, relative to the root folder of the run. */
  readonly out: string;
}

/**
 * Adds points to Jest's report, and writes the same results.json as `npm run grade`. It covers the
 * exercises of which every check was run, or all that earn points if the whole course was
 * requested.
 */
export default class PointsReporter implements Pick<Reporter, 'onRunComplete'> {
  constructor(
    private readonly config: Config.GlobalConfig,
    private readonly options: PointsOptions,
  ) {}

  async onRunComplete(_contexts: Set<TestContext>): Promise<void> {
    const results = await this.resultsOrReason();
    if (results === undefined) return;
    try {
      write(path.resolve(this.config.rootDir, this.options.out), results);
    } catch (failure) {
      const why = failure instanceof Error ? failure.message : String(failure);
      console.error(`${submissionFiles.results} was not written: ${why}`);
    }
    const feedback = feedbackOn(results);
    const width = terminalWidth();
    const notes = feedback.exercises.flatMap((exercise) => renderNotes(exercise, width));
    console.log([renderTable(feedback, width), ...notes, ...renderUnchecked(feedback, width)].join('\n'));
    if (process.env['GITHUB_ACTIONS'] === 'true') {
      await setActionsOutputs(results);
      await summarizeInActions(results);
    }
  }

  /**
   * GitHub Classroom's reporter fails on a missing result, so an unreadable submission gets one
   * too.
   */
  private async resultsOrReason(): Promise<Results | undefined> {
    try {
      return await this.results();
    } catch (failure) {
      if (!(failure instanceof UnreadableSubmission)) throw failure;
      console.error(failure.message);
      return unreadableResults(countedExercises, failure.message, { seed: DEFAULT_SEED, isolate: false });
    }
  }

  /** Undefined if no exercise was run completely. */
  private async results(): Promise<Results | undefined> {
    const root = courseRoot(this.config.rootDir);
    const asked = this.isWhole
      ? countedExercises
      : exercises.filter(({ definition }) => wasRun(definition.id));
    if (asked.length === 0) return undefined;
    const bundled = await bundleSubmission(root, asked, false);
    const types = await typeCheck(await sourcesFor(root, submittedFiles(bundled.bundles)));
    const concepts = await conceptResults(root, new Set(asked.map(({ module }) => module.id)));
    const known = {
      ...bundled,
      exercises: bundled.exercises.filter((each) => asked.includes(each) || verdicts.has(each.definition.id)),
    };
    const results = submissionResults({
      ...{ root, asked, bundled: known, verdicts },
      ...{ typeErrors: types.errors, typesUnchecked: types.unchecked },
      ...{ seed: DEFAULT_SEED, isolate: false },
    });
    keepCounterexamples(root, results);
    return concepts === undefined ? results : { ...results, concepts };
  }

  /** Whether Jest runs all tests. */
  private get isWhole(): boolean {
    const { testNamePattern, testPathPatterns, onlyChanged, onlyFailures } = this.config;
    return !testNamePattern && testPathPatterns.patterns.length === 0 && !onlyChanged && !onlyFailures;
  }
}

function write(folder: string, results: Results): void {
  mkdirSync(folder, { recursive: true });
  writeWhole(path.join(folder, submissionFiles.results), `${JSON.stringify(results, null, 2)}\n`);
}
