import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exercises, pathOf } from '../../grader/course';
import { readSources, writeSources } from '../../grader/results/sources';
import { submittedSources } from '../../grader/submission/submitted-sources';
import { runGrade } from '../support/grade';
import { gradeAnswers, mixedAnswers, recordWithout, writeClass } from '../support/graded-class';
import { runReport } from '../support/run-report';

let folder: string;
let out: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'reports-'));
  out = path.join(folder, 'class');
  const students = new Map([
    ['ada', await gradeAnswers(mixedAnswers(1))],
    ['bob 2', await gradeAnswers(mixedAnswers(2))],
  ]);
  writeClass(out, students, [recordWithout('cy', 'unreadable', 'there is no module folder')]);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const page = (...segments: string[]): string => readFileSync(path.join(out, ...segments), 'utf8');

test('writes the pages, rewrites them with overrides.csv, and changes no results', () => {
  const before = page('ada', 'results.json');
  const first = runReport([out]);
  expect(first).toMatchObject({ exitCode: 0, stderr: '' });
  expect(first.stdout).toContain('the pages of 2 submissions.');
  expect(page('class.html')).toContain('href="./bob%202/report.html"');
  expect(page('bob 2', 'report.html')).toContain('href="../class.html"');
  expect(page('class.html')).toContain('there is no module folder');
  expect(page('class.html')).not.toContain('Similar submissions');
  writeFileSync(
    path.join(out, 'overrides.csv'),
    'submission,exercise,adjustment,comment,by\nada,,-2,a day late,Grace\n',
  );
  writeFileSync(path.join(out, 'similarity.csv'), 'left,right,similarity\nada,bob 2,0.75\n');
  expect(runReport([out]).stdout).toContain('with 1 row of overrides.csv');
  expect(page('class.html')).toContain('Similar submissions');
  for (const html of [page('class.html'), page('ada', 'report.html')]) {
    expect(html).toContain('a day late');
    expect(html).toContain('Grace');
  }
  expect(page('ada', 'report.html')).toContain('after adjustment');
  expect(page('ada', 'results.json')).toBe(before);
});

