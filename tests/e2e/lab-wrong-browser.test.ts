/**
 * The lab in a real browser: its reaction to saved files, and what a wrong submission can do to it.
 * Jest skips this file on other systems than Linux (jest.config.mjs); on Linux it fails without
 * Chromium.
 */
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { attentionScene } from '../../grader/lab/scenes/attention';
import { blockScene } from '../../grader/lab/scenes/block';
import { forwardScene, reverseScene, type ReverseFrame } from '../../grader/lab/scenes/diffusion';
import type { SceneTools } from '../../grader/lab/scenes/functions';
import { maskScene } from '../../grader/lab/scenes/mask';
import { fileOf, solutionOf, toolsFor } from '../support/lab';
import { momentsOf, statisticsOf } from '../support/lab-numbers';
import { LabPage, SCHEDULE, WORDS, type View } from '../support/lab-page';

/** Enough points for a reverse process that Node computes too. */
const FEW = 200;
const MASK = '.mask td[data-value]';

let lab: LabPage;

beforeAll(async () => {
  lab = await LabPage.open();
});

afterAll(() => lab.close());

test('a saved file changes the view in place, and keeps what was typed', async () => {
  await lab.show('attention');
  await lab.page.getByLabel('Sentence').fill('one two three');
  await lab.count(MASK, 9);
  lab.save('causal-mask', solutionOf('causal-mask').replace('lessEqual', 'greaterEqual'));
  await lab.page.waitForFunction(
    () => document.querySelectorAll('.mask td[data-value]')[1]?.getAttribute('data-value') === '1',
  );
  expect(await lab.page.getByLabel('Sentence').inputValue()).toBe('one two three');
  lab.save('causal-mask', solutionOf('causal-mask'));
  await lab.page.waitForFunction(
    () => document.querySelectorAll('.mask td[data-value]')[1]?.getAttribute('data-value') === '0',
  );
});

test('a file that cannot be compiled shows why, and the last version stays in use', async () => {
  lab.save(
    'causal-mask',
    solutionOf('causal-mask').replace('return tf.lessEqual', 'return return tf.lessEqual'),
  );
  const problem = lab.page.locator('.problems');
  await problem.waitFor();
  expect(await problem.innerText()).toContain('exercises/1-attention/causal-mask.ts');
  expect(await problem.innerText()).toContain('return return');
  await lab.page.getByLabel('Sentence').fill('one two');
  await lab.count(MASK, 4);
  lab.save('causal-mask', solutionOf('causal-mask'));
  await problem.waitFor({ state: 'detached' });
});

/** Views of wrong submissions, and what they must show. */
const WRONG: readonly {
  readonly exercise: string;
  readonly file: string;
  readonly view: View;
  readonly selector: string;
  readonly names: readonly string[];
  readonly expected: (tools: SceneTools, frames: readonly ReverseFrame[]) => ArrayLike<number>;
}[] = [
  {
    ...{ exercise: 'causal-mask', file: 'same-rows.ts', view: 'attention' },
    ...{ selector: MASK, names: ['data-value'] },
    expected: (tools) => maskScene(tools, { length: WORDS.length }).mask,
  },
  {
    ...{ exercise: 'scaled-dot-product-attention', file: 'no-scale.ts', view: 'attention' },
    ...{ selector: '.weights td[data-value]', names: ['data-value'] },
    expected: (tools) =>
      attentionScene(tools, { words: WORDS, heads: 2, temperature: 1, mask: 'off', positions: false })
        .weights,
  },
  {
    ...{ exercise: 'transformer-block', file: 'pre-norm.ts', view: 'block' },
    ...{ selector: '.heat tr:last-child td[data-value]', names: ['data-value'] },
    expected: (tools) => {
      const { layers, inside } = blockScene(tools, { words: WORDS, layers: 6, causal: false, strength: 1 });
      return [layers.at(-1), inside?.at(-1)?.stream].flatMap((stream) =>
        stream ? statisticsOf(stream) : [],
      );
    },
  },
  {
    ...{ exercise: 'forward-process', file: 'alpha-for-alpha-bar.ts', view: 'diffusion' },
    ...{ selector: '.forward .first-points li', names: ['data-x', 'data-y'] },
    expected: (tools) => forwardScene(tools, { ...SCHEDULE, t: 10 }).cloud.slice(0, 16),
  },
  {
    ...{ exercise: 'reverse-sampling', file: 'noise-at-the-end.ts', view: 'diffusion' },
    ...{ selector: '.ddpm .numbers td[data-value]', names: ['data-value'] },
    expected: (tools, frames) => {
      reverseScene(tools, { ...SCHEDULE, points: FEW, sampler: 'ddpm', jumps: 1, eta: 0, draw: 1 });
      return momentsOf(frames.at(-1)?.cloud ?? new Float32Array());
    },
  },
];

