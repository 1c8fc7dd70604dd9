import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cacheFolders } from '../../grader/platform/own-program';
import { isClassFile, submissionFiles } from '../../grader/results/layout';
import { processesOf } from '../../tests/support/processes';
import { makeClass } from '../class';
import { CORE } from '../core';
import { measure, median, type Measured } from '../processes';

/** What a long class has left behind, and the memory it took. */
export interface Soaked {
  readonly seconds: number;
  /** Megabytes of all processes together, after the first submissions and at the end. */
  readonly early: number;
  readonly late: number;
  /** How many submissions each of these is a median over. */
  readonly window: number;
  readonly temporaryFiles: readonly string[];
  /** Files of the class's folder that are no results. */
  readonly strayFiles: readonly string[];
  /** Answers of the type check, one for each text. */
  readonly cachedAnswers: number;
  /** New files in the caches besides these. */
  readonly newCacheFiles: readonly string[];
  readonly processes: readonly string[];
}

/** Grades a class of this size in one go. */
export async function soak(size: number): Promise<Soaked> {
  const place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'soak-')));
  const temporary = path.join(place, 'tmp');
  const out = path.join(place, 'out');
  mkdirSync(temporary);
  try {
    // Fills the caches with the grader's programs.
    await grade(path.join(place, 'warm-up'), 2, path.join(place, 'warmed-up'), temporary);
    const before = new Set(cacheFiles());
    const measured = await grade(path.join(place, 'class'), size, out, temporary);
    const added = cacheFiles().filter((file) => !before.has(file));
    const isAnswer = (file: string): boolean => path.basename(path.dirname(file)) === 'types';
    return {
      seconds: measured.seconds,
      ...memoryOf(measured, size),
      temporaryFiles: filesIn(temporary),
      strayFiles: filesIn(out).filter((file) => !isResult(file)),
      cachedAnswers: added.filter(isAnswer).length,
      newCacheFiles: added.filter((file) => !isAnswer(file)),
      processes: processesOf(measured.pid, place),
    };
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  }
}

function grade(folder: string, size: number, out: string, temporary: string): Promise<Measured> {
  makeClass(folder, size);
  const args = ['scripts/run.mjs', 'grader/cli/instructor.ts', 'grade:class', folder, ...CORE];
  return measure([...args, '--out', out, '--seed', '2017'], {
    env: { TMPDIR: temporary, TEMP: temporary, TMP: temporary },
  });
}

/** The results of submissions, and of the class. */
const isResult = (file: string): boolean =>
  isClassFile(file) ||
  (/^student-\d+$/.test(path.dirname(file)) &&
    Object.values<string>(submissionFiles).includes(path.basename(file)));

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));

const cacheFiles = (): string[] =>
  cacheFolders().flatMap((folder) => {
    try {
      return filesIn(folder).map((file) => path.join(folder, file));
    } catch {
      return []; // This one is not used.
    }
  });

/** The largest class whose start is not typical: processes load their programs and warm up. */
const EARLY = 100;

/** The memory while the second and the last tenth are graded. */
function memoryOf({ samples, finished }: Measured, size: number): Pick<Soaked, 'early' | 'late' | 'window'> {
  const window = Math.min(EARLY, Math.floor(size / 3));
  const during = (from: number, to: number): number => {
    const [begin = 0, end = Infinity] = [finished[from - 1], finished[to - 1]];
    return median(
      samples.filter(({ atMs }) => atMs >= begin && atMs <= end).map(({ megabytes }) => megabytes),
    );
  };
  return { window, early: during(window, 2 * window), late: during(size - window, size) };
}
