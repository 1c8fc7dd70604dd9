import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathOf, type CourseExercise } from '../grader/course';
import { inRepository } from '../grader/platform/root';
import { CORE, coreExercises } from './core';
import { median } from './processes';

/** The pause between an answer and the next save. */
const PAUSE_MS = 1_500;

/** Measures `npm run watch` from a save to its answer, for each exercise, over several rounds. */
export async function measureWatch(rounds: number): Promise<string[]> {
  const one = coreExercises.map((exercise) => ({ exercise, latencies: [] as number[] }));
  for (const { exercise, latencies } of one)
    latencies.push(...(await latenciesOf([exercise.definition.id], [exercise], rounds)));
  const whole = await latenciesOf(CORE, coreExercises, rounds);
  const all = one.flatMap(({ latencies }) => latencies);
  const slowest = one
    .map(({ exercise, latencies }) => ({ id: exercise.definition.id, middle: median(latencies) }))
    .sort((a, b) => b.middle - a.middle)[0];
  const within = (latencies: readonly number[]): string =>
    `${String(Math.round((100 * latencies.filter((each) => each <= 300).length) / latencies.length))} %`;
  return [
    '| (d) from saving to the answer | median, ms | within 300 ms |',
    '| --- | ---: | ---: |',
    `| \`watch -- <exercise>\`, all exercises | ${median(all).toFixed(0)} | ${within(all)} |`,
    `| the slowest of them, ${slowest?.id ?? ''} | ${slowest?.middle.toFixed(0) ?? ''} | |`,
    `| \`watch\`, the saved exercise | ${median(whole).toFixed(0)} | ${within(whole)} |`,
  ];
}

/** Saves changed solutions in turn; returns the latencies in milliseconds. */
async function latenciesOf(
  names: readonly string[],
  saved: readonly CourseExercise[],
  rounds: number,
): Promise<number[]> {
  const place = mkdtempSync(path.join(os.tmpdir(), 'bench-watch-'));
  cpSync(inRepository('solutions'), path.join(place, 'exercises'), { recursive: true });
  const command = ['scripts/run.mjs', 'grader/cli/main.ts', 'watch', ...names, '--submission', place];
  const watching = spawn(process.execPath, command, {
    cwd: inRepository(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let answered = (): void => undefined;
  watching.stdout.on('data', (chunk: Buffer) => {
    if (chunk.toString().includes('answered in')) answered();
  });
  const nextAnswer = (): Promise<void> =>
    new Promise((resolve) => {
      answered = resolve;
    });
  try {
    await nextAnswer();
    const latencies: number[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const exercise of saved) {
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        const file = path.join(place, 'exercises', pathOf(exercise));
        // A statement, since the compiler drops comments.
        writeFileSync(file, `${readFileSync(file, 'utf8')}\nvoid ${String(round)};\n`);
        const start = performance.now();
        await nextAnswer();
        latencies.push(performance.now() - start);
      }
    }
    return latencies;
  } finally {
    watching.kill();
    rmSync(place, { recursive: true, force: true });
  }
}
