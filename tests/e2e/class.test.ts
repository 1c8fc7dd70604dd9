/** Grading a class: its results, and that they survive interruptions. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { exercises, exercisesNamed, pointsOf } from '../../grader/course';
import { ClassFolder } from '../../grader/class/class-folder';
import { formatShard, isInShard, parseShard } from '../../grader/class/shard';
import { classCsv } from '../../grader/report/class-csv';
import { classRecordSchema, type ClassRecord } from '../../grader/results/class-record';
import { readResults } from '../../grader/results/read-results';
import { runGrade } from '../support/grade';
import { stayingProcessesOf } from '../support/processes';

let directory = '';
const place = (...names: string[]): string => path.join(directory, ...names);

interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const command = ['scripts/run.mjs', 'grader/cli/instructor.ts'];

function run(...args: string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], { encoding: 'utf8' });
  return { exitCode: status, stdout, stderr };
}

const gradeWithoutSeed = (out: string, ...args: string[]): Run =>
  run('grade:class', place('class'), '--out', place(out), ...args);

/**
 * Uses the public seed, so that results can be compared with individual gradings. In this
 * assignment no exercise imports the mask.
 */
const gradeAll = (out: string, ...args: string[]): Run =>
  gradeWithoutSeed(out, '--assignment', 'core', '--seed', '2017', ...args);

const csvIn = (out: string): string => readFileSync(place(out, 'class.csv'), 'utf8');

const recordsIn = (out: string): ClassRecord[] =>
  readFileSync(place(out, 'class.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => classRecordSchema.parse(JSON.parse(line)));

/** Adds a submission to the class: the solutions, with some files replaced. */
function submit(name: string, files: Readonly<Record<string, string>> = {}): void {
  cpSync('solutions', place('class', name, 'exercises'), { recursive: true });
  for (const [file, source] of Object.entries(files)) {
    writeFileSync(place('class', name, 'exercises', file), source);
  }
}

const MASK = '1-attention/causal-mask.ts';
const most = pointsOf(exercises.filter(({ assignment }) => assignment === 'core'));
/** The points without those of the mask. */
const lacking = most - pointsOf(exercisesNamed(['causal-mask']));

beforeAll(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'class-'));
  for (const name of ['ada', 'emmy', 'lise', 'marie']) submit(name);
  submit('endless', { [MASK]: 'export function causalMask() { for (;;); }\n' });
  submit('late', { [MASK]: readFileSync(path.join('exercises', MASK), 'utf8') });
  submit('=1+1', { [MASK]: `throw new Error('::error::no');\n` });
  mkdirSync(place('class', 'nothing'));
  writeFileSync(place('class', 'roster.txt'), 'not a submission');
  mkdirSync(place('class', '.git'));
});

afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