test.each(WRONG)('$exercise: $file is drawn as it is', async (wrong) => {
  await lab.page.reload();
  await lab.show(wrong.view);
  if (wrong.view === 'diffusion') await lab.page.getByLabel('Points').fill(String(FEW));
  const { exercise, file, selector, names } = wrong;
  lab.save(exercise, readFileSync(path.join('tests', 'submissions', exercise, file), 'utf8'));
  const asInNode = async (): Promise<void> => {
    const frames: ReverseFrame[] = [];
    const tools = (await toolsFor(lab.root))((frame) => frames.push(frame as ReverseFrame));
    await lab.until(selector, wrong.expected(tools, frames), names);
  };
  await asInNode();
  lab.save(exercise, solutionOf(exercise));
  await asInNode();
});

test.each([
  ['gpt', 'language', '.next .model .bars li'],
  ['reverse-sampling', 'diffusion', '.model .ddpm .numbers'],
  ['ensemble-score', 'physics', '[data-exercise="ensemble-score"] .model [data-crps]'],
] as const)('the model answer of %s is beside it on request, also of a stub', async (id, view, selector) => {
  await lab.page.reload();
  await lab.show(view);
  cpSync(path.join('exercises', fileOf(id)), path.join(lab.root, fileOf(id)));
  await lab.page
    .getByText(/ is not written yet/)
    .first()
    .waitFor();
  expect(await lab.page.locator(selector).count()).toBe(0);
  await lab.page.getByLabel('Show the model answer too').check();
  await lab.page.locator(selector).first().waitFor();
  lab.save(id, solutionOf(id));
  await lab.page.getByText(/ is not written yet/).waitFor({ state: 'detached' });
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
  ['NaN', `${HEAD} ${REST.replace('false, true)', 'false, true).mul(NaN)')}`, /18 numbers are NaN/],
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
  await lab.show('attention');
  await lab.page.getByLabel('Sentence').fill('one two three');
  lab.save('scaled-dot-product-attention', source);
  await lab.page.waitForFunction(
    ([pattern, flags]) => new RegExp(pattern, flags).test(document.querySelector('main')?.innerText ?? ''),
    [says.source, says.flags] as const,
  );
  await lab.count(MASK, 9);
  await lab.show('diffusion');
  await lab.page.locator('.plot .series').first().waitFor();
  await lab.show('attention');
  lab.save('scaled-dot-product-attention', solutionOf('scaled-dot-product-attention'));
  await lab.page.locator('.weights').first().waitFor();
  await lab.page.locator('main > .failure').waitFor({ state: 'detached' });
});

test('who has written only the causal mask sees it, and which exercise comes next', async () => {
  await lab.show('attention');
  await lab.page.getByLabel('Sentence').fill('one two three');
  cpSync('exercises', lab.root, { recursive: true });
  lab.save('causal-mask', solutionOf('causal-mask'));
  const text = lab.page.locator('main');
  await lab.page.getByText('scaledDotProductAttention is not written yet').waitFor();
  expect(await text.innerText()).toContain('exercises/1-attention/scaled-dot-product-attention.ts');
  await lab.count(MASK, 9);
  await lab.show('block');
  await lab.page.getByText('transformerBlock is not written yet').waitFor();
  await lab.show('diffusion');
  await lab.page.getByText('linearNoiseSchedule is not written yet').first().waitFor();
  cpSync('solutions', lab.root, { recursive: true });
  await lab.page.locator('.reverse .numbers').first().waitFor();
});
