import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { coreExercises } from '../../bench/core';
import { exercises, exercisesNamed, pathOf } from '../../grader/course';
import { gradeSubmission } from '../../grader/judge/grade-submission';
import { VerdictCache } from '../../grader/judge/verdict-cache';
import type { Results } from '../../grader/results/results';
import { WarmGrader } from '../../grader/watch/warm-grader';
import { mayBeSilent } from '../../grader/watch/silent-drive';
import { watchFiles } from '../../grader/watch/watch-files';
import { importersOf } from '../support/importers';
import { stayingProcessesOf } from '../support/processes';

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const course = readFolder('solutions');
let place: string;

beforeEach(() => {
  place = mkdtempSync(path.join(os.tmpdir(), 'watched-'));
  cpSync('solutions', path.join(place, 'exercises'), { recursive: true });
});

afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

function readFolder(folder: string): ReadonlyMap<string, string> {
  return new Map(
    exercises.map((exercise) => [
      exercise.definition.id,
      readFileSync(path.join(folder, pathOf(exercise)), 'utf8'),
    ]),
  );
}

/** Saves an edited model answer and returns the exercise. */
function save(id: string, change: (source: string) => string = (source) => source) {
  const [exercise] = exercisesNamed([id]);
  if (exercise === undefined) throw new Error(`there is no exercise ${id}`);
  writeFileSync(path.join(place, 'exercises', pathOf(exercise)), change(course.get(id) ?? ''));
  return exercise;
}

const wrongScale = (source: string): string => source.replace('Math.sqrt(', '(');
const endless = (source: string): string => source.replace(/\): tf\.\w+ \{/, '$& for (;;);');

const timeless = (results: Results | undefined): unknown =>
  results?.exercises.map((exercise) => ({ ...exercise, duration: 0 }));

const watched = (ids?: readonly string[]) => ({
  submission: place,
  exercises: ids === undefined ? coreExercises : exercisesNamed(ids),
  seed: 2017,
  isolate: false,
  sandbox: 'standard' as const,
});

async function withGrader(
  use: (grader: WarmGrader) => Promise<void>,
  ids?: readonly string[],
): Promise<void> {
  const grader = new WarmGrader(watched(ids));
  try {
    await use(grader);
  } finally {
    await grader.close();
  }
}

test('after any sequence of saves, the results equal those of grading everything', async () => {
  await withGrader(async (grader) => {
    for (const [id, change] of [
      ['scaled-dot-product-attention', wrongScale],
      ['layer-norm', (source: string) => `${source}\nexport {`],
      ['noise-schedule', () => 'export const nothing = 1;'],
      ['scaled-dot-product-attention', undefined],
      ['layer-norm', (source: string) => `// one line further down\n${source}`],
    ] as const) {
      const results = await grader.grade([save(id, change)], () => undefined);
      const fresh = await gradeSubmission({
        ...watched(),
        checkTypes: () => Promise.resolve({ errors: [], unchecked: undefined }),
      });
      expect(timeless(results)).toEqual(timeless(fresh));
    }
  });
});

test('judges what was saved first, then what depends on it, and nothing else', async () => {
  const judged: (string | readonly string[])[] = [];
  const known = new (class extends VerdictCache {
    override keep(...[exercise, ...rest]: Parameters<VerdictCache['keep']>): void {
      judged.push(exercise);
      super.keep(exercise, ...rest);
    }
  })();
  // Some of their checks train a model.
  const chosen = exercises.filter(({ assignment }) => assignment !== 'physics');
  const all = chosen.map(({ definition: { id } }) => id);
  const grade = (first: readonly string[]) =>
    gradeSubmission({
      ...watched(all),
      known,
      first: new Set(first),
      tellSoFar: ({ exercises: told }) => judged.push(told.map(({ id }) => id)),
    });
  await grade([]);
  judged.length = 0;
  const { definition } = save('multi-head-attention', (source) => source.replace('return', 'void 0; return'));
  await grade([definition.id]);
  const importers = importersOf('multi-head-attention').filter((id) => all.includes(id));
  expect(importers).toContain('transformer-block');
  const others = all.filter((id) => !importers.includes(id));
  const slow = chosen
    .filter(({ definition: { checks } }) => checks.some(({ seconds }) => seconds !== undefined))
    .map(({ definition: { id } }) => id);
  const quick = importers.filter((id) => !slow.includes(id));
  // Before a check that takes seconds, all other verdicts are told.
  expect(judged).toEqual(['multi-head-attention', others, ...quick, all, ...slow]);
});

test('judges a file again if it was saved unchanged', async () => {
  await withGrader(
    async (grader) => {
      const exercise = save('causal-mask', (source) => `${source}\nconsole.log(performance.now());\n`);
      const printed = async (saved: boolean): Promise<unknown> =>
        (await grader.grade(saved ? [exercise] : [], () => undefined))?.exercises[0]?.output.lines;
      const first = await printed(true);
      expect(await printed(false)).toEqual(first);
      expect(await printed(true)).not.toEqual(first);
    },
    ['causal-mask'],
  );
});

