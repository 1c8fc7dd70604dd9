import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inRepository } from '../grader/platform/root';
import { CORE } from './core';
import { mixedAnswers } from '../tests/support/graded-class';
import { measure, median } from './processes';

/** Attacks that hit a time limit or fill the memory; the others end at once. */
const STALLING = /^(endless|memory|end|output|sources)$/;

const attacks = (): string[] => {
  const folder = inRepository('tests', 'hostile');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !STALLING.test(entry.name))
    .flatMap(({ name }) => readdirSync(path.join(folder, name)).map((file) => path.join(folder, name, file)));
};

/** Makes a class of four kinds in turn: solved, unfilled, partly wrong, hostile; none stalls. */
export function makeClass(directory: string, students: number): void {
  const hostile = attacks();
  for (let i = 0; i < students; i++) {
    const submission = path.join(directory, `student-${String(i + 1)}`, 'exercises');
    mkdirSync(submission, { recursive: true });
    cpSync(inRepository(i % 4 === 1 ? 'exercises' : 'solutions'), submission, { recursive: true });
    const files = i % 4 === 2 ? Object.entries(mixedAnswers(i)) : [];
    for (const [file, source] of files) writeFileSync(path.join(submission, file), source);
    const attack = hostile[i % hostile.length];
    if (i % 4 === 3 && attack !== undefined)
      cpSync(attack, path.join(submission, '3-language-models', 'next-token-loss.ts'));
    const first = path.join(submission, '1-attention', 'causal-mask.ts');
    writeFileSync(first, `${readFileSync(first, 'utf8')}\nvoid ${String(i)};\n`);
  }
}

/** Measures `npm run grade:class` on classes of several sizes. */
export async function measureClasses(sizes: readonly number[]): Promise<string[]> {
  const rows = [
    '| (e) a class of | seconds | submissions a minute | seconds each | most memory, MB | memory at the end / at the start |',
    '| ---: | ---: | ---: | ---: | ---: | ---: |',
  ];
  for (const size of sizes) {
    const place = mkdtempSync(path.join(os.tmpdir(), 'bench-class-'));
    try {
      makeClass(path.join(place, 'class'), size);
      const out = path.join(place, 'graded');
      const { seconds, samples } = await measure([
        ...['scripts/run.mjs', 'grader/cli/instructor.ts', 'grade:class', path.join(place, 'class')],
        ...['--out', out, '--seed', '2017', ...CORE],
      ]);
      const megabytes = samples.map((sample) => sample.megabytes);
      const quarter = Math.max(Math.floor(megabytes.length / 4), 1);
      const growth = median(megabytes.slice(-quarter)) / median(megabytes.slice(0, quarter));
      rows.push(
        `| ${String(size)} | ${seconds.toFixed(1)} | ${((60 * size) / seconds).toFixed(0)} | ${(seconds / size).toFixed(2)} | ${Math.max(...megabytes).toFixed(0)} | ${growth.toFixed(2)} |`,
      );
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  }
  return rows;
}
