import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ExerciseResult } from '../../grader/results/results';
import { runGrade } from '../support/grade';

let directory: string;
const file = (name: string): string => path.join(directory, 'exercises', name);
const edit = (name: string, ...[from, to]: [string | RegExp, string]): void => {
  writeFileSync(file(name), readFileSync(file(name), 'utf8').replace(from, to));
};

beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'isolate-'));
  cpSync('solutions', path.join(directory, 'exercises'), { recursive: true });
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

async function grade(...args: string[]): Promise<Record<string, ExerciseResult>> {
  const { results, stderr } = await runGrade([...args, '--assignment', 'core', '--submission', directory]);
  if (results === undefined) throw new Error(stderr);
  return Object.fromEntries(results.exercises.map((exercise) => [exercise.id, exercise]));
}

const attention = '1-attention/scaled-dot-product-attention.ts';
const breakAttention = (): void => {
  edit(attention, '.div(Math.sqrt(dK))', '');
};

test('an exercise names the imported exercise to fix first, even if graded alone', async () => {
  breakAttention();
  const { 'multi-head-attention': alone, ...others } = await grade('multi-head-attention');
  expect(others).toEqual({});
  expect(alone).toMatchObject({ status: 'failed', fixFirst: ['scaled-dot-product-attention'] });
  const { 'transformer-block': block } = await grade();
  expect(block?.fixFirst).toEqual(['scaled-dot-product-attention', 'multi-head-attention']);
});

test('a file that cannot be compiled is named as the one to fix', async () => {
  writeFileSync(file('2-transformer/layer-norm.ts'), 'export function layerNorm(');
  const { 'transformer-block': block } = await grade('transformer-block');
  expect(block).toMatchObject({
    status: 'error',
    fixFirst: ['layer-norm'],
    location: { file: 'exercises/2-transformer/layer-norm.ts', line: 1 },
  });
});

test('with --isolate no exercise loses points because of another', async () => {
  breakAttention();
  writeFileSync(file('2-transformer/layer-norm.ts'), 'export function layerNorm(');
  const results = await grade('--isolate');
  const lost = Object.values(results).filter(({ status }) => status !== 'passed');
  expect(lost.map(({ id }) => id)).toEqual(['scaled-dot-product-attention', 'layer-norm']);
  expect(results['multi-head-attention']?.modelAnswers).toEqual(['scaled-dot-product-attention']);
  expect(results['transformer-block']?.modelAnswers).toEqual([
    'multi-head-attention',
    'layer-norm',
    'feed-forward',
  ]);
});

test('the other exports of a replaced file still come from the student', async () => {
  breakAttention();
  edit(attention, 'export function', 'export const same = (x: tf.Tensor) => x.mul(1);\nexport function');
  edit('1-attention/multi-head-attention.ts', '{ scaledDot', '{ same, scaledDot');
  edit('1-attention/multi-head-attention.ts', 'project(concatenated', 'project(same(concatenated)');
  const { 'multi-head-attention': result } = await grade('multi-head-attention', '--isolate');
  expect(result).toMatchObject({ status: 'passed', modelAnswers: ['scaled-dot-product-attention'] });
});

test('no exercise can use its own model answer or a later one', async () => {
  writeFileSync(
    file('4-diffusion/forward-process.ts'),
    `import { noisePredictionLoss } from './noise-prediction-loss';
     export function qSample(x0: any, t: any, noise: any, schedule: any) {
       let asked: any;
       noisePredictionLoss((xt: any) => (asked = xt), x0, t, noise, schedule);
       return asked;
     }`,
  );
  writeFileSync(
    file('2-transformer/feed-forward.ts'),
    `import { mine } from './mine'; export const feedForward = mine;`,
  );
  writeFileSync(file('2-transformer/mine.ts'), `export { feedForward as mine } from './feed-forward';`);
  const results = await grade('--isolate');
  expect(results['forward-process']?.points).toBe(0);
  expect(results['feed-forward']?.points).toBe(0);
});

