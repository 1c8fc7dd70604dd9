import path from 'node:path';
import Table from 'cli-table3';
import type { OpenSession } from '../sandbox/open-session';
import { courseRoot } from '../submission/course-root';
import { printable } from '../platform/printable';
import type { Stage } from '../train/configuration';
import { trainDiffusion, type TrainedDiffusion } from '../train/diffusion/train-diffusion';
import { terminalChart } from '../train/terminal-chart';
import { trainScaling } from '../train/train-scaling';
import { trainStage, type Trained } from '../train/train-stage';
import type { Seed } from '../oracle/random';
import { numberOf } from './seed';
import { UsageError } from './usage-error';

export interface TrainCommand {
  readonly what: Stage | 'scaling' | 'diffusion';
  readonly submission: string;
  readonly out: string;
  readonly seed: Seed;
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
  const seed = numberOf(options.seed);
  if (what === 'scaling' || what === 'diffusion') {
    if (options.resume) throw new UsageError('--resume is for gpt, sft and dpo');
  }
  if (what === 'diffusion') {
    const ended = await trainDiffusion({ root, out: path.resolve(out), seed, steps }, opened);
    console.log(diffusionSummary(ended));
    return;
  }
  if (what === 'scaling') {
    console.log(scalingTable(await trainScaling({ root, out: path.resolve(out), seed, steps }, opened)));
    return;
  }
  const trained = await trainStage(
    { ...options, ...{ seed, steps, root }, stage: what, out: path.resolve(out) },
    opened,
  );
  console.log(summaryOf(trained));
}

function scalingTable({ curve, file }: Awaited<ReturnType<typeof trainScaling>>): string {
  const table = new Table({
    head: ['width', 'parameters', 'loss', 'above the optimum'],
    style: { head: [], border: [], compact: true },
    colAligns: ['right', 'right', 'right', 'right'],
  });
  for (const { width, parameters, loss } of curve.models)
    table.push([width, parameters.toLocaleString('en'), loss.toFixed(4), (loss - curve.optimum).toFixed(4)]);
  return `\n${table.toString()}\n\nCurve: ${path.relative('', file)}`;
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

function diffusionSummary({ losses, levels, findings, steps, seconds, files }: TrainedDiffusion): string {
  const lines = [
    '',
    terminalChart(losses, levels, ''),
    '',
    `Surrogate: ${steps.toLocaleString('en')} steps in ${String(Math.round(seconds))} s.`,
    ...findings,
    '',
    `Network: ${path.relative('', files.network)}`,
    `Page: ${path.relative('', files.page)}`,
  ];
  return printable(lines.join('\n'));
}
