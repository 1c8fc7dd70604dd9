/**
 * Parts of a class that are empty, unfinished or the only one. class.test.ts tests that parts of
 * real gradings merge into the whole class.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ClassFolder } from '../../../grader/class/class-folder';
import { endMerge, mergeClass } from '../../../grader/class/merge-class';
import { readHistory } from '../../../grader/results/history';
import { recordWithout } from '../../support/graded-class';
import { runInstructor } from '../../support/released';

const directory = mkdtempSync(path.join(os.tmpdir(), 'parts-'));
const place = (...names: string[]): string => path.join(directory, ...names);
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

const choices = { exercises: ['causal-mask'], seed: 7, isolate: false, sandbox: 'standard' } as const;

/** Creates a part with unreadable submissions; it is unfinished if `submissionCount` is larger. */
function part(number: number, submissions: readonly string[], submissionCount = submissions.length): string {
  const folder = new ClassFolder(place(`part-${String(number)}-of-${submissions.join('-')}`));
  const records = submissions.map((name) => recordWithout(name, 'unreadable', 'it is empty'));
  const shard = `${String(number)}/2`;
  folder.begin(
    {
      schemaVersion: 1,
      submissions: '',
      ...choices,
      exercises: [],
      assignment: null,
      shard,
      submissionCount,
      version: '1',
    },
    records,
  );
  return folder.directory;
}

const merge = (...parts: string[]): string[] =>
  mergeClass(
    parts.map((each) => new ClassFolder(each)),
    new ClassFolder(mkdtempSync(place('merged-'))),
  ).map(({ submission }) => submission);

test('a part without submissions is graded, gets its pages, and can be merged', async () => {
  mkdirSync(place('empty'));
  const args = [place('empty'), '--out', place('none'), '--shard', '1/2', '--seed', '7', '--isolate'];
  expect(await runInstructor('grade:class', ...args)).toMatchObject({ exitCode: 0, stderr: '' });
  expect(existsSync(place('none', 'class.html'))).toBe(true);
  expect(merge(part(1, []), part(2, ['emmy', 'ada']))).toEqual(['ada', 'emmy']);
});

test('a class must have submissions', async () => {
  expect(() => merge(part(1, []), part(2, []))).toThrow('none of the parts has a submission');
  for (const args of [[place('empty')], ['grader/corpus', '--shard', '1/2', '--seed', '7']]) {
    const { exitCode, stderr } = await runInstructor('grade:class', ...args, '--out', place('unused'));
    expect(stderr).toContain('contains no submissions');
    expect(exitCode).toBe(2);
  }
});

test('an unfinished part cannot be merged', () => {
  const stopped = part(2, ['ada', 'lise'], 5);
  expect(() => merge(part(1, ['emmy']), stopped)).toThrow(
    `${stopped} has only 2 of 5 submissions; to finish it, run: npm run grade:class -- --out ${stopped} --resume`,
  );
});

test('a merge that was killed can begin again in its folder, one that has ended cannot', () => {
  const parts = [part(1, ['gil']), part(2, ['hal'])].map((each) => new ClassFolder(each));
  const merged = new ClassFolder(place('killed'));
  const names = (): string[] => mergeClass(parts, merged).map(({ submission }) => submission);
  expect([names(), names()]).toEqual([
    ['gil', 'hal'],
    ['gil', 'hal'],
  ]);
  endMerge(merged);
  expect(readdirSync(merged.directory).sort()).toEqual(['class.csv', 'class.jsonl', 'grading.json']);
  expect(() => mergeClass(parts, merged)).toThrow('is not empty; merge the parts into a new folder');
});

describe('the points over time of a merged class', () => {
  const ended = '2027-03-01T00:00:00.000Z';

  /** Merges two parts; returns the gradings in its history, and stderr. */
  async function mergedAfter(
    name: string,
    exercises: string[],
    damage?: string,
  ): Promise<{ times: string[]; stderr: string }> {
    const parts = [part(1, ['ida']), part(2, ['jo'])];
    const earlier = new ClassFolder(place(`before-${name}`));
    const grading = new ClassFolder(parts[0] ?? '').readGrading();
    if (grading === undefined) throw new Error('the part has no grading');
    earlier.begin({ ...grading, exercises, shard: null }, []);
    const past = { at: ended, maxPoints: 4, points: { ida: 3 } };
    writeFileSync(earlier.place('history.jsonl'), `${JSON.stringify(past)}\n`);
    if (damage !== undefined) writeFileSync(earlier.place('grading.json'), damage);
    const { exitCode, stderr } = await runInstructor(
      ...['merge', ...parts, '--out', place(`after-${name}`), '--history', earlier.directory],
    );
    expect(exitCode).toBe(0);
    const history = readHistory(readFileSync(place(`after-${name}`, 'history.jsonl'), 'utf8'));
    return { times: history.map(({ at }) => at), stderr };
  }

  test('continue those of the last time', async () => {
    const { times, stderr } = await mergedAfter('same', []);
    expect(times).toEqual([ended, expect.any(String)]);
    expect(stderr).not.toContain('points over time');
  });

  test('start anew if that was about other exercises', async () => {
    const { times, stderr } = await mergedAfter('other', ['causal-mask']);
    expect(times).toEqual([expect.any(String)]);
    expect(times).not.toContain(ended);
    expect(stderr).toContain(
      `${place('before-other')} is about other exercises; the points over time start anew.`,
    );
  });

  test('start anew if the last grading cannot be read', async () => {
    const { times, stderr } = await mergedAfter('damaged', [], '{"schemaVersion": 2}');
    expect(times).toEqual([expect.any(String)]);
    expect(times).not.toContain(ended);
    expect(stderr).toContain(
      'grading.json is not in the grader’s format; delete or move it; the points over time start anew.',
    );
  });

  test('need a class that was graded', async () => {
    const args = [part(1, ['kit']), part(2, ['lea']), '--out', place('nothing'), '--history', place('empty')];
    expect(await runInstructor('merge', ...args)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(`${place('empty')} has no class results`) as string,
    });
  });
});
