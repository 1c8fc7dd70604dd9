/**
 * `npm run similarity`, mostly without Dolos, which is not installed with the course; where it is
 * installed, with it too.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { disguised, plainSubmissions, renamed, solution } from '../../bench/similarity/made-submissions';
import { similarity, type SimilarityTools } from '../../grader/cli/similarity';
import { exercises, pathOf } from '../../grader/course';
import { loadDolos } from '../../grader/similarity/load-dolos';
import { byWords, MASK, stubs, submit as submitTo, words } from '../support/compared-class';
import { recordWithout, writeClass } from '../support/graded-class';
import { runInstructor } from '../support/released';
import { runReport } from '../support/run-report';

const tools: SimilarityTools = {
  fingerprints: () => Promise.resolve(byWords),
  stubs: () => Promise.resolve(stubs),
  oracle: () => new Map([['tensor.ts', words('oracle', 100)]]),
};

let directory = '';
const place = (...names: string[]): string => path.join(directory, ...names);

beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'similarity-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const submit = (name: string, files?: Readonly<Record<string, string>>): void => {
  submitTo(place('class'), name, files);
};

describe('the command', () => {
  let printed: string[] = [];
  beforeEach(() => {
    printed = [];
    for (const method of ['log', 'error'] as const)
      jest.spyOn(console, method).mockImplementation((...line: unknown[]) => {
        printed.push(line.join(' '));
      });
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const compare = (
    options: { names?: string[]; threshold?: number; references?: string[] } = {},
  ): Promise<void> =>
    similarity(
      {
        folder: place('class'),
        out: place('graded'),
        names: options.names ?? [],
        threshold: options.threshold,
        references: options.references ?? [],
      },
      tools,
    );

  test('writes the pairs for the class’s page', async () => {
    const answers = (name: string, own: number): Record<string, string> =>
      Object.fromEntries(
        [...stubs.keys()].map((file) => [file, `/* ${`${words(name, own)} `.repeat(3)} */`]),
      );
    submit('ada', answers('ada', 0));
    submit('bob', answers('bob', 10));
    submit('=cy', answers('cy', 90));
    submit('\u202edan');
    submit('eve');
    mkdirSync(place('class', 'empty'));
    writeClass(
      place('graded'),
      new Map(),
      ['ada', 'bob', '=cy', '\u202edan', 'eve', 'empty'].map((name) => recordWithout(name, 'unreadable', '')),
    );
    await compare();
    expect(readFileSync(place('graded', 'similarity.csv'), 'utf8')).toBe(
      `\uFEFFleft,right,similarity,exercises\nada,bob,0.9000,${exercises.length}\n`,
    );
    expect(printed.join('\n')).toMatch(/^empty was not compared, or only in part: empty holds neither/);
    expect(printed.join('\n')).toContain('1 pair of 6 submissions is similar');
    expect(printed.join('\n')).toMatch(new RegExp(`│ +0\\.90 │ +${exercises.length} │ +1 │ ada +│ bob`));
    expect(printed.at(-1)).toBe(
      `To show them on the page of the class, run: npm run report -- ${place('graded')}`,
    );
    expect(runReport([place('graded')])).toMatchObject({ exitCode: 0, stderr: '' });
    expect(readFileSync(place('graded', 'class.html'), 'utf8')).toContain('Similar submissions');

    await compare({ names: ['1-attention'], threshold: 0.95 });
    expect(readFileSync(place('graded', 'similarity.csv'), 'utf8')).toBe(
      '\uFEFFleft,right,similarity,exercises\n',
    );
    expect(printed.join('\n')).toContain('No two of 6 submissions are similar');
  });

  test('names first what is like the course’s own code or an earlier year’s', async () => {
    const all = (text: string): Record<string, string> =>
      Object.fromEntries([...stubs.keys()].map((file) => [file, `/* ${text} */`]));
    submit('ada', all(words('ada', 100)));
    submit('bob', all(`${words('old', 100)} ${words('bob', 5)}`));
    submit('cy', { [MASK]: `/* ${words('oracle', 95)} */` });
    const solved = Object.fromEntries(
      exercises.map((exercise) => [
        pathOf(exercise),
        readFileSync(path.join('solutions', pathOf(exercise)), 'utf8'),
      ]),
    );
    submit('dan', solved);
    submitTo(place('2025'), 'old', all(words('old', 100)));
    submitTo(place('2025'), 'other', all(words('other', 100)));
    writeClass(
      place('graded'),
      new Map(),
      ['ada', 'bob', 'cy', 'dan'].map((name) => recordWithout(name, 'unreadable', '')),
    );
    await compare({ references: [place('2025')], threshold: 0.6 });
    expect(readFileSync(place('graded', 'references.csv'), 'utf8').trim().split('\n').slice(1)).toEqual([
      expect.stringMatching(/^dan,solutions,1\.0000,\d+$/) as string,
      expect.stringMatching(/^cy,grader\/oracle,0\.\d+,1$/) as string,
      expect.stringMatching(/^bob,2025\/old,0\.\d+,\d+$/) as string,
    ]);
    expect(printed.join('\n')).toMatch(
      /^3 submissions are like the course’s own code or one of an earlier year; .* Look at these first\./,
    );
    expect(runReport([place('graded')])).toMatchObject({ exitCode: 0, stderr: '' });
    expect(readFileSync(place('graded', 'class.html'), 'utf8')).toMatch(/2025\/old/);
  });

  test('escapes names, and shows at most ten pairs', async () => {
    for (const name of ['a', 'b', 'c', 'd', '\u001b[31mred'])
      submit(name, { [MASK]: words('', 0), '1-attention/multi-head-attention.ts': words('', 0) });
    await compare({ threshold: 1 });
    expect(printed.join('\n')).toContain('10 pairs of 5 submissions are similar; ');
    expect(printed.join('\n')).toContain('\\u001b[31mred');
    submit('f', { [MASK]: words('', 0) });
    await compare({ threshold: 1 });
    expect(printed.join('\n')).toContain('15 pairs of 6 submissions are similar, the first 10 are shown; ');
    expect(printed.at(-1)).not.toContain('npm run report');
  });
});

describe('refuses with one line on stderr and exit code 2', () => {
  const isInstalled = existsSync(path.join('node_modules', '@dodona', 'dolos-lib'));
  const withoutDolos = isInstalled ? test.skip : test;
  const withDolos = isInstalled ? test : test.skip;

  const refused = async (message: string, ...args: string[]): Promise<void> => {
    const { exitCode, stderr, stdout } = await runInstructor('similarity', ...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  };

  test('folders and options', async () => {
    submit('ada');
    const out = ['--out', place('graded')];
    await refused('Nothing was compared: there is no folder', place('nothing'), ...out);
    await refused('Nothing was compared: there is no exercise or module "5"', place('class'), '5', ...out);
    await refused('contains only one submission; a comparison needs two', place('class'), ...out);
    await refused('It must be a number from 0 to 1', place('class'), ...out, '--threshold', '1.5');
    await refused("missing required argument 'folder'; see npm run similarity -- --help", ...out);
    submit('bob');
    writeClass(place('graded'), new Map(), [recordWithout('ada', 'unreadable', '')]);
    await refused('bob is not among the graded submissions', place('class'), ...out);
    expect(existsSync(place('graded', 'similarity.csv'))).toBe(false);
  });

  withoutDolos('without Dolos, which is not installed with the course', async () => {
    submit('ada');
    submit('bob');
    await refused(
      'Nothing was compared: this needs Dolos, which is not part of the course; run npm install --no-save --ignore-scripts=false @dodona/dolos-lib@3.5.1 to install it',
      ...[place('class'), '--out', place('graded')],
    );
    expect(existsSync(place('graded'))).toBe(false);
  });

  withDolos('with Dolos: finds copies, but no honest work', async () => {
    const starters = new Map(
      exercises.map((exercise) => [exercise.definition.id, stubs.get(pathOf(exercise)) ?? '']),
    );
    for (const { name, texts } of [...plainSubmissions(starters), renamed, disguised])
      submit(
        name,
        Object.fromEntries(
          exercises.map((exercise) => [pathOf(exercise), texts.get(exercise.definition.id) ?? '']),
        ),
      );
    cpSync(place('class', solution.name), place('class', 'eve'), { recursive: true });
    submit('stub-1');
    submit('stub-2');
    const ran = await runInstructor('similarity', place('class'), '--out', place('graded'));
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    const pairs = readFileSync(place('graded', 'similarity.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(',').slice(0, 3).join(','));
    expect(pairs.slice(0, 3)).toEqual([
      'eve,renamed,1.0000',
      'eve,solution,1.0000',
      'renamed,solution,1.0000',
    ]);
    expect(pairs.slice(3).every((pair) => pair.startsWith('disguised,'))).toBe(true);
    expect(pairs).toHaveLength(6);
  });

  test.each([
    [
      'MODULE_NOT_FOUND',
      "Cannot find module '@dodona/dolos-lib'\nRequire stack:\n- x",
      'npm install --no-save',
    ],
    ['MODULE_NOT_FOUND', "Cannot find module './a.node'\nRequire stack:\n- @dodona/dolos-lib", 'npm rebuild'],
    ['ERR_DLOPEN_FAILED', 'version `GLIBCXX_3.4.31’ not found\n(required by x)', 'npm rebuild'],
  ])('%s: %j', async (code, message, advice) => {
    const failure = Object.assign(new Error(message), { code });
    const refusal: unknown = await loadDolos(() => Promise.reject(failure)).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: 'NoDolos', cause: failure });
    expect(String(refusal)).toContain(advice);
    expect(String(refusal)).not.toContain('\n');
  });
});
