import { spawn } from 'node:child_process';
import {
  cpSync,
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
import { parse } from 'yaml';
import { keysOf } from '../../grader/concepts/keys';
import { exercises, modules, pathOf, pointsOf } from '../../grader/course';
import { RELEASED_GRADER, releasedSources } from '../../grader/platform/released-grader.mjs';
import { chooseCourse, countedIn, prerequisitesIn } from '../../grader/release/choose-course';
import { editorFiles } from '../../grader/release/editor';
import { parseLockfile, prunedLockfile, type Lockfile } from '../../grader/release/lockfile';
import { lookForAnswers, searchedFiles } from '../../grader/release/proof';
import { secretsOf } from '../../grader/release/secrets';
import { readResults } from '../../grader/results/read-results';
import { answeredModules } from '../../quality/concepts';
import { linkPackages } from '../support/course-copies';
import { filesBelow, run, runInstructor, type Ran } from '../support/released';

const place = mkdtempSync(path.join(os.tmpdir(), 'released-'));
const [whole, again, second] = ['whole', 'again', 'second'].map((name) => path.join(place, name)) as [
  string,
  string,
  string,
];
let released: Ran;
let files: Map<string, Uint8Array>;
/** The same, and what the file of the grader has. */
let searched: Map<string, Uint8Array>;

beforeAll(async () => {
  released = await runInstructor('release', '--out', whole);
  const others = await Promise.all([
    runInstructor('release', '--out', again),
    runInstructor('release', '--out', second, '--modules', '2'),
  ]);
  for (const { stderr, exitCode } of [released, ...others])
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  files = filesBelow(whole);
  searched = searchedFiles({ files, parts: new Map(Object.entries(releasedSources(whole) ?? {})) });
});

afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

const stubs = new Map(
  [...exercises.map(pathOf), ...modules.map(({ id }) => `${id}/concepts.ts`)].map((file) => [
    file,
    readFileSync(path.join('exercises', file), 'utf8'),
  ]),
);
const text = (file: string, from = files): string => new TextDecoder().decode(from.get(file));
const solution = (file: string): string => readFileSync(path.join('solutions', file), 'utf8');

test('the same release is identical every time', () => {
  expect(filesBelow(again)).toEqual(files);
});

test('contains nothing of the instructor’s', () => {
  const names = [...files.keys()];
  expect(
    names.filter((file) => /^(solutions|tests|quality|bench|docs|node_modules|out|\.git)\//.test(file)),
  ).toEqual([]);
  expect(names.filter((file) => !/^(\.|exercises\/|fixtures\/[\w-]+\.json$)/.test(file))).toEqual([
    'LICENSE',
    'README.md',
    RELEASED_GRADER,
    'jest.config.mjs',
    'package-lock.json',
    'package.json',
  ]);
  expect(names.filter((file) => !file.includes('/') && !file.endsWith('.json'))).toEqual([
    '.editorconfig',
    '.gitattributes',
    '.gitignore',
    '.npmrc',
    '.nvmrc',
    'LICENSE',
    'README.md',
    'jest.config.mjs',
  ]);
  expect(names.filter((file) => file.startsWith('.github/'))).toEqual(['.github/workflows/classroom.yml']);
  for (const file of names) expect(text(file)).not.toContain(process.cwd());
});

describe('the file of the grader', () => {
  const parts = (): [string, string][] => Object.entries(releasedSources(whole) ?? {});
  const code = (): string =>
    parts()
      .map(([, part]) => part)
      .join('\n');
  const declarations = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => readFileSync(path.join(folder, file), 'utf8').split('\n'))
      .filter((line) => /^(export )?(const|function) \w{5,}[ (]/.test(line));

  test('has the programs of students, and none of instructors', () => {
    const names = parts().map(([name]) => name);
    for (const name of [
      'cli/main',
      'jest/reporter',
      'sandbox/child/child-program',
      'submission/parser-program',
    ])
      expect(names).toContain(`grader/${name}.js`);
    expect(names.join()).not.toMatch(/instructor|similarity|class\/worker/);
    // Without the code in the message.
    expect(/grade:class|--gradebook/.exec(code())?.[0]).toBeUndefined();
  });

  test('is minified: it has no comments, and no names of the oracle and the checks', () => {
    const oracle = declarations(path.join('grader', 'oracle'));
    expect(oracle.length).toBeGreaterThan(100);
    // Programs of the sandbox keep names, since errors show them.
    const all = parts()
      .filter(([name]) => !/^grader\/(sandbox|train)\//.test(name))
      .map(([, part]) => part)
      .join('\n');
    // The names of the students' functions are in texts.
    const open = exercises.flatMap(({ definition }) => definition.functions.map(({ name }) => name));
    for (const line of [...oracle, ...declarations(path.join('grader', 'specs'))]) {
      const [, name = ''] = /(?:const|function) (\w+)/.exec(line) ?? [];
      const found = [`function ${name}(`, `${name}=(`].filter((text) => all.includes(text));
      if (!open.includes(name)) expect({ name, found }).toEqual({ name, found: [] });
    }
    // From the first comment in grader/oracle/tensor.ts.
    expect(all.includes('float64 numbers in row-major')).toBe(false);
  });

  test('is not a copy of any file of this repository', () => {
    const { withheld } = secretsOf({ files, stubs });
    expect([...withheld.keys()]).toEqual(
      expect.arrayContaining(['grader/oracle/tensor.ts', 'scripts/run.mjs']),
    );
  });
});

test('package.json has the students’ commands and the packages that they need', () => {
  const { scripts, dependencies, devDependencies } = JSON.parse(text('package.json')) as Record<
    string,
    Record<string, string>
  >;
  const { test: testing, ...others } = scripts ?? {};
  expect(testing).toBe('jest');
  for (const command of Object.values(others)) expect(command).toMatch(/^node grader\/grader\.mjs \w+$/);
  for (const script of ['grade', 'watch', 'try']) expect(scripts).toHaveProperty(script);
  expect(dependencies).toHaveProperty('@tensorflow/tfjs');
  const locked = parseLockfile(text('package-lock.json'));
  expect(locked.packages['']).toMatchObject({ dependencies, devDependencies });
  for (const tool of ['eslint', 'prettier', 'ts-jest', 'typescript', '@stryker-mutator/core', 'yaml'])
    expect(Object.keys(locked.packages)).not.toContain(`node_modules/${tool}`);
});

describe('the questions about ideas', () => {
  const squeezed = (source: string): string => source.replaceAll(/\s+/g, '');
  const moduleIds = answeredModules.map(({ concepts }) => concepts.module);

  test('are there with empty answers, and with their keys', () => {
    for (const module of moduleIds) {
      const stub = text(`exercises/${module}/concepts.ts`);
      expect(stub).toBe(readFileSync(`exercises/${module}/concepts.ts`, 'utf8'));
      expect(stub).not.toMatch(/^ {2}\w+: (\d|.*\['|.*: ')/m);
    }
  });

  test('have no answer in plain text anywhere', () => {
    const sources = [...searched].map(([file]) => [file, squeezed(text(file, searched))] as const);
    let looked = 0;
    for (const { concepts, plain } of answeredModules) {
      for (const { id, kind } of concepts.questions) {
        const { right } = plain[id] ?? {};
        if (typeof right === 'number' || typeof right === 'function' || right === undefined) continue;
        const written = squeezed(JSON.stringify(right)).replaceAll('"', "'");
        // A list may be written with or without its brackets, an object with or without quotes.
        const forms = [written.slice(1, -1), written.slice(1, -1).replaceAll(/'(\w+)':/g, '$1:')];
        for (const form of [...forms, ...forms.map((each) => each.replaceAll("'", '"'))]) {
          const found = sources.filter(([, source]) => source.includes(form)).map(([file]) => file);
          expect({ id, kind, found }).toEqual({ id, kind, found: [] });
          looked += 1;
        }
      }
    }
    expect(looked).toBeGreaterThan(80);
  });

  test('are only those of the released modules', () => {
    const salts = (module: string): string[] => Object.values(keysOf(module)).map(({ salt }) => salt);
    const graderOf = (root: string): string => readFileSync(path.join(root, RELEASED_GRADER), 'utf8');
    for (const module of moduleIds) {
      const isThere = ['1-attention', '2-transformer'].includes(module);
      for (const salt of salts(module)) {
        expect(graderOf(whole).includes(salt)).toBe(true);
        expect(graderOf(second).includes(salt)).toBe(isThere);
      }
    }
  });

  test('can be checked there', async () => {
    const { stdout, stderr, exitCode } = await run(
      process.execPath,
      ['scripts/run.mjs', 'grader/cli/main.ts', 'concepts', '--submission', whole],
      process.cwd(),
    );
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 1 });
    expect(stdout).toMatch(/0 of \d+ right\. Open answers are not wrong/);
  });
});

interface Task {
  readonly label: string;
  readonly type: string;
  readonly command: string;
  readonly args: readonly string[];
}
const json = (file: string): unknown => JSON.parse(text(file));
const tasks = (): readonly Task[] => (json('.vscode/tasks.json') as { tasks: Task[] }).tasks;

describe('VS Code and Codespaces', () => {
  test('have the extensions for packages that students get, and for no others', () => {
    const { dependencies } = json('package.json') as { dependencies: Record<string, string> };
    const expected = 'jest' in dependencies ? ['Orta.vscode-jest'] : [];
    const { recommendations } = json('.vscode/extensions.json') as { recommendations: string[] };
    const container = json('.devcontainer/devcontainer.json') as {
      image: string;
      postCreateCommand: string;
      customizations: { vscode: { extensions: string[] } };
    };
    expect(recommendations).toEqual(expected);
    expect(container.customizations.vscode.extensions).toEqual(expected);
    expect(container).toMatchObject({ postCreateCommand: 'npm ci' });
    expect(container.image).toMatch(new RegExp(`:${text('.nvmrc').trim()}$`));
    expect(text('.vscode/settings.json')).not.toMatch(/eslint|prettier/);
  });

  test('have all extensions if every package is released', () => {
    const own = (file: string): string => readFileSync(file, 'utf8');
    for (const [file, value] of editorFiles(own, ['jest', 'eslint', 'prettier']))
      expect(value).toEqual(JSON.parse(own(file)));
    expect(editorFiles(own, ['jest']).get('.vscode/extensions.json')).toEqual({
      recommendations: ['Orta.vscode-jest'],
    });
  });

  test('have tasks that run scripts of the package', () => {
    const { scripts } = json('package.json') as { scripts: Record<string, string> };
    expect(tasks().map(({ label }) => label)).toEqual(['Grade this file', 'Watch']);
    for (const { type, command, args } of tasks()) {
      expect([type, command, args[0]]).toEqual(['shell', 'npm', 'run']);
      expect(scripts).toHaveProperty([args[1] ?? '']);
    }
  });
});

test('every link in its READMEs works', () => {
  for (const [root, tree] of [
    [whole, files],
    [second, filesBelow(second)],
  ] as const) {
    for (const file of [...tree.keys()].filter((name) => name.endsWith('.md'))) {
      const links = [...text(file, tree).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(
        ([, link]) => link ?? '',
      );
      for (const link of links)
        expect({ file, link, there: existsSync(path.join(root, path.dirname(file), link)) }).toEqual({
          file,
          link,
          there: true,
        });
    }
  }
});

test('has the introduction to tfjs, to which every README links', () => {
  for (const tree of [files, filesBelow(second)]) {
    expect(text('exercises/README.md', tree)).toBe(readFileSync('exercises/README.md', 'utf8'));
    expect(text('README.md', tree)).toContain('](exercises/README.md)');
    const readmes = [...tree.keys()].filter((file) => /^exercises\/.+\/README\.md$/.test(file));
    expect(readmes.length).toBeGreaterThan(0);
    for (const file of readmes) expect(text(file, tree)).toContain('](../README.md)');
  }
});

test('a module is released with its prerequisites, and mentions no others', () => {
  const tree = filesBelow(second);
  const names = [...tree.keys()];
  const folders = new Set(
    names.filter((file) => file.startsWith('exercises/')).map((file) => file.split('/')[1]),
  );
  expect(folders).toEqual(new Set(['1-attention', '2-transformer', 'README.md', 'given', 'tsconfig.json']));
  expect(names.filter((file) => /noise|reverse|next-token|language/.test(file))).toEqual([]);
  const own = exercises.filter(({ module }) => module.id === '2-transformer');
  const { jobs } = parse(text('.github/workflows/classroom.yml', tree)) as {
    jobs: Record<string, { steps: { with?: { runners?: string } }[] }>;
  };
  expect(jobs['run-autograding-tests']?.steps.at(-1)?.with?.runners).toBe(
    own.map(({ definition }) => definition.id).join(','),
  );
  const readme = text('README.md', tree);
  expect(readme).toMatch(new RegExp(`\\| +total +\\| +\\d+ \\| +\\| +${String(pointsOf(own))} \\|`));
  expect(readme).toContain('npm run grade -- 1-attention');
  expect(readme).not.toContain('reverse-sampling');
});

test.each([
  ['1,2', ['1-attention', '2-transformer'], []],
  [' 2-transformer', ['2-transformer'], ['1-attention']],
  ['4,1,1', ['1-attention', '4-diffusion'], []],
  [undefined, modules.map(({ id }) => id), []],
])('--modules %s', (list, expected, along) => {
  const course = chooseCourse(modules, stubs, { modules: list });
  const modulesOf = (chosen: typeof exercises): string[] => [
    ...new Set(chosen.map(({ module }) => module.id)),
  ];
  expect([countedIn(course), prerequisitesIn(course)].map(modulesOf)).toEqual([expected, along]);
});

test('the course has only the released exercises', () => {
  const graderOf = (root: string): string => readFileSync(path.join(root, RELEASED_GRADER), 'utf8');
  const isIn = (root: string, id: string): boolean => graderOf(root).includes(`id:\\"${id}\\"`);
  for (const { definition, module } of exercises) {
    expect(isIn(whole, definition.id)).toBe(true);
    expect({ id: definition.id, there: isIn(second, definition.id) }).toEqual({
      id: definition.id,
      there: ['1-attention', '2-transformer'].includes(module.id),
    });
  }
});

describe('refuses with one line on stderr and exit code 2', () => {
  test.each([
    [['--out', 'full'], 'is not empty'],
    [['--out', 'full/file'], 'is a file'],
    [['--out', 'full/file/deeper'], 'cannot write'],
    [['--out', 'new', '--modules', '7'], 'there is no module "7"; choose from 1-attention'],
    [['--out', 'new', '--modules', ''], 'there is no module ""'],
    [[], "required option '--out <dir>' not specified; see npm run release -- --help"],
  ])('%j', async (args, message) => {
    mkdirSync(path.join(place, 'full'), { recursive: true });
    writeFileSync(path.join(place, 'full', 'file'), 'kept');
    const { exitCode, stderr } = await runInstructor(
      'release',
      ...args.map((arg) => (/^(full|new)/.test(arg) ? path.join(place, arg) : arg)),
    );
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(exitCode).toBe(2);
    expect(readFileSync(path.join(place, 'full', 'file'), 'utf8')).toBe('kept');
    expect(existsSync(path.join(place, 'new'))).toBe(false);
  });
});

describe('the proof that it contains no answer', () => {
  const leaksWith = (file: string, contents: string): readonly string[] => {
    const secrets = secretsOf({ files, stubs });
    return lookForAnswers(new Map([...files, [file, new TextEncoder().encode(contents)]]), secrets).leaks;
  };

  test('holds for the release', () => {
    const { lines, leaks } = lookForAnswers(searched, secretsOf({ files, stubs }));
    expect(leaks).toEqual([]);
    expect(lines).toBeGreaterThan(exercises.length * 3);
    expect(released.stdout).toContain(`contains none of the ${String(lines)} lines of the solutions`);
  });

  test.each(exercises.map(pathOf))('finds the body of solutions/%s anywhere', (file) => {
    const body = solution(file)
      .split(/\r?\n/)
      .map((line) => `  // ${line.trim()}`)
      .join('\r\n');
    expect(leaksWith(`exercises/${file}`, solution(file)).join('\n')).toContain(
      `exercises/${file} is a copy of solutions/${file}`,
    );
    expect(leaksWith('grader/notes.ts', body).join('\n')).toContain(
      `grader/notes.ts contains a line of solutions/${file}`,
    );
  });

  test('finds a single line within other text, with different indentation', () => {
    const planted = `${text('README.md')}\n> Try const visible =\n  mask ? tf.where(mask,scores, tf.fill(scores.shape, -1e9)) : scores; and see.\n`;
    expect(leaksWith('README.md', planted)).toEqual([
      'README.md contains a line of solutions/1-attention/scaled-dot-product-attention.ts: const visible = mask ? tf.where(mask, scores, tf.fill(scores.shape, -1e9)) : scores;',
    ]);
  });

  test('finds a file of the tests', () => {
    const answer = 'tests/submissions/layer-norm/right-moments.ts';
    expect(leaksWith('exercises/2-transformer/x.ts', readFileSync(answer, 'utf8'))).toContainEqual(
      `exercises/2-transformer/x.ts is a copy of ${answer}`,
    );
  });

  test('proves nothing without solutions to search for', () => {
    const secrets = secretsOf({ files, stubs });
    expect(() => lookForAnswers(files, { ...secrets, solutions: new Map() })).toThrow('nothing is proved');
    expect(() => lookForAnswers(files, { ...secrets, solutions: new Map([['x.ts', 'return x;']]) })).toThrow(
      'x.ts',
    );
  });
});

describe('the lockfile', () => {
  const lockfile: Lockfile = {
    lockfileVersion: 3,
    packages: {
      '': { dependencies: { used: '1', tool: '1' } },
      'node_modules/used': {
        version: '1.0.0',
        dependencies: { shared: '1' },
        optionalDependencies: { other: '1', absent: '1' },
        peerDependencies: { peer: '1', unwanted: '1' },
        peerDependenciesMeta: { unwanted: { optional: true } },
      },
      'node_modules/used/node_modules/shared': { version: '1.0.0', dependencies: { deep: '1' } },
      'node_modules/shared': { version: '2.0.0' },
      'node_modules/deep': { version: '1.0.0', dev: true },
      'node_modules/other': { version: '1.0.0', optional: true, dependencies: { deeper: '1' } },
      'node_modules/deeper': { version: '1.0.0', optional: true },
      'node_modules/peer': { version: '1.0.0' },
      'node_modules/unwanted': { version: '1.0.0' },
      'node_modules/tool': { version: '1.0.0', dependencies: { shared: '2', deeper: '1' } },
      'node_modules/types': { version: '1.0.0', dependencies: { deeper: '1' } },
    },
  };

  test('keeps nested, optional and peer dependencies, with their flags', () => {
    const { packages } = prunedLockfile(lockfile, {
      dependencies: { used: '1' },
      devDependencies: { types: '1' },
    });
    expect(Object.keys(packages).sort()).toEqual([
      '',
      'node_modules/deep',
      'node_modules/deeper',
      'node_modules/other',
      'node_modules/peer',
      'node_modules/types',
      'node_modules/used',
      'node_modules/used/node_modules/shared',
    ]);
    expect(packages['']).toEqual({ dependencies: { used: '1' }, devDependencies: { types: '1' } });
    expect(packages['node_modules/deep']).toEqual({ version: '1.0.0' });
    expect(packages['node_modules/other']).toMatchObject({ optional: true });
    expect(packages['node_modules/deeper']).toEqual({ version: '1.0.0', devOptional: true });
    expect(packages['node_modules/peer']).toEqual({ version: '1.0.0', peer: true });
    expect(packages['node_modules/types']).toMatchObject({ dev: true });
  });

  test('must contain every needed package', () => {
    expect(() =>
      prunedLockfile(lockfile, { dependencies: { other: '1', missing: '1' }, devDependencies: {} }),
    ).toThrow('has no missing');
  });

  test('for all packages of this repository, equals this repository’s', () => {
    const own = parseLockfile(readFileSync('package-lock.json', 'utf8'));
    const { dependencies = {}, devDependencies = {} } = own.packages[''] ?? {};
    expect(prunedLockfile(own, { dependencies, devDependencies })).toEqual(own);
  });
});

test('a student can install it, grade it, and solve the first exercise', async () => {
  const installed = await run('npm', ['ci', '--prefer-offline'], second);
  expect({ exitCode: installed.exitCode, stderr: installed.stderr }).toMatchObject({ exitCode: 0 });

  const first = await run('npm', ['run', 'grade', '--', '--out', 'out'], second);
  expect({ exitCode: first.exitCode, stderr: first.stderr }).toEqual({ exitCode: 1, stderr: '' });
  const results = readResults(readFileSync(path.join(second, 'out', 'results.json'), 'utf8'), 'results.json');
  const ofModule = (id: string): typeof exercises => exercises.filter(({ module }) => module.id === id);
  const own = ofModule('2-transformer');
  expect(results).toMatchObject({ points: 0, maxPoints: pointsOf(own) });
  expect(results.exercises.map(({ module, status }) => `${module} ${status}`)).toEqual(
    own.map(() => '2-transformer not-started'),
  );

  const { command = '', args = [] } = tasks().find(({ label }) => label === 'Grade this file') ?? {};
  const open = args.map((arg) => arg.replace('${fileBasenameNoExtension}', 'layer-norm'));
  const byTask = await run(command, open, second);
  expect({ exitCode: byTask.exitCode, stderr: byTask.stderr }).toEqual({ exitCode: 1, stderr: '' });
  expect(byTask.stdout).toContain('npm run grade -- layer-norm');
  expect(byTask.stdout).not.toContain('feed-forward');
  const tested = await run('npm', ['test', '--', 'layer-norm'], second);
  expect(tested.exitCode).toBe(1);
  expect(tested.stderr).toContain('layerNorm is not started yet.');

  const tried = await run('npm', ['run', '--silent', 'try', '--', 'layer-norm'], second);
  expect({ exitCode: tried.exitCode, stderr: tried.stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(tried.stdout).toContain('layerNorm is not started yet.');
  writeFileSync(path.join(second, 'exercises', 'scratch.ts'), "console.log('from my file');\n");
  const scratch = await run('npm', ['run', '--silent', 'try', '--', 'scratch.ts'], second);
  expect(scratch.stdout).toBe('│ from my file\n');
  const asked = await run('npm', ['run', '--silent', 'concepts', '--', '1-attention'], second);
  expect(asked.stdout).toMatch(/0 of \d+ right\. Open answers are not wrong/);
  const corpus = await run('npm', ['run', '--silent', 'corpus', '--', '--sentences', '1'], second);
  expect({ exitCode: corpus.exitCode, stderr: corpus.stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(await watched(second)).toContain('not started');

  for (const module of ['1-attention', '2-transformer'])
    for (const exercise of ofModule(module))
      writeFileSync(path.join(second, 'exercises', pathOf(exercise)), solution(pathOf(exercise)));
  const finished = await run('npm', ['run', 'grade'], second);
  expect({ exitCode: finished.exitCode, stderr: finished.stderr }).toEqual({ exitCode: 0, stderr: '' });
  const passing = await run('npm', ['test'], second);
  expect({ exitCode: passing.exitCode, stdout: passing.stdout }).toMatchObject({ exitCode: 0 });
  const suites = String(own.length + ofModule('1-attention').length);
  expect(passing.stderr).toContain(`Test Suites: ${suites} passed, ${suites} total`);
  const before = await run('npm', ['run', 'grade', '--', '1-attention'], second);
  const points = String(pointsOf(ofModule('1-attention')));
  expect(before.stdout).toContain(`${points}/${points}`);

  const compiler = path.join('node_modules', 'typescript-native', 'bin', 'tsc');
  const checked = await run(process.execPath, [compiler, '-p', 'exercises/tsconfig.json'], second);
  expect(checked).toMatchObject({ exitCode: 0, stdout: '' });
});

test('a student can train models with it, and read the page', async () => {
  cpSync('solutions', path.join(whole, 'exercises'), { recursive: true });
  linkPackages(whole);
  const args = [RELEASED_GRADER, 'train', 'gpt', '--steps', '2', '--texts', '1', '--out', 'out'];
  const trained = await run(process.execPath, args, whole);
  expect({ exitCode: trained.exitCode, stderr: trained.stderr }).toEqual({ exitCode: 0, stderr: '' });
  const page = [RELEASED_GRADER, 'grade', 'causal-mask', '--report', 'html', '--out', 'out'];
  expect(await run(process.execPath, page, whole)).toMatchObject({ exitCode: 0 });
  expect(readFileSync(path.join(whole, 'out', 'report.html'), 'utf8')).toContain('<script>');
});

/** Watches an exercise until its first verdict; what it shows. */
async function watched(repository: string): Promise<string> {
  const args = [RELEASED_GRADER, 'watch', 'layer-norm'];
  const child = spawn(process.execPath, args, { cwd: repository, env: { ...process.env, NO_COLOR: '1' } });
  let shown = '';
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      shown += chunk.toString();
      if (shown.includes('press Ctrl-C to stop')) resolve();
    });
    child.once('close', () => {
      resolve();
    });
  });
  child.kill('SIGINT');
  return shown;
}
