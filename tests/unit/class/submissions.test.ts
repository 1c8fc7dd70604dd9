import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { submissionsIn, unpackedArchives } from '../../../grader/class/submissions';
import { courseRoot } from '../../../grader/submission/course-root';
import { wrapperOf } from '../../../grader/submission/submission-folder';

let place: string;
beforeEach(() => {
  place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'submissions-')));
});
afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

const inPlace = (...parts: string[]): string => path.join(place, ...parts);

/** Makes empty folders below the place; names with a dot near the end are files. */
function make(...paths: string[]): void {
  for (const each of paths) {
    const isFile = /\.\w+$/.test(each);
    mkdirSync(isFile ? path.dirname(inPlace(each)) : inPlace(each), { recursive: true });
    if (isFile) writeFileSync(inPlace(each), '');
  }
}

const MODULE = '1-attention';
const namesIn = (folder: string, out = 'out'): string[] =>
  submissionsIn(inPlace(folder), inPlace(out)).map(({ name }) => name);

test('what systems and tools leave in a folder is no submission', () => {
  make('class/ada', 'class/__MACOSX/ada', 'class/node_modules/x', 'class/.git', 'class/out');
  make('class/.DS_Store', 'class/Thumbs.db', 'class/grades.csv');
  expect(namesIn('class', 'class/out')).toEqual(['ada']);
});

describe('an archive', () => {
  test('is a submission that cannot be read, with a line that says why', () => {
    make('class/ada/exercises', 'class/sam.zip', 'class/ida.tar.gz');
    const [, ida, sam] = submissionsIn(inPlace('class'), inPlace('out'));
    expect([ida?.name, sam?.name]).toEqual(['ida', 'sam']);
    expect(() => courseRoot(sam?.directory ?? '')).toThrow(/sam\.zip is an archive; unpack it$/);
    expect(unpackedArchives(inPlace('class'))).toEqual([]);
  });

  test('is passed over beside a folder of its name, and named', () => {
    make('class/sam/exercises', 'class/sam.zip', 'class/sam.tgz');
    expect(namesIn('class')).toEqual(['sam']);
    expect(unpackedArchives(inPlace('class')).sort()).toEqual(['sam.tgz', 'sam.zip']);
  });

  test('counts once, however often a student sent one', () => {
    make('class/sam.zip', 'class/sam.tar');
    expect(namesIn('class')).toEqual(['sam']);
  });
});

describe('a submission that lies deeper', () => {
  const foundIn = (submission: string): string | undefined =>
    wrapperOf(inPlace(submission), courseRoot(inPlace(submission)));

  test.each([
    ['ida', `ida/exercises/${MODULE}`, undefined],
    ['ida', `ida/${MODULE}`, undefined],
    ['ida', `ida/ida-main/exercises/${MODULE}`, 'ida-main'],
    ['ida', `ida/attention/${MODULE}`, 'attention'],
    ['ida', `ida/download/ida-main/exercises/${MODULE}`, 'download/ida-main'],
  ])('in %s, %s is found, and the folder is named', (submission, folder, wrapper) => {
    make(folder, `${submission}/__MACOSX/x`, `${submission}/notes.txt`);
    expect(foundIn(submission)).toBe(wrapper);
  });

  test('is not guessed among several folders', () => {
    make(`ida/old/exercises/${MODULE}`, `ida/new/exercises/${MODULE}`);
    expect(() => foundIn('ida')).toThrow('holds neither exercises/ nor a module folder');
  });

  test('is not looked for behind a link', () => {
    make(`other/exercises/${MODULE}`, 'ida');
    symlinkSync(inPlace('other'), inPlace('ida', 'link'), 'junction');
    expect(() => foundIn('ida')).toThrow('holds neither exercises/ nor a module folder');
  });
});

test.each([`ida/exercises/${MODULE}`, `ida/${MODULE}`])('one submission is no class: %s', (folder) => {
  make(folder, 'ida/docs');
  expect(() => namesIn('ida')).toThrow(/looks like one submission.*npm run grade -- --submission/);
});

describe('results are never mixed with submissions', () => {
  beforeEach(() => {
    make(`class/ada/exercises/${MODULE}`, 'class/ben/exercises');
  });

  test.each([
    ['the folder of the class', 'class', /--out .* contains the submissions in/],
    ['a folder around it', '.', /--out .* contains the submissions in/],
    ['a submission', 'class/ada', /--out .* is in the submission ada/],
    ['a new folder in a submission', 'class/ben/new/results', /--out .* is in the submission ben/],
  ])('in %s', (_, out, message) => {
    expect(() => namesIn('class', out)).toThrow(message);
  });

  test('through a link', () => {
    symlinkSync(inPlace('class', 'ada'), inPlace('link'), 'junction');
    expect(() => namesIn('class', 'link/results')).toThrow(/is in the submission ada/);
  });

  test('but may lie beside them', () => {
    expect(namesIn('class', 'class/results')).toEqual(['ada', 'ben']);
  });
});
