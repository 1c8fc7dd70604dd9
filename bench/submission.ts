import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cacheFolders } from '../grader/platform/own-program';
import { inRepository } from '../grader/platform/root';
import { CORE } from './core';
import { writePlainLayout } from './plain-layout';
import { median, seconds } from './processes';

const wholeCommand = ['scripts/run.mjs', 'grader/cli/main.ts', 'grade', '--submission', 'solutions'];
const gradeCommand = [...wholeCommand, ...CORE];

/**
 * Measures one submission to the core assignment with this grader, the plain layout and an empty
 * Jest run, and one to all assignments, in turn, as whole processes. The first round warms up.
 */
export async function measureSubmission(rounds: number): Promise<string[]> {
  const place = mkdtempSync(path.join(os.tmpdir(), 'bench-submission-'));
  try {
    const calls = await writePlainLayout(place);
    const empty = mkdtempSync(path.join(place, 'empty-'));
    writeFileSync(path.join(empty, 'package.json'), '{"jest": {"testEnvironment": "node"}}');
    writeFileSync(path.join(empty, 'empty.test.js'), "test('nothing', () => {});\n");
    const jest = inRepository('node_modules', 'jest', 'bin', 'jest.js');
    const runJest = (root: string): number =>
      seconds([jest, '--rootDir', root, '--cacheDirectory', path.join(place, 'cache')], root);

    const plainCold = runJest(place);
    for (const folder of cacheFolders()) rmSync(folder, { recursive: true, force: true });
    const gradeCold = seconds(gradeCommand);
    const all = Array.from({ length: rounds + 1 }, () => ({
      plain: runJest(place),
      empty: runJest(empty),
      grade: seconds(gradeCommand),
      whole: seconds(wholeCommand),
    })).slice(1);
    const of = (pick: (round: (typeof all)[number]) => number): string => median(all.map(pick)).toFixed(2);
    return [
      `| one submission (${String(calls)} calls) | seconds | of an empty Jest run |`,
      '| --- | ---: | ---: |',
      `| (a) one ts-jest file per exercise, first run | ${plainCold.toFixed(2)} | |`,
      `| (a) the same, warm | ${of(({ plain }) => plain)} | ${of(({ plain, empty: floor }) => plain / floor)} |`,
      `| (b) an empty Jest run | ${of(({ empty: floor }) => floor)} | 1 |`,
      `| (c) this grader, first run | ${gradeCold.toFixed(2)} | |`,
      `| (c) this grader, warm | ${of(({ grade }) => grade)} | ${of(({ grade, empty: floor }) => grade / floor)} |`,
      `| (c) all three assignments, warm | ${of(({ whole }) => whole)} | |`,
      `| (a) warm to (c) warm | ${of(({ plain, grade }) => plain / grade)} times | |`,
    ];
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