test('the source of a model answer cannot be read', async () => {
  writeFileSync(
    file('4-diffusion/noise-prediction-loss.ts'),
    `import * as tf from '@tensorflow/tfjs';
     import * as forward from './forward-process';
     const show = (...values: unknown[]) => console.log(values.map((value) => {
       try { return String(value) + Function.prototype.toString.call(value) + JSON.stringify(Object.entries(value as object)); } catch (e) { return String(e); }
     }).join(' '));
     show(forward, forward.qSample, Object.getOwnPropertyDescriptors(forward), (forward.qSample as any).prototype);
     console.log(forward.qSample, forward);
     const engine = tf.engine() as any;
     for (const name of ['tidy', 'scopedRun', 'runKernel']) {
       const original = engine[name];
       engine[name] = (...args: unknown[]) => {
         show(...args);
         (Error as any).prepareStackTrace = (_: Error, sites: any[]) => sites.map((site) => String(site.getFunction()) + String(site.getThis()) + site.getEvalOrigin()).join();
         console.log(new Error('stack').stack);
         try { console.log(String(engine[name].caller), String(engine[name].arguments)); } catch (e) { console.log(String(e)); }
         return original.apply(engine, args);
       };
     }
     for (const text of ["import('node:vm')", "import('node:inspector')", "import('node:v8')"]) {
       try { (0, eval)(text).then(show, show); } catch (e) { show(e); }
       try { new Function('return ' + text)().then(show, show); } catch (e) { show(e); }
     }
     try { Object.defineProperty(Function.prototype, 'toString', { value: () => 'x' }); } catch (e) { show(e); }
     export const noisePredictionLoss = (model: any, x0: any, t: any, noise: any, schedule: any) =>
       noise.sub(model(forward.qSample(x0, t, noise, schedule), t)).square().mean();`,
  );
  const results = await grade('--isolate');
  const { output, points, modelAnswers } = results['noise-prediction-loss'] ?? {};
  expect({ points, modelAnswers }).toEqual({ points: 10, modelAnswers: ['forward-process'] });
  const printed = output?.lines.join('\n') ?? '';
  expect(printed).toContain('[native code]');
  expect(printed).not.toMatch(/\[object Module\].*createContext|compileFunction|startSampling/);
  for (const word of ['perExample', 'gather', 'alphaBar.sqrt', 'signal.add', 'schedule.alphaBars']) {
    expect(printed).not.toContain(word);
  }
});

test('nor with functions that show sources and were kept before sources were hidden', async () => {
  writeFileSync(
    file('4-diffusion/noise-prediction-loss.ts'),
    `import * as tf from '@tensorflow/tfjs';
     import * as forward from './forward-process';
     const kept = new Set<any>();
     const { call, apply, bind } = Function.prototype;
     const patched = function (this: any, self: any, ...args: any[]) { kept.add(this); return Reflect.apply(this, self, args); };
     Function.prototype.call = patched as any;
     Function.prototype.apply = function (this: any, self: any, args: any) { kept.add(this); return Reflect.apply(this, self, args ?? []); };
     console.log((() => () => 0)(), forward.qSample, class {}, new Map([[() => 0, 1]]), [() => 0]);
     console.log('%s %o %j', () => 0, () => 0, () => 0);
     Object.assign(Function.prototype, { call, apply, bind });
     const engine = tf.engine() as any;
     const { tidy } = engine;
     const show = (value: unknown) => { for (const each of kept) { try { console.log('shown', String(Reflect.apply(each, value, []))); } catch {} } };
     engine.tidy = (...args: unknown[]) => { args.forEach(show); return tidy.apply(engine, args); };
     export const noisePredictionLoss = (model: any, x0: any, t: any, noise: any, schedule: any) =>
       noise.sub(model(forward.qSample(x0, t, noise, schedule), t)).square().mean();`,
  );
  const results = await grade('--isolate');
  const { output, modelAnswers } = results['noise-prediction-loss'] ?? {};
  expect(modelAnswers).toEqual(['forward-process']);
  const printed = output?.lines.join('\n') ?? '';
  expect(printed).toContain('shown function () { [native code] }');
  for (const word of ['perExample', 'gather', 'alphaBar', 'schedule']) expect(printed).not.toContain(word);
});

test.each([
  ['through an alias of require', 'const load = require as any;'],
  [
    'next to a folder with that name',
    "import '../model-answer:3-language-models/next-token-loss'; const load = require as any;",
  ],
])('a model answer that replaces nothing cannot be required, %s', async (_, beginning) => {
  const folder = file('model-answer:3-language-models');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'next-token-loss.ts'), 'console.log(1);');
  writeFileSync(
    file('3-language-models/next-token-loss.ts'),
    `${beginning}
     const stolen = load('model-answers/3-language-models/next-token-loss.ts');
     export const nextTokenLoss = (...args: any[]) => stolen.nextTokenLoss(...args);
     export const nextTokenLogits = (...args: any[]) => stolen.nextTokenLogits(...args);`,
  );
  const { 'next-token-loss': result } = await grade('next-token-loss', '--isolate');
  expect(result).toMatchObject({ status: 'error', points: 0, modelAnswers: [] });
  expect(result?.error).toContain('cannot be imported here');
});

test('without the model answers --isolate is refused in one line', async () => {
  const empty = mkdtempSync(path.join(os.tmpdir(), 'no-solutions-'));
  const before = process.env['COURSE_ROOT'];
  try {
    await jest.isolateModulesAsync(async () => {
      process.env['COURSE_ROOT'] = empty;
      const { bundleSubmission } = await import('../../grader/submission/bundle-submission');
      await expect(bundleSubmission(directory, [], true)).rejects.toThrow(
        'which this repository does not have',
      );
    });
  } finally {
    if (before === undefined) delete process.env['COURSE_ROOT'];
    else process.env['COURSE_ROOT'] = before;
    rmSync(empty, { recursive: true });
  }
});
