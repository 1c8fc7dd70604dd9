import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ClassFolder } from '../../../grader/class/class-folder';
import { recordFields } from '../../../grader/results/class-record';
import { unreadableResults } from '../../../grader/judge/unreadable-results';
import { exercisesNamed } from '../../../grader/course';

const place = mkdtempSync(path.join(os.tmpdir(), 'class-folder-'));
afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

/** A folder with the results of one submission. */
function gradedFolder(name: string): ClassFolder {
  const folder = new ClassFolder(path.join(place, name));
  const exercises = exercisesNamed(['causal-mask']);
  const results = unreadableResults(exercises, 'it is empty', { seed: 7, isolate: false });
  mkdirSync(folder.directory);
  folder.add(
    {
      ...{ schemaVersion: 1, submission: 'ada', key: '0', outcome: 'graded', reason: null },
      ...{ results: 'ada/results.json', ...recordFields(results) },
    },
    { results, sources: [] },
  );
  return folder;
}

const damages: Readonly<Record<string, (file: string) => void>> = {
  missing: (file) => {
    rmSync(file);
  },
  empty: (file) => {
    writeFileSync(file, '');
  },
  'cut off': (file) => {
    writeFileSync(file, '{"schemaVersion": 1, "cour');
  },
  'a folder': (file) => {
    rmSync(file);
    mkdirSync(file);
  },
  'those of another grading': (file) => {
    const [exercise] = exercisesNamed(['layer-norm']);
    const results = unreadableResults(exercise === undefined ? [] : [exercise], '', {
      seed: 7,
      isolate: false,
    });
    writeFileSync(file, JSON.stringify({ ...results, points: 1 }));
  },
};

test.each(Object.entries(damages))('a record whose results are %s is not kept', (name, damage) => {
  const folder = gradedFolder(name);
  expect(folder.readRecords().map(({ submission }) => submission)).toEqual(['ada']);
  damage(folder.place('ada/results.json'));
  expect(folder.readRecords()).toEqual([]);
});