describe('a class', () => {
  let graded: Run;
  beforeAll(() => {
    graded = gradeAll('out');
  });

  test('is graded completely, each submission independently', () => {
    expect(graded.exitCode).toBe(0);
    const points = Object.fromEntries(
      recordsIn('out').map(({ submission, points: earned }) => [submission, earned]),
    );
    expect(points).toEqual({
      ...{ ada: most, emmy: most, lise: most, marie: most },
      ...{ '=1+1': lacking, endless: lacking, late: lacking, nothing: 0 },
    });
    expect(graded.stdout).toMatch(/7 of 8 graded, 1 cannot be read/);
    expect(graded.stdout).toMatch(
      /nothing cannot be read: nothing holds neither exercises\/ nor a module folder/,
    );
    expect(graded.stderr).toMatch(/\[8\/8\] /);
  });

  test('has the same results.json for each submission as grading it alone', async () => {
    const alone = await runGrade(['--assignment', 'core', '--submission', place('class', 'late')]);
    const inClass = readResults(readFileSync(place('out', 'late', 'results.json'), 'utf8'), 'results.json');
    const comparable = ({ exercises, ...rest }: NonNullable<typeof alone.results>): unknown => ({
      ...rest,
      exercises: exercises.map((exercise) => ({ ...exercise, duration: 0 })),
    });
    if (alone.results === undefined) throw new Error(alone.stderr);
    expect(comparable(inClass)).toEqual(comparable(alone.results));
  });

  test('has a table in which no cell is a formula', () => {
    const [head, ...rows] = csvIn('out').trim().split('\n');
    expect(head).toMatch(/^submission,outcome,points,adjusted,maxPoints,causal-mask,.*,reason,decided$/);
    expect(rows).toHaveLength(8);
    expect(rows[0]).toMatch(new RegExp(`^'=1\\+1,graded,${lacking},${lacking},${most},0,`));
    expect(rows.at(-1)).toMatch(
      new RegExp(`^nothing,unreadable,0,0,${most},,.*,nothing holds neither exercises`),
    );
  });

  test('records how each exercise failed', () => {
    const endless = recordsIn('out').find(({ submission }) => submission === 'endless');
    const mask = endless?.exercises.find(({ id }) => id === 'causal-mask');
    expect(mask).toMatchObject({ status: 'failed', points: 0, crashes: 0 });
    expect(mask?.timeouts).toBeGreaterThan(0);
  });

  test('only grades changed submissions again', () => {
    const writtenAt = (name: string): number => statSync(place('out', name, 'results.json')).mtimeMs;
    const before = { ada: writtenAt('ada'), late: writtenAt('late') };
    const table = csvIn('out');
    expect(gradeAll('out').stderr).toMatch(/8 of 8 have not changed/);
    cpSync(path.join('solutions', MASK), place('class', 'late', 'exercises', MASK));
    expect(gradeAll('out').stderr).toMatch(
      new RegExp(`7 of 8 have not changed[^]*\\[8/8\\] late: ${most}/${most}`),
    );
    expect(writtenAt('ada')).toBe(before.ada);
    expect(writtenAt('late')).toBeGreaterThan(before.late);
    expect(csvIn('out')).not.toBe(table);
  });

  test.each([
    [['--seed', '7'], 'with another seed'],
    [['causal-mask'], 'of other exercises'],
    [['--isolate'], 'without --isolate'],
    [['causal-mask', '--seed', '7'], 'of other exercises and with another seed'],
  ])('is not replaced if an option was forgotten: %j', (options, what) => {
    const table = csvIn('out');
    const { exitCode, stderr } = gradeAll('out', ...options);
    expect([exitCode, stderr]).toEqual([
      2,
      `Nothing was graded: ${place('out')} has grades ${what}; choose another folder with --out, or replace them with --regrade.\n`,
    ]);
    expect(csvIn('out')).toBe(table);
  });

  test('is graded again with another seed, which --resume keeps', () => {
    rmSync(place('class', 'endless'), { recursive: true }); // It would slow down the next tests.
    expect(gradeAll('out', 'causal-mask', '--seed', '7', '--regrade').stderr).toMatch(/\[7\/7\]/);
    const resumed = run('grade:class', '--out', place('out'), '--resume');
    expect(resumed.stderr).toMatch(/7 of 7 have not changed/);
    const { seed, exercises } = readResults(
      readFileSync(place('out', 'ada', 'results.json'), 'utf8'),
      'results.json',
    );
    expect([seed, exercises.length]).toEqual([7, 1]);
  });
});

describe('without a seed', () => {
  const seedIn = (out: string) => new ClassFolder(place(out)).readGrading()?.seed;
  const notice = (out: string): string => `new private seed, stored in ${place(out, 'grading.json')}.`;

  test('a random one is drawn, and stored where only the owner can read it', () => {
    const [one, other] = ['drawn', 'drawn-again'].map((out) => {
      const { exitCode, stdout, stderr } = gradeWithoutSeed(out, 'causal-mask');
      const seed = seedIn(out);
      expect(exitCode).toBe(0);
      expect(stderr.split('\n').filter((line) => line.includes(notice(out)))).toHaveLength(1);
      expect(`${stdout}${stderr}${csvIn(out)}`).not.toContain(String(seed));
      if (process.platform !== 'win32') expect(statSync(place(out, 'grading.json')).mode & 0o777).toBe(0o600);
      return seed;
    });
    for (const seed of [one, other]) expect(seed).toMatch(/^[0-9a-f]{32}$/);
    expect(one).not.toBe(other);
  });

  test('the stored one is used again, with --resume and without', () => {
    const seed = seedIn('drawn');
    for (const again of [
      gradeWithoutSeed('drawn', 'causal-mask'),
      run('grade:class', '--out', place('drawn'), '--resume'),
    ]) {
      expect(again.stderr).toMatch(/7 of 7 have not changed/);
      expect(again.stderr).not.toContain('new private seed');
    }
    expect(seedIn('drawn')).toBe(seed);
    expect(readResults(readFileSync(place('drawn', 'ada', 'results.json'), 'utf8'), '').seed).toBe(seed);
  });

  test('the public one is used if it is given', () => {
    expect(gradeAll('drawn', 'causal-mask', '--regrade').stderr).toMatch(/\[7\/7\]/);
    expect(seedIn('drawn')).toBe(2017);
  });

  test('a part of a class is refused, unless its folder has one', () => {
    const { exitCode, stderr } = gradeWithoutSeed('no-part', 'causal-mask', '--shard', '1/2');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^Nothing was graded: all parts of a class need the same seed: .*--seed <seed>.*GRADE_SEED.*\n$/,
    );
    expect(existsSync(place('no-part'))).toBe(false);
    gradeAll('kept-part', 'causal-mask', '--shard', '1/2');
    expect(gradeWithoutSeed('kept-part', 'causal-mask', '--shard', '1/2').exitCode).toBe(0);
    expect(seedIn('kept-part')).toBe(2017);
  });
});

