/**
 * Measures how long the pages of a class take to render and the class's page to open:
 * `npm run bench:reports` (`-- --students 500 --gradings 24`). Grades a few submissions, makes a
 * class of them, and renders it in a separate process as `npm run report` does. If the system has a
 * Chromium, opening is measured from navigation to the first frame after the page has loaded.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRepository } from '../grader/platform/root';
import { launchChromium } from '../tests/support/browser';
import {
  gradeAnswers,
  mixedAnswers,
  mixedStudent,
  writeClass,
  type GradedSubmission,
} from '../tests/support/graded-class';

const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const students = option('students', 500);
const gradings = option('gradings', 24);
const kept = process.argv.indexOf('--keep');
const keep = kept < 0 ? undefined : process.argv[kept + 1];

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

async function makeClass(out: string): Promise<void> {
  const pool: GradedSubmission[] = [];
  for (let i = 0; i < gradings; i++) pool.push(await gradeAnswers(mixedAnswers(i)));
  const named = Array.from({ length: students }, (_, i) => {
    const name = `student-${String(i + 1).padStart(3, '0')}`;
    return [name, mixedStudent(pool, name, i)] as const;
  });
  writeClass(out, new Map(named));
}

/** Prints a process's peak memory when it exits. */
const PEAK = 'data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))';

/** Runs the report in a separate process. */
function render(out: string): { seconds: number; megabytes: number } {
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', PEAK, 'scripts/run.mjs', 'grader/cli/instructor.ts', 'report', out],
    { cwd: inRepository(), encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the report ended with ${String(status)}: ${stderr}`);
  return {
    seconds: (performance.now() - start) / 1_000,
    megabytes: Number(stderr.trim().split('\n').at(-1)) / 1_024,
  };
}

async function openedIn(file: string): Promise<number> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1_280, height: 900 } });
    const start = performance.now();
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
    await page.evaluate(
      'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))',
    );
    return (performance.now() - start) / 1_000;
  } finally {
    await browser.close();
  }
}

const out = keep ?? mkdtempSync(path.join(os.tmpdir(), 'bench-class-'));
try {
  await makeClass(out);
  render(out); // Bundles the program.
  const { seconds, megabytes: memory } = render(out);
  const pages = readdirSync(out, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => statSync(path.join(out, name, 'report.html')).size)
    .sort((a, b) => a - b);
  const classPage = path.join(out, 'class.html');
  console.log(`${String(students)} submissions of ${String(gradings)} gradings`);
  console.log(`all pages rendered:               ${seconds.toFixed(1)} s, ${memory.toFixed(0)} MB resident`);
  console.log(`page of a submission, median:     ${megabytes(pages[Math.floor(pages.length / 2)] ?? 0)} MB`);
  console.log(`page of the class:                ${megabytes(statSync(classPage).size)} MB`);
  const opened = [await openedIn(classPage), await openedIn(classPage), await openedIn(classPage)].sort();
  console.log(`page of the class opened, median: ${(opened[1] ?? Number.NaN).toFixed(2)} s`);
} finally {
  if (keep === undefined) rmSync(out, { recursive: true, force: true });
}