test('a wrong row gives one line on stderr and exit code 2, and does not change the pages', () => {
  const before = page('class.html');
  writeFileSync(
    path.join(out, 'overrides.csv'),
    'submission,exercise,adjustment,comment,by\nada,,1,why,Grace\nada,layernorm,1,why,Grace\n',
  );
  const { exitCode, stdout, stderr } = runReport([out]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(
    /^No report was written: .*overrides\.csv, line 3: ada has no exercise "layernorm"\.\n$/,
  );
  expect(page('class.html')).toBe(before);
  rmSync(path.join(out, 'overrides.csv'));
});

test.each([
  ['a missing folder', (): string => path.join(folder, 'nowhere'), 'grade a class into this folder first'],
  [
    'results outside of the folder',
    (): string => {
      const other = path.join(folder, 'elsewhere');
      const record = {
        ...recordWithout('ada', 'failed', ''),
        outcome: 'graded',
        results: '../class/ada/results.json',
      };
      mkdirSync(other, { recursive: true });
      writeFileSync(path.join(other, 'class.jsonl'), `${JSON.stringify(record)}\n`);
      return other;
    },
    'class.jsonl names results outside of',
  ],
  [
    'missing results',
    (): string => {
      const other = path.join(folder, 'missing');
      const record = {
        ...recordWithout('ada', 'failed', ''),
        outcome: 'graded',
        results: 'ada/results.json',
      };
      mkdirSync(other, { recursive: true });
      writeFileSync(path.join(other, 'class.jsonl'), `${JSON.stringify(record)}\n`);
      return other;
    },
    'grade the class again',
  ],
])('%s: one line on stderr, exit code 2', (_, make, message) => {
  const { exitCode, stderr } = runReport([make()]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

test('grade --report html writes the page next to results.json, with the graded code highlighted', async () => {
  const target = path.join(folder, 'single');
  const { exitCode, stderr } = await runGrade([
    ...['layer-norm', '--submission', 'solutions'],
    ...['--out', target, '--report', 'html'],
  ]);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr: `The report is in ${path.join(target, 'report.html')}\n`,
  });
  const html = readFileSync(path.join(target, 'report.html'), 'utf8');
  expect(html).toContain('<i class="t-function">layerNorm</i>');
  expect(html).not.toContain('id="causal-mask"');
  expect(existsSync(path.join(target, 'results.json'))).toBe(true);
});

test('shows only files that the grader may read, truncated, including those that cannot be parsed', async () => {
  const root = path.join(folder, 'submission');
  cpSync('solutions', root, { recursive: true });
  const secret = path.join(folder, 'secret.ts');
  writeFileSync(secret, 'const secret = 1;');
  const put = (file: string, text: string): void => {
    rmSync(path.join(root, file));
    writeFileSync(path.join(root, file), text);
  };
  put('1-attention/causal-mask.ts', 'export function causalMask( {');
  put('2-transformer/layer-norm.ts', `// ${'x'.repeat(900_000)}\nexport const y = 1;`);
  put('2-transformer/feed-forward.ts', `// ${'x'.repeat(1_100_000)}`);
  put('3-language-models/next-token-loss.ts', "import { help } from './helper';\nhelp();");
  writeFileSync(path.join(root, '3-language-models', 'helper.ts'), 'export const help = () => 1;');
  rmSync(path.join(root, '4-diffusion/noise-schedule.ts'));
  const linked = path.join(root, '4-diffusion/forward-process.ts');
  rmSync(linked);
  // On Windows only some users can create links; a folder of that name is refused too.
  if (process.platform === 'win32') mkdirSync(linked);
  else symlinkSync(secret, linked);
  const sources = await submittedSources(root, exercises.map(pathOf));
  const of = (file: string): { text: string; cut: string | undefined } | undefined =>
    sources.find((each) => each.path === file);
  expect(of('1-attention/causal-mask.ts')?.text).toBe('export function causalMask( {');
  expect(of('2-transformer/layer-norm.ts')?.text.length).toBeLessThan(500);
  expect(of('2-transformer/feed-forward.ts')).toMatchObject({
    text: '',
    cut: 'It is not shown: it is larger than 1 MB.',
  });
  expect(of('3-language-models/helper.ts')?.text).toContain('help');
  expect(of('4-diffusion/noise-schedule.ts')).toBeUndefined();
  expect(of('4-diffusion/forward-process.ts')?.text).toBe('');
  expect(JSON.stringify(sources)).not.toContain('secret');
  expect(readSources(writeSources(sources))).toEqual(sources);
  expect(readSources('{"files":')).toBeUndefined();
});

test('shows the code that counts before decoys, and says what is left out', async () => {
  const root = path.join(folder, 'decoys', 'exercises');
  cpSync('solutions', root, { recursive: true });
  const module = path.join(root, '1-attention');
  const helpers = ['causal-mask', 'scaled-dot-product-attention'];
  for (const [i, helper] of helpers.entries()) {
    renameSync(path.join(module, `${helper}.ts`), path.join(module, `z-${helper}.ts`));
    const decoys = Array.from({ length: 90 }, (_, n) => `decoy-${i}-${n}`);
    for (const decoy of decoys) writeFileSync(path.join(module, `${decoy}.ts`), 'export type T = 1;\n');
    const imports = decoys.map(
      (decoy) => `import type { T as ${decoy.replaceAll('-', '_')} } from './${decoy}';\n`,
    );
    writeFileSync(path.join(module, `${helper}.ts`), `${imports.join('')}export * from './z-${helper}';\n`);
  }
  const { exitCode } = await runGrade([
    '--submission',
    path.dirname(root),
    '--report',
    'html',
    '--out',
    path.join(folder, 'page'),
  ]);
  expect(exitCode).toBe(0);
  const page = readFileSync(path.join(folder, 'page', 'report.html'), 'utf8');
  for (const helper of helpers) expect(page).toContain(`Code of 1-attention/z-${helper}.ts`);
  const used = helpers.map((helper) => `1-attention/z-${helper}.ts`);
  const others = (await submittedSources(root, exercises.map(pathOf), used)).slice(exercises.length);
  expect(others.slice(0, 2).map((source) => source.path)).toEqual(used);
  expect(others).toHaveLength(101);
  const last = others.at(-1);
  expect(last?.path).toMatch(/^\d+ more files$/);
  expect(last?.cut).toMatch(/^They are not shown: 1-attention\/decoy-.*, \d+ more\.$/);
  expect(readSources(writeSources(others))).toEqual(others);
});

test('truncates the largest files if all together are too large', async () => {
  const root = path.join(folder, 'large');
  cpSync('solutions', root, { recursive: true });
  const names = Array.from({ length: 20 }, (_, i) => `part-${i}`);
  const module = path.join(root, '1-attention');
  for (const name of names)
    writeFileSync(path.join(module, `${name}.ts`), '// much to read here\n'.repeat(500));
  writeFileSync(path.join(module, 'small.ts'), 'export const one = 1;\n');
  const imports = [...names, 'small'].map((name) => `import './${name}';\n`).join('');
  const mask = readFileSync(path.join(module, 'causal-mask.ts'), 'utf8');
  writeFileSync(path.join(module, 'causal-mask.ts'), `${imports}${mask}`);
  const sources = await submittedSources(root, exercises.map(pathOf));
  const cut = sources.filter((source) => source.cut !== undefined).map((source) => source.path);
  expect(cut).toEqual(names.map((name) => `1-attention/${name}.ts`));
  expect(sources.map((source) => source.path)).toContain('1-attention/small.ts');
  expect(JSON.stringify(sources).length).toBeLessThan(200_000);
});