describe('parts of a class', () => {
  test('merge into the whole', () => {
    gradeAll('whole', '1-attention');
    for (const part of ['1', '2', '3']) gradeAll(`part-${part}`, '1-attention', '--shard', `${part}/3`);
    const parts = ['3', '1', '2'].map((part) => place(`part-${part}`));
    const merged = run('merge', ...parts, '--out', place('merged'));
    expect(merged.exitCode).toBe(0);
    for (const file of ['class.csv', 'class.jsonl']) {
      expect(readFileSync(place('merged', file), 'utf8')).toBe(readFileSync(place('whole', file), 'utf8'));
    }
    expect(existsSync(place('merged', 'ada', 'results.json'))).toBe(true);
  });

  test.each([
    ['a part is missing', ['part-1', 'part-3'], /missing parts: 2\/3/],
    ['a part is given twice', ['part-1', 'part-1', 'part-2', 'part-3'], /both have results for/],
    [
      'the whole class is among the parts',
      ['part-1', 'part-2', 'part-3', 'whole'],
      /come from different divisions/,
    ],
    ['they were graded differently', ['part-1', 'other'], /graded with different graders, seeds or options/],
    ['one has no results', ['part-1', 'class'], /has no class results/],
  ])('are not merged if %s', (_, parts, message) => {
    if (parts.includes('other')) gradeAll('other', 'causal-mask', '--seed', '9');
    const { exitCode, stderr } = run('merge', ...parts.map((part) => place(part)), '--out', place('refused'));
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
    expect(existsSync(place('refused'))).toBe(false);
  });

  test('do not overwrite each other', () => {
    const { exitCode, stderr } = gradeAll('part-1', '1-attention', '--shard', '2/3');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/has the results of part 1\/3/);
  });

  test('do not depend on other submissions in the folder', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (name, of) => {
        const owners = Array.from({ length: of }, (_, i) => ({ number: i + 1, of })).filter((shard) =>
          isInShard(name, shard),
        );
        expect(owners).toHaveLength(1);
      }),
    );
    expect(parseShard('3/20')).toEqual({ number: 3, of: 20 });
    expect(formatShard({ number: 3, of: 20 })).toBe('3/20');
    for (const text of ['0/3', '4/3', '1', '1/0', '-1/3', '1/3/5', ' 1/3', '1e1/20'])
      expect(parseShard(text)).toBeUndefined();
  });
});

