/**
 * The lab in a real browser: its numbers, its reaction to saved files, and what a wrong submission
 * can do to it. Jest skips this file on other systems than Linux (jest.config.mjs); on Linux it
 * fails without Chromium.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { attentionScene } from '../../grader/lab/scenes/attention';
import { blockScene } from '../../grader/lab/scenes/block';
import { forwardScene, reverseScene, type ReverseFrame } from '../../grader/lab/scenes/diffusion';
import { alarmScene } from '../../grader/lab/scenes/physics/alarms';
import { ensembleScene } from '../../grader/lab/scenes/physics/ensembles';
import { residueScene } from '../../grader/lab/scenes/physics/residues';
import {
  initialNumbers,
  nextScene,
  trainScene,
  untrainedState,
  type Numbers,
} from '../../grader/lab/scenes/language-model';
import { encode } from '../../grader/corpus/words';
import { launchChromium } from '../support/browser';
import { fileOf, solutionOf, solutionTools, startLab, type StartedLab } from '../support/lab';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const VIEWS = ['attention', 'block', 'language', 'diffusion', 'physics', 'checks'] as const;
const WORDS = 'the cat saw the dog near the tree'.split(' ');

let folder: string;
let lab: StartedLab;
let browser: Browser;
let page: Page;
let sceneTools: Awaited<ReturnType<typeof solutionTools>>;
const problems: string[] = [];

const inExercises = (id: string): string => path.join(folder, 'exercises', fileOf(id));
const save = (id: string, source: string): void => {
  writeFileSync(inExercises(id), source);
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'lab-'));
  cpSync('solutions', path.join(folder, 'exercises'), { recursive: true });
  [browser, lab, sceneTools] = await Promise.all([launchChromium(), startLab(folder), solutionTools()]);
  page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(lab.url);
  await page.locator('.tour button').last().click();
});

afterAll(async () => {
  lab.stop();
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const show = async (view: (typeof VIEWS)[number]): Promise<void> => {
  await page.locator(`nav a[href="#${view}"]`).click();
};

/** The numbers in cells, once there are as many as wanted. */
async function numbersIn(selector: string, count: number): Promise<number[]> {
  await page.waitForFunction(
    ([cells, wanted]) => document.querySelectorAll(cells).length === wanted,
    [selector, count] as const,
  );
  return page
    .locator(selector)
    .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-value'))));
}

const close = (received: readonly number[], expected: ArrayLike<number>): void => {
  expect(received).toHaveLength(expected.length);
  const apart = received.map((value, i) => Math.abs(value - (expected[i] ?? Number.NaN)));
  expect(Math.max(...apart)).toBeLessThan(1e-4);
};

test('attention shows what the functions return in Node, without and with a mask', async () => {
  const input = { words: WORDS, heads: 2, temperature: 1, mask: 'off', positions: false } as const;
  const cells = '.weights td[data-value]';
  const count = 2 * WORDS.length ** 2;
  close(await numbersIn(cells, count), attentionScene(sceneTools(), input).weights);
  await page.getByLabel('Mask', { exact: true }).selectOption('causal');
  await page.locator('.weights td.hidden').first().waitFor();
  close(await numbersIn(cells, count), attentionScene(sceneTools(), { ...input, mask: 'causal' }).weights);
  close(await numbersIn('.mask td[data-value]', WORDS.length ** 2), lowerTriangle(WORDS.length));
  await page.getByLabel('Mask', { exact: true }).selectOption('off');
  await page.locator('.weights td.hidden').first().waitFor({ state: 'detached' });
});

const lowerTriangle = (n: number): number[] =>
  Array.from({ length: n * n }, (_, i) => Number(i % n <= Math.floor(i / n)));

test('the block shows the statistics of the stream in Node', async () => {
  await show('block');
  const { layers } = blockScene(sceneTools(), { words: WORDS, layers: 6, causal: false, strength: 1 });
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const expected = layers.flatMap(({ means, deviations, lengths, alike }) => [
    ...[means, deviations, lengths].map(mean),
    alike,
  ]);
  const all = await numbersIn('.heat td[data-value]', expected.length + 28);
  close(all.slice(0, expected.length), expected);
});

