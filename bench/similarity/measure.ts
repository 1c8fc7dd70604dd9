/**
 * Measures what the thresholds in grader/similarity/ are based on: the similarity of copies and of
 * honest work for several run lengths, and the time for a class: `npm run bench:similarity`
 * (`-- --students 300`). Needs Dolos, as `npm run similarity` does.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exercises, exercisesIn, modules, pathOf } from '../../grader/course';
import { inRepository } from '../../grader/platform/root';
import { compareClass } from '../../grader/similarity/compare-class';
import { dolosFingerprints, RUN_TOKENS, type TakeFingerprints } from '../../grader/similarity/fingerprints';
import { loadDolos } from '../../grader/similarity/load-dolos';
import type { SubmittedCode } from '../../grader/similarity/read-code';
import { stubs } from '../../grader/release/stubs';
import {
  alternatives,
  disguised,
  mixedSubmissions,
  plainSubmissions,
  renamed,
  solution,
} from './made-submissions';

const at = process.argv.indexOf('--students');
const students = at < 0 ? 300 : Number(process.argv[at + 1]);

const all = await stubs();
const starters = new Map(
  exercises.map((exercise) => [exercise.definition.id, all.get(pathOf(exercise)) ?? '']),
);
/** The exercises that the made submissions answer. */
const ids = exercises
  .filter(({ assignment }) => assignment === 'core')
  .map(({ definition }) => definition.id);

/** The similarity of each pair over these exercises. */
function alike(
  submissions: readonly SubmittedCode[],
  over: readonly string[],
  take: TakeFingerprints,
): number[] {
  const chosen = new Map([...starters].filter(([id]) => over.includes(id)));
  return compareClass(submissions, chosen, take, () => 0).pairs.map(({ similarity }) => similarity);
}

/** Caches fingerprints by submission. */
function remembering(take: TakeFingerprints): TakeFingerprints {
  const known = new Map<string, ReturnType<TakeFingerprints>>();
  return (texts, starter) => {
    const found = known.get(starter) ?? take(texts, starter);
    known.set(starter, found);
    return found;
  };
}

/** All combinations of this many exercises. */
const choices = (count: number): string[][] =>
  Array.from({ length: 2 ** ids.length }, (_, bits) =>
    ids.filter((_id, i) => ((bits >> i) & 1) === 1),
  ).filter(({ length }) => length === count);

const most = (numbers: readonly number[]): string => Math.max(...numbers).toFixed(2);
const least = (numbers: readonly number[]): string => Math.min(...numbers).toFixed(2);

function measure(take: TakeFingerprints): string[] {
  const [honest, copy, plain] = [remembering(take), remembering(take), plainSubmissions(starters)];
  const overChoices = (count: number): number[] =>
    choices(count).flatMap((over) => alike(plain, over, honest));
  const copied = (over: readonly string[]): number[] => alike([solution, disguised], over, copy);
  const byModule = modules
    .map((module) => exercisesIn([module]).map(({ definition }) => definition.id))
    .map((inModule) => inModule.filter((id) => ids.includes(id)))
    .filter(({ length }) => length > 0);
  const single = exercises.flatMap((exercise) => {
    const { id } = exercise.definition;
    const answers = alternatives(exercise).map((text, i) => ({
      ...{ name: String(i), texts: new Map([[id, text]]), leftOut: [] },
    }));
    return alike(answers, [id], take);
  });
  return [
    `copies with other names and comments, of one exercise: at least ${least(ids.flatMap((id) => alike([solution, renamed], [id], take)))}`,
    `disguised copies, of all: ${least(copied(ids))}, of a module: at least ${least(byModule.flatMap(copied))}`,
    `honest, plain, of all: at most ${most(alike(plain, ids, honest))}, of a module: ${most(byModule.flatMap((over) => alike(plain, over, honest)))},` +
      ` of any three exercises: ${most(overChoices(3))}, two: ${most(overChoices(2))}, one: ${most(overChoices(1))}`,
    `honest, ${String(single.length)} pairs of different right answers to one exercise: at most ${most(single)}`,
  ];
}

/** Prints a process's peak memory when it exits. */
const PEAK = 'data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))';

function timeClass(): string {
  const place = mkdtempSync(path.join(os.tmpdir(), 'bench-similarity-'));
  try {
    for (const { name, texts } of mixedSubmissions(students)) {
      for (const exercise of exercises) {
        const file = path.join(place, 'class', name, 'exercises', pathOf(exercise));
        mkdirSync(path.dirname(file), { recursive: true });
        // No two files are identical, as with real students.
        writeFileSync(file, `${texts.get(exercise.definition.id) ?? ''}\n// ${name}\n`);
      }
    }
    const command = ['scripts/run.mjs', 'grader/cli/instructor.ts', 'similarity', path.join(place, 'class')];
    const start = performance.now();
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', PEAK, ...command, '--out', path.join(place, 'out')],
      { cwd: inRepository(), encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`the comparison ended with ${String(status)}: ${stderr}`);
    const seconds = (performance.now() - start) / 1_000;
    const megabytes = Number(stderr.trim().split('\n').at(-1)) / 1_024;
    return `${String(students)} submissions: ${seconds.toFixed(0)} s, ${megabytes.toFixed(0)} MB resident`;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

const dolos = await loadDolos();
for (const runTokens of [12, 15, RUN_TOKENS, 23]) {
  console.log(`runs of ${String(runTokens)} tokens`);
  for (const line of measure(await dolosFingerprints(dolos, runTokens))) console.log(`  ${line}`);
}
console.log(timeClass());
