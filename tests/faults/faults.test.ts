/**
 * Injects faults, drawn from a seed: files that are missing, empty, truncated or a folder, and
 * commands that are killed. A verdict is then right, or absent with one line and exit code 2;
 * nothing finished is lost, and the next run works.
 *
 * `FAULTS=200 FAULT_SEED=7 npx jest tests/faults` draws 200.
 */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { uniforms } from '../../grader/oracle/random';
import { copyCourse, filesIn, runIn, verdictsIn, type Ended } from './course-copy';

const COUNT = Number(process.env['FAULTS'] ?? 12);
const SEED = Number(process.env['FAULT_SEED'] ?? 1);

const place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'faults-')));
const root = path.join(place, 'course');
const submissions = path.join(place, 'submissions');
const out = path.join(place, 'out');
const cache = path.join(root, 'node_modules', '.cache');

const GRADE = ['grader/cli/main.ts', 'grade', 'causal-mask', '--submission', 'solutions'];
const CLASS = [
  ...['grader/cli/instructor.ts', 'grade:class', submissions, 'causal-mask'],
  ...['--out', out, '--seed', '271828', '--jobs', '2'],
];
const RIGHT = ['graded 4', 'graded 4'];

beforeAll(async () => {
  copyCourse(root);
  for (const name of ['ada', 'ben']) cpSync('solutions', path.join(submissions, name), { recursive: true });
  expect(await runIn(root, GRADE)).toEqual({ code: 0, stderr: '' });
  const graded = await runIn(root, CLASS);
  expect([graded.code, graded.code === 0 ? '' : graded.stderr]).toEqual([0, '']);
});
afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

type Random = () => number;

const pick = <T>(random: Random, list: readonly T[]): T => {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('there is nothing to pick from');
  return found;
};

const damages: Readonly<Record<string, (file: string, random: Random) => void>> = {
  missing: (file) => {
    rmSync(file);
  },
  empty: (file) => {
    writeFileSync(file, '');
  },
  truncated: (file, random) => {
    truncateSync(file, Math.floor(random() * readFileSync(file).length));
  },
  'a folder': (file) => {
    rmSync(file);
    mkdirSync(file);
  },
};

const oneLine = /^[^\n]+\n$/;

/** Full points, or exit code 2 with one line. */
function expectRightOrRefused({ code, stderr }: Ended): void {
  expect([0, 2]).toContain(code);
  if (code === 2) expect(stderr).toMatch(oneLine);
}

/** @returns repairs it */
function damageOne(folder: string, random: Random): () => void {
  const file = pick(random, filesIn(folder));
  const whole = readFileSync(file);
  damages[pick(random, Object.keys(damages))]?.(file, random);
  return () => {
    rmSync(file, { recursive: true, force: true });
    writeFileSync(file, whole);
  };
}

/** Each injects one fault and checks what follows. */
const faults: Readonly<Record<string, (random: Random) => Promise<void>>> = {
  'a damaged file of the cache': async (random) => {
    damageOne(cache, random);
    // Whatever is damaged can be made again, or kept elsewhere.
    expect(await runIn(root, GRADE)).toEqual({ code: 0, stderr: '' });
  },
  'a damaged file of the course': async (random) => {
    const repair = damageOne(path.join(root, pick(random, ['fixtures', 'exercises'])), random);
    try {
      expectRightOrRefused(await runIn(root, GRADE));
    } finally {
      repair();
    }
    expect(await runIn(root, GRADE)).toEqual({ code: 0, stderr: '' });
  },
  'a damaged file of the results': async (random) => {
    const repair = damageOne(out, random);
    const { code, stderr } = await runIn(root, CLASS);
    if (code === 0) {
      expect(verdictsIn(out)).toEqual(RIGHT);
      return;
    }
    expect(stderr.trim().split('\n').at(-1)).toMatch(/\S/);
    repair();
    expect(await runIn(root, CLASS)).toMatchObject({ code: 0 });
    expect(verdictsIn(out)).toEqual(RIGHT);
  },
  'a class that is killed': async (random) => {
    rmSync(out, { recursive: true, force: true });
    await runIn(root, CLASS, 200 + random() * 4_000);
    expect(await runIn(root, CLASS)).toMatchObject({ code: 0 });
    expect(verdictsIn(out)).toEqual(RIGHT);
  },
  'a grading that is killed while it fills the cache': async (random) => {
    rmSync(cache, { recursive: true, force: true });
    await runIn(root, GRADE, 100 + random() * 3_000);
    expect(await runIn(root, GRADE)).toEqual({ code: 0, stderr: '' });
  },
  'a command that is started twice': async (random) => {
    if (random() < 0.5) rmSync(cache, { recursive: true, force: true });
    for (const ended of await Promise.all([runIn(root, GRADE), runIn(root, GRADE)]))
      expect(ended).toEqual({ code: 0, stderr: '' });
    for (const ended of await Promise.all([runIn(root, CLASS), runIn(root, CLASS)])) expectEitherEnds(ended);
    expect(verdictsIn(out)).toEqual(RIGHT);
  },
};

/** The one that came second is refused. */
function expectEitherEnds({ code, stderr }: Ended): void {
  expect([0, 2]).toContain(code);
  if (code === 2) expect(stderr).toMatch(/another command is writing into [^\n]*\n$/);
}

const drawn = uniforms(SEED, 'faults');
const names = Object.keys(faults);

test.each(
  Array.from({ length: COUNT }, (_, i) => ({
    i,
    name: names[i % names.length] ?? '',
    seed: Math.floor(drawn() * 2 ** 31),
  })),
)('$i: $name (drawn with $seed)', async ({ name, seed }) => {
  await faults[name]?.(uniforms(seed, 'fault'));
});