describe('a grading that is interrupted', () => {
  /**
   * Starts the grading in a new process group, and waits until this many submissions are finished.
   */
  async function begin(out: string, finished: number): Promise<ChildProcess> {
    const child = spawn(
      process.execPath,
      [
        ...command,
        'grade:class',
        place('class'),
        '1-attention',
        '--out',
        place(out),
        '--jobs',
        '1',
        '--seed',
        '2017',
      ],
      { detached: true, stdio: 'ignore' },
    );
    const records = place(out, 'class.jsonl');
    const lines = (): number =>
      existsSync(records) ? readFileSync(records, 'utf8').split('\n').length - 1 : 0;
    for (let i = 0; lines() < finished && child.exitCode === null; i++) {
      if (i > 600) throw new Error('nothing is finished');
      await wait(50);
    }
    return child;
  }
  const gone = (child: ChildProcess): Promise<unknown> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve(undefined);
      else child.once('close', resolve);
    });

  test('continues where it was killed, twice, and gives the same table as an undisturbed one', async () => {
    gradeAll('undisturbed', '1-attention');
    let before = 0;
    for (const finished of [2, 4]) {
      const child = await begin('killed', finished);
      child.kill('SIGKILL');
      await gone(child);
      const kept = recordsIn('killed').length;
      expect(kept).toBeGreaterThanOrEqual(Math.max(before, finished));
      before = kept;
    }
    // An incomplete line.
    appendFileSync(place('killed', 'class.jsonl'), '{"schemaVersion":1,"submiss');
    const { stderr } = run('grade:class', '--resume', '--out', place('killed'));
    expect(stderr).toContain(`${String(before)} of 7 have not changed`);
    expect(csvIn('killed')).toBe(csvIn('undisturbed'));
    expect(readFileSync(place('killed', 'class.jsonl'), 'utf8')).toBe(
      readFileSync(place('undisturbed', 'class.jsonl'), 'utf8'),
    );
    expect(readdirSync(place('killed')).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  test('leaves no process behind', async () => {
    for (const signal of ['SIGKILL', 'SIGINT'] as const) {
      const child = await begin(`ended-by-${signal}`, 1);
      child.kill(signal);
      await gone(child);
      expect(await stayingProcessesOf(child.pid ?? 0, directory)).toEqual([]);
    }
  });
});

test('an error in overrides.csv stops the pages, not the grading', () => {
  gradeAll('overridden', 'causal-mask');
  writeFileSync(
    place('overridden', 'overrides.csv'),
    'submission,exercise,adjustment,comment,by\nada,,two,x,y\n',
  );
  const slip = gradeAll('overridden', 'causal-mask');
  expect(slip.exitCode).toBe(1);
  expect(slip.stderr).toMatch(
    /The pages were not written: .*overrides\.csv, line 2: adjustment must be a number/,
  );
  writeFileSync(
    place('overridden', 'overrides.csv'),
    'submission,exercise,adjustment,comment,by\nada,,-2,copied,Grace\n',
  );
  expect(run('report', place('overridden')).exitCode).toBe(0);
  expect(csvIn('overridden')).toMatch(/^ada,graded,4,2,4,4,,all -2 by Grace: copied$/m);
});

test('a write error ends the grading with one line, and finished results are kept', () => {
  gradeAll('blocked', '--jobs', '1', 'causal-mask');
  rmSync(place('blocked', 'emmy'), { recursive: true });
  writeFileSync(place('blocked', 'emmy'), 'a file instead of the folder');
  const { exitCode, stderr } = gradeAll('blocked', '--jobs', '1', 'causal-mask');
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(
    /^The grading stopped after \d of \d submissions \(their results are kept\): cannot write the results to .*blocked.*continue with --resume/m,
  );
  expect(recordsIn('blocked').map(({ submission }) => submission)).toContain('ada');
  expect(readResults(readFileSync(place('blocked', 'ada', 'results.json'), 'utf8'), '').points).toBe(4);
});

test.each([
  [['grade:class', 'no-such-folder', '--out', 'unused'], /there is no folder no-such-folder/],
  [['grade:class', 'grader/corpus', '--out', 'unused'], /grader.corpus contains no submissions/],
  [['grade:class', 'solutions'], /required option '--out <dir>' not specified/],
  [['grade:class', '--out', 'unused', '--resume'], /unused has no grading to resume/],
  [['grade:class', 'solutions', 'no-such-exercise', '--out', 'unused'], /there is no exercise or module/],
  [['grade:class', 'solutions', '--out', 'unused', '--shard', '4/3'], /It must look like 3\/20/],
  [['grade:class', 'solutions', '--out', 'unused', '--jobs', '0'], /a number from 1/],
])('%j is refused with one line', (args, message) => {
  const { exitCode, stderr, stdout } = run(...args);
  expect(exitCode).toBe(2);
  expect(stderr.trim()).toMatch(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stdout).toBe('');
  expect(existsSync('unused')).toBe(false);
});

test('refuses a folder of results in another format', () => {
  const folder = new ClassFolder(mkdtempSync(path.join(os.tmpdir(), 'class-')));
  writeFileSync(folder.place('grading.json'), '{"schemaVersion": 2}');
  expect(() => folder.readGrading()).toThrow(/is not in the grader’s format/);
  rmSync(folder.place('grading.json'));
  mkdirSync(folder.place('grading.json'));
  expect(() => folder.readGrading()).toThrow(/cannot read .*grading\.json/);
  rmSync(folder.directory, { recursive: true });
});

test('the table is valid for any names', () => {
  const record = { schemaVersion: 1, outcome: 'graded', reason: null, results: null, key: '' } as const;
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (submission) => {
      const table = classCsv([{ ...record, submission, points: 1, maxPoints: 2, exercises: [] }], []);
      expect(table).not.toMatch(/^["']?[=+@]/m);
      expect(table).toMatch(/^\uFEFFsubmission,outcome,points,adjusted,maxPoints,reason,decided\n/);
    }),
  );
});