test('diffusion shows the same points as Node, and samples the data', async () => {
  await show('diffusion');
  const schedule = { numSteps: 60, betaStart: 0.001, betaEnd: 0.2, mixture: 'ring', points: 2_000 } as const;
  const points = (section: string): Promise<number[]> =>
    page
      .locator(`${section} .first-points li`)
      .evaluateAll((items) =>
        items.flatMap((item) => ['data-x', 'data-y'].map((name) => Number(item.getAttribute(name)))),
      );
  await page.locator('.first-points li').first().waitFor({ state: 'attached' });
  close(await points('.forward'), forwardScene(sceneTools(), { ...schedule, t: 10 }).cloud.slice(0, 16));
  await page.locator('.reverse .numbers').nth(1).waitFor();
  await page.getByLabel('Shown state').fill('60');
  for (const sampler of ['ddpm', 'ddim'] as const) {
    const frames: ReverseFrame[] = [];
    const tools = sceneTools((frame) => frames.push(frame as ReverseFrame));
    reverseScene(tools, { ...schedule, sampler, jumps: 12, eta: 0, draw: 1 });
    close(await points(`.${sampler}`), frames.at(-1)?.cloud.slice(0, 16) ?? []);
    const [, , , , near = 0] = await numbersIn(`.${sampler} .numbers td[data-value]`, 5);
    expect(near).toBeGreaterThan(0.9);
  }
});

test('the language model expects what it expects in Node, and learns', async () => {
  await show('language');
  const tokens = encode('the');
  const expected = (params: Numbers): number[] => {
    const { logits } = nextScene(sceneTools(), { params, tokens });
    const weights = Array.from(logits, Math.exp);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight) => weight / sum).sort((a, b) => b - a);
  };
  const bars = '.next .bars li';
  close(await numbersIn(bars, 12), expected(initialNumbers()).slice(0, 12));
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.locator('[data-steps="10"]').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  // A step takes long on the backend of Node, and the first loss comes before it.
  const losses: number[] = [];
  const tools = sceneTools((loss) => losses.push(Number(loss)));
  trainScene(tools, { state: untrainedState(), steps: 1, total: 300 });
  const curve = await page.getByRole('img', { name: 'Loss before each step' }).getAttribute('aria-label');
  const [, first = '', last = ''] = /your loss: (\S+) … (\S+);/.exec(curve ?? '') ?? [];
  expect(Number(first)).toBeCloseTo(losses[0] ?? Number.NaN, 2);
  expect(Number(last)).toBeLessThan(Number(first));
  await page.getByRole('button', { name: 'Write a word' }).click();
  await page.getByText('just written').waitFor();
  expect((await page.getByLabel('Text so far').inputValue()).split(' ')).toHaveLength(2);
});

test('each application shows what its functions return in Node', async () => {
  await show('physics');
  const numbersOf = (selector: string, name: string): Promise<number> =>
    page.locator(selector).first().getAttribute(name).then(Number);
  await page.locator('[data-exercise="invariant-attention"] [data-change]').waitFor();
  close(
    await numbersIn('[data-exercise="invariant-attention"] td[data-value]', 64),
    residueScene(sceneTools(), { turn: 40, move: 1, gamma: 0.3 }).weights,
  );
  expect(await numbersOf('[data-change]', 'data-change')).toBeLessThan(1e-5);
  expect(await numbersOf('[data-off]', 'data-off')).toBeLessThan(1e-5);
  const { ranks, crps, ratio } = ensembleScene(sceneTools(), { spread: 0.6, bias: 0 });
  close(await numbersIn('[data-exercise="ensemble-score"] li[data-value]', 10), ranks);
  close(
    [await numbersOf('[data-crps]', 'data-crps'), await numbersOf('[data-ratio]', 'data-ratio')],
    [crps, ratio],
  );
  close(
    await numbersIn('[data-exercise="disruption-forecast"] li[data-value]', 6),
    alarmScene(sceneTools(), { threshold: 0.5 }).counts,
  );
  for (const exercise of ['weather-rollout', 'maneuver-detection', 'inverse-problem', 'molecule-generation'])
    await page.locator(`[data-exercise="${exercise}"] figure`).first().waitFor();
});

test('a saved file changes the view in place, and keeps what was typed', async () => {
  await show('attention');
  await page.getByLabel('Sentence').fill('one two three');
  await numbersIn('.mask td[data-value]', 9);
  save('causal-mask', solutionOf('causal-mask').replace('lessEqual', 'greaterEqual'));
  await page.waitForFunction(
    () => document.querySelectorAll('.mask td[data-value]')[1]?.getAttribute('data-value') === '1',
  );
  expect(await page.getByLabel('Sentence').inputValue()).toBe('one two three');
  save('causal-mask', solutionOf('causal-mask'));
  await page.waitForFunction(
    () => document.querySelectorAll('.mask td[data-value]')[1]?.getAttribute('data-value') === '0',
  );
});

