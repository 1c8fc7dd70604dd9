/**
 * How long a whole grade of the solutions takes beside an empty one-file Jest run, in turn, as whole processes:
 * `npm run bench` (`-- --runs 9` for more runs). Prints medians, the median of the ratios pair by pair, and the
 * sandbox's largest resident memory.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inRepository } from '../grader/repository/root';

const runsOption = process.argv.indexOf('--runs');
const runs = runsOption < 0 ? 7 : Number(process.argv[runsOption + 1]);

function seconds(args: readonly string[], cwd: string): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${String(status)}: ${stderr}`);
  return (performance.now() - start) / 1_000;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const gradeCommand = ['scripts/run.mjs', 'grader/cli/main.ts', 'grade', '--submission', 'solutions'];

/** The sandbox is the only process whose arguments name the child's program; on Linux /proc tells its peak. */
function sandboxPeakMegabytes(): Promise<number> {
  const grading = spawn(process.execPath, gradeCommand, { cwd: inRepository(), stdio: 'ignore' });
  let peak = 0;
  const timer = setInterval(() => {
    const { stdout } = spawnSync('pgrep', ['-P', String(grading.pid), '-f', 'child-'], { encoding: 'utf8' });
    for (const pid of stdout.split('\n').filter(Boolean)) {
      try {
        const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
        peak = Math.max(peak, Number(kilobytes ?? 0) / 1_024);
      } catch {
        // It has ended between the two looks.
      }
    }
  }, 20);
  return new Promise((resolve) => {
    grading.on('close', () => {
      clearInterval(timer);
      resolve(peak);
    });
  });
}

const empty = mkdtempSync(path.join(os.tmpdir(), 'empty-jest-'));
try {
  writeFileSync(path.join(empty, 'package.json'), '{"jest": {"testEnvironment": "node"}}');
  writeFileSync(path.join(empty, 'empty.test.js'), "test('nothing', () => {});\n");
  const jest = inRepository('node_modules', 'jest', 'bin', 'jest.js');
  const pairs = Array.from({ length: runs + 1 }, () => ({
    jest: seconds([jest], empty),
    grade: seconds(gradeCommand, inRepository()),
  })).slice(1); // The first of each is a warm-up.
  const jestMedian = median(pairs.map((pair) => pair.jest));
  const gradeMedian = median(pairs.map((pair) => pair.grade));
  const ratio = median(pairs.map((pair) => pair.grade / pair.jest));
  console.log(`empty Jest run, median of ${String(runs)}:      ${jestMedian.toFixed(2)} s`);
  console.log(`whole grade of the solutions:     ${gradeMedian.toFixed(2)} s`);
  console.log(`ratio, median of pairs:           ${ratio.toFixed(2)}`);
  if (process.platform === 'linux') {
    console.log(`sandbox, largest resident memory: ${(await sandboxPeakMegabytes()).toFixed(0)} MB`);
  }
} finally {
  rmSync(empty, { recursive: true, force: true });
}
