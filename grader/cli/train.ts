import path from 'node:path';
import type { OpenSession } from '../sandbox/open-session';
import { courseRoot } from '../submission/course-root';
import { printable } from '../platform/printable';
import type { Stage } from '../train/configuration';
import { terminalChart } from '../train/terminal-chart';
import { trainStage, type Trained } from '../train/train-stage';

export interface TrainCommand {
  readonly what: Stage;
  readonly submission: string;
  readonly out: string;
  readonly seed: number;
  readonly steps?: number;
  readonly texts: number;
  readonly resume: boolean;
  readonly opened: OpenSession;
}

/** Trains a model with a submission's own functions, and shows how it went. */
export async function train({
  what,
  submission,
  out,
  steps,
  opened,
  ...options
}: TrainCommand): Promise<void> {
  const root = courseRoot(submission);
  const trained = await trainStage({ ...options, stage: what, root, out: path.resolve(out), steps }, opened);
  console.log(summaryOf(trained));
}

function summaryOf({ stage, checkpoint, outcome, seconds, files }: Trained): string {
  const { losses, recipe } = checkpoint;
  const lines = [
    '',
    terminalChart(losses, stage.levels),
    '',
    `${stage.title}: ${recipe.steps.toLocaleString('en')} steps in ${String(Math.round(seconds))} s.`,
    ...outcome.findings,
    '',
    ...outcome.sample.texts.map((text) => `  ${text}`),
    '',
    `Checkpoint: ${path.relative('', files.checkpoint)}`,
    `Page: ${path.relative('', files.page)}`,
  ];
  return printable(lines.join('\n'));
}