test('a save cancels the current grading, of which nothing is kept', async () => {
  await withGrader(
    async (grader) => {
      const superseded = grader.grade([save('causal-mask', endless)], () => undefined);
      await new Promise((resolve) => setTimeout(resolve, 700));
      const latest = await grader.grade([save('causal-mask')], () => undefined);
      expect(await superseded).toBeUndefined();
      expect(latest?.points).toBe(latest?.maxPoints);
      const back = await grader.grade([save('causal-mask', endless)], () => undefined);
      expect(back?.exercises[0]?.checks.map(({ status }) => status)).toContain('timeout');
    },
    ['causal-mask'],
  );
});

test('type errors follow the results', async () => {
  await withGrader(
    async (grader) => {
      const results = await grader.grade(
        [save('causal-mask', (source) => `${source}\nexport const n: number = 'x';\n`)],
        () => undefined,
      );
      if (results === undefined) throw new Error('nothing was graded');
      expect(results.exercises[0]?.typeErrors).toEqual([]);
      const checked = await grader.withTypeErrors(results);
      expect(checked?.exercises[0]?.typeErrors[0]?.message).toContain('not assignable');
    },
    ['causal-mask'],
  );
});

test('notices every way to save a file, and ignores editors’ files', async () => {
  const root = path.join(place, 'exercises');
  const told = new Set<string>();
  const stop = await watchFiles(root, (files) => {
    for (const file of files) told.add(file);
  });
  try {
    const inPlace = path.join(root, '1-attention', 'causal-mask.ts');
    writeFileSync(inPlace, '// in place\n');
    const renamed = path.join(root, '2-transformer', 'layer-norm.ts');
    writeFileSync(`${renamed}~`, '// written next to it, then renamed\n');
    renameSync(`${renamed}~`, renamed);
    writeFileSync(path.join(root, '1-attention', '.causal-mask.ts.swp'), '');
    mkdirSync(path.join(root, 'helpers'));
    writeFileSync(path.join(root, 'helpers', 'rows.ts'), '');
    rmSync(path.join(root, '4-diffusion', 'noise-schedule.ts'));
    const expected = [
      '1-attention/causal-mask.ts',
      '2-transformer/layer-norm.ts',
      '4-diffusion/noise-schedule.ts',
      'helpers/rows.ts',
    ];
    for (let wait = 0; wait < 100 && told.size < expected.length; wait++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect([...told].sort()).toEqual(expected);
  } finally {
    await stop();
  }
});

test('one save is reported once, whatever the editor does to the file afterwards', async () => {
  const told: (readonly string[])[] = [];
  const stop = await watchFiles(path.join(place, 'exercises'), (files) => told.push(files));
  try {
    const file = path.join(place, 'exercises', '2-transformer', 'layer-norm.ts');
    save('layer-norm');
    await pause(150);
    chmodSync(file, 0o600);
    await pause(150);
    utimesSync(file, new Date(), new Date());
    await pause(150);
    expect(told).toEqual([['2-transformer/layer-norm.ts']]);
    save('layer-norm', (source) => `${source}\n`);
    await pause(150);
    expect(told).toHaveLength(2);
    await pause(1_000);
    save('layer-norm', (source) => `${source}\n`);
    await pause(150);
    expect(told).toHaveLength(3);
  } finally {
    await stop();
  }
});

test('another folder in the place of the watched one is watched, too', async () => {
  const root = path.join(place, 'exercises');
  const told: (readonly string[])[] = [];
  const stop = await watchFiles(root, (files) => told.push(files));
  const isTold = async (wanted: (files: readonly string[]) => boolean): Promise<boolean> => {
    for (let wait = 0; wait < 200 && !told.some(wanted); wait++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    return told.splice(0).some(wanted);
  };
  try {
    for (const isGone of [true, false]) {
      renameSync(root, path.join(place, `old-${String(isGone)}`));
      if (isGone) expect(await isTold((files) => files.length > 0)).toBe(true);
      cpSync('solutions', root, { recursive: true });
      expect(await isTold((files) => files.length === 0)).toBe(true);
      save('layer-norm', (source) => `${source}// ${String(isGone)}\n`);
      expect(await isTold((files) => files.includes('2-transformer/layer-norm.ts'))).toBe(true);
    }
  } finally {
    await stop();
  }
});

test('drives that may report no changes are known by their kind', () => {
  const isLinux = process.platform === 'linux';
  expect(mayBeSilent('.', () => 0x01021997)).toBe(isLinux);
  // As a signed number, as on 32 bits.
  expect(mayBeSilent('.', () => 0xfe534d42 | 0)).toBe(isLinux);
  expect(mayBeSilent('.', () => 0xef53)).toBe(false);
  expect(mayBeSilent(path.join(place, 'is-missing'))).toBe(false);
});

describe('npm run watch', () => {
  const start = (...args: string[]) => startWith([], ...args);
  const startWith = (flags: readonly string[], ...args: string[]) => {
    const command = [...flags, 'scripts/run.mjs', 'grader/cli/main.ts', 'watch', ...args];
    const child = spawn(process.execPath, command, {
      env: { ...process.env, NO_COLOR: '1' },
      detached: process.platform !== 'win32',
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const shown = async (text: string): Promise<string> => {
      for (let wait = 0; wait < 600; wait++) {
        const at = stdout.indexOf(text);
        if (at !== -1) {
          const answer = stdout.slice(0, at + text.length);
          stdout = stdout.slice(at + text.length);
          return answer;
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`"${text}" was not shown:\n${stdout}\n${stderr}`);
    };
    return { child, ended, shown, errors: () => stderr, rest: () => stdout };
  };

  test('grades each save, survives errors, and exits cleanly on Ctrl-C', async () => {
    const { child, ended, shown } = start('1-attention', '--submission', place);
    await shown('Every point earned');
    await shown('press Ctrl-C to stop');
    save('scaled-dot-product-attention', wrongScale);
    const wrong = await shown('Hint:');
    expect(wrong).toContain('31');
    expect(wrong).toMatch(/Scaled dot-product attention {2}\d+\/13/);
    save('scaled-dot-product-attention');
    expect(await shown('✓ Scaled dot-product attention  13/13')).not.toContain('Hint:');
    await shown('Every point earned');
    rmSync(path.join(place, 'exercises', '1-attention'), { recursive: true });
    await shown('cannot run');
    child.kill('SIGINT');
    if (process.platform !== 'win32') expect(await ended).toBe(0); // Windows has no signals.
    expect(await stayingProcessesOf(child.pid ?? 0, place)).toEqual([]);
  });

  test('shows the report on another exercise once when a right one is saved', async () => {
    save('transformer-block', (source) => source.replace(', mask)', ')'));
    const { child, ended, shown } = start('2-transformer', '--submission', place);
    await shown('press Ctrl-C to stop');
    save('layer-norm', (source) => `${source}\n`);
    await new Promise((resolve) => setTimeout(resolve, 700));
    utimesSync(path.join(place, 'exercises', '2-transformer', 'layer-norm.ts'), new Date(), new Date());
    const first = await shown('Layer normalisation  6/6');
    await new Promise((resolve) => setTimeout(resolve, 700));
    save('feed-forward', (source) => `${source}\n`);
    const answers = first + (await shown('✓ Feed-forward network'));
    expect(answers.match(/^Transformer block {2}/gm)).toHaveLength(1);
    expect(answers.match(/Layer normalisation {2}6\/6/g)).toHaveLength(1);
    child.kill('SIGINT');
    await ended;
  });

  /** What a drive does that reports no changes, or a system that watches no more files. */
  const withoutEvents = (body: string): string => {
    const file = path.join(place, 'without-events.cjs');
    const watch = `() => { ${body} }`;
    writeFileSync(
      file,
      `require('node:fs').watch = ${watch}; require('node:module').syncBuiltinESMExports();`,
    );
    return file;
  };

  test('sees a save on a drive that reports none with --poll', async () => {
    const silent = withoutEvents("return Object.assign(new (require('node:events'))(), { close() {} });");
    const options = ['causal-mask', '--submission', place];
    const unaware = startWith(['--require', silent], ...options);
    await unaware.shown('press Ctrl-C to stop');
    const polling = startWith(['--require', silent], ...options, '--poll');
    await polling.shown('press Ctrl-C to stop');
    save('causal-mask', (source) => `${source}\nexport {`);
    await polling.shown('cannot run');
    await pause(500);
    expect(unaware.rest()).not.toContain('cannot run');
    for (const { child, ended } of [unaware, polling]) {
      child.kill('SIGINT');
      await ended;
    }
  });

  test('names --poll if the system watches no more files', async () => {
    const full = withoutEvents(
      "throw Object.assign(new Error('ENOSPC: limit reached'), { code: 'ENOSPC' });",
    );
    const { ended, errors } = startWith(['--require', full], 'causal-mask', '--submission', place);
    expect(await ended).toBe(2);
    expect(errors()).toMatch(
      /^Nothing was graded: the system does not report[^\n]*ENOSPC[^\n]*add --poll\.\n$/,
    );
  });

  test('refuses with one line on stderr and exit code 2', async () => {
    const { ended, errors } = start('--submission', path.join(place, 'nowhere'));
    expect(await ended).toBe(2);
    expect(errors()).toMatch(/^Nothing was graded: there is no folder .*\n$/);
  });
});