test('a file that cannot be compiled shows why, and the last version stays in use', async () => {
  save('causal-mask', solutionOf('causal-mask').replace('return tf.lessEqual', 'return return tf.lessEqual'));
  const problem = page.locator('.problems');
  await problem.waitFor();
  expect(await problem.innerText()).toContain('exercises/1-attention/causal-mask.ts');
  expect(await problem.innerText()).toContain('return return');
  await page.getByLabel('Sentence').fill('one two');
  await numbersIn('.mask td[data-value]', 4);
  save('causal-mask', solutionOf('causal-mask'));
  await problem.waitFor({ state: 'detached' });
});

const HEAD = `import * as tf from '@tensorflow/tfjs';
export function scaledDotProductAttention(q: tf.Tensor, k: tf.Tensor, v: tf.Tensor, mask?: tf.Tensor2D) {`;
const REST =
  'const weights = tf.softmax(q.matMul(k, false, true)); return { weights, output: weights.matMul(v) }; }';

test.each([
  ['an endless loop', `${HEAD} for (;;); }`, /endless loop/],
  ['an endless loop outside of functions', `for (;;);\n${HEAD} ${REST}`, /endless loop/],
  ['an error', `${HEAD}\n  throw new RangeError('too wide');\n}`, /RangeError was thrown.*too wide.*line 3/s],
  ['an error outside of functions', `${HEAD} ${REST}\nthrow new Error('not here');`, /not here/],
  [
    'NaN',
    `${HEAD} ${REST.replace('tf.softmax(', 'tf.softmax(').replace('false, true)', 'false, true).mul(NaN)')}`,
    /9 numbers are NaN|18 numbers are NaN/,
  ],
  [
    'a wrong shape',
    `${HEAD} return { weights: q, output: v }; }`,
    /should have the shape \[2, 3, 3\], but has \[2, 3, 8\]/,
  ],
  ['no tensor', `${HEAD} return { weights: 7, output: v }; }`, /should be a tensor, but is 7/],
  [
    'a million lines',
    `${HEAD} for (let i = 0; i < 1e6; i++) console.log('line', i); ${REST}`,
    /Printed \(1,000,000\)/,
  ],
  [
    'no function',
    `export const scaledDotProductAttention = 3;`,
    /exports no function scaledDotProductAttention/,
  ],
] as const)('%s leaves the page usable', async (_, source, says) => {
  await show('attention');
  await page.getByLabel('Sentence').fill('one two three');
  save('scaled-dot-product-attention', source);
  await page.waitForFunction(
    ([pattern, flags]) => new RegExp(pattern, flags).test(document.querySelector('main')?.innerText ?? ''),
    [says.source, says.flags] as const,
  );
  await numbersIn('.mask td[data-value]', 9);
  await show('diffusion');
  await page.locator('.plot .series').first().waitFor();
  await show('attention');
  save('scaled-dot-product-attention', solutionOf('scaled-dot-product-attention'));
  await page.locator('.weights').first().waitFor();
  await page.locator('main > .failure').waitFor({ state: 'detached' });
});

test('who has written only the causal mask sees it, and which exercise comes next', async () => {
  await show('attention');
  await page.getByLabel('Sentence').fill('one two three');
  cpSync('exercises', path.join(folder, 'exercises'), { recursive: true });
  save('causal-mask', solutionOf('causal-mask'));
  const text = page.locator('main');
  await page.getByText('scaledDotProductAttention is not written yet').waitFor();
  expect(await text.innerText()).toContain('exercises/1-attention/scaled-dot-product-attention.ts');
  await numbersIn('.mask td[data-value]', 9);
  await show('block');
  await page.getByText('transformerBlock is not written yet').waitFor();
  await show('diffusion');
  await page.getByText('linearNoiseSchedule is not written yet').first().waitFor();
  cpSync('solutions', path.join(folder, 'exercises'), { recursive: true });
  await page.locator('.reverse .numbers').first().waitFor();
});

test.each(VIEWS)(
  'axe finds nothing in the view %s, light or dark, and nothing is cut off on a phone',
  async (view) => {
    await show(view);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.evaluate(axeSource);
      const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
    }
  },
);

test('nothing was refused or thrown in the page', () => {
  expect(problems).toEqual([]);
});
