/**
 * The lab in a real browser: its numbers and its accessibility. Jest skips this file on other
 * systems than Linux (jest.config.mjs); on Linux it fails without Chromium.
 */
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import { encode } from '../../grader/corpus/words';
import { attentionScene } from '../../grader/lab/scenes/attention';
import { blockScene } from '../../grader/lab/scenes/block';
import { forwardScene, reverseScene, type ReverseFrame } from '../../grader/lab/scenes/diffusion';
import {
  initialNumbers,
  nextScene,
  trainScene,
  untrainedState,
} from '../../grader/lab/scenes/language-model';
import { denoiseScene, untrainedPredictor } from '../../grader/lab/scenes/noise-predictor';
import type { Numbers } from '../../grader/lab/scenes/trained-numbers';
import { alarmScene } from '../../grader/lab/scenes/physics/alarms';
import { ensembleScene } from '../../grader/lab/scenes/physics/ensembles';
import { residueScene } from '../../grader/lab/scenes/physics/residues';
import { tensorsOf } from '../../grader/engine/values';
import { MODEL } from '../../grader/train/configuration';
import { initialParameters } from '../../grader/train/parameters';
import { toolsFor } from '../support/lab';
import { momentsOf, statisticsOf } from '../support/lab-numbers';
import { LabPage, OTHER_SEED, SCHEDULE, VIEWS, WORDS } from '../support/lab-page';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let lab: LabPage;
let sceneTools: Awaited<ReturnType<typeof toolsFor>>;

beforeAll(async () => {
  [lab, sceneTools] = await Promise.all([LabPage.open(), toolsFor()]);
});

afterAll(() => lab.close());

test('attention shows what the functions return in Node, without and with a mask', async () => {
  const input = { words: WORDS, heads: 2, temperature: 1, mask: 'off', positions: false } as const;
  const cells = '.weights td[data-value]';
  await lab.until(cells, attentionScene(sceneTools(), input).weights);
  const mask = lab.page.getByLabel('Mask', { exact: true });
  await mask.selectOption('causal');
  await lab.until(cells, attentionScene(sceneTools(), { ...input, mask: 'causal' }).weights);
  await lab.until('.mask td[data-value]', lowerTriangle(WORDS.length));
  await mask.selectOption('off');
  await lab.page.locator('.weights td.hidden').first().waitFor({ state: 'detached' });
});

const lowerTriangle = (n: number): number[] =>
  Array.from({ length: n * n }, (_, i) => Number(i % n <= Math.floor(i / n)));

test('the block shows the statistics of the stream in Node', async () => {
  await lab.show('block');
  const { layers, inside = [] } = blockScene(sceneTools(), {
    ...{ words: WORDS, layers: 6, causal: false, strength: 1 },
  });
  const streams = [...layers, ...inside.map(({ stream }) => stream)];
  await lab.until('.heat td[data-value]', streams.flatMap(statisticsOf));
});

test('diffusion shows the same points as Node, and samples the data', async () => {
  await lab.show('diffusion');
  const names = ['data-x', 'data-y'];
  const { cloud } = forwardScene(sceneTools(), { ...SCHEDULE, t: 10 });
  await lab.until('.forward .first-points li', cloud.slice(0, 16), names);
  await lab.page.locator('.reverse .numbers').nth(1).waitFor();
  await lab.page.getByLabel('Shown state').fill('60');
  for (const sampler of ['ddpm', 'ddim'] as const) {
    const frames: ReverseFrame[] = [];
    const tools = sceneTools((frame) => frames.push(frame as ReverseFrame));
    reverseScene(tools, { ...SCHEDULE, sampler, jumps: 12, eta: 0, draw: 1 });
    const end = frames.at(-1)?.cloud ?? new Float32Array();
    await lab.until(`.${sampler} .first-points li`, end.slice(0, 16), names);
    await lab.until(`.${sampler} .numbers td[data-value]`, momentsOf(end));
    expect(momentsOf(end).at(-1)).toBeGreaterThan(0.9);
  }
});

test('a noise predictor learns as in Node, and the reverse process can use it', async () => {
  await lab.show('diffusion');
  const { page } = lab;
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.waitForFunction(
    () => Number(document.querySelector('[data-steps]')?.getAttribute('data-steps')) >= 50,
  );
  await page.getByRole('button', { name: 'Stop' }).click();
  const losses: number[] = [];
  const tools = sceneTools((loss) => losses.push(Number(loss)));
  denoiseScene(tools, { ...SCHEDULE, state: untrainedPredictor(), steps: 1, total: 1_000 });
  const { first, last } = await lab.curve();
  expect(first).toBeCloseTo(losses[0] ?? Number.NaN, 2);
  expect(last).toBeLessThan(0.7 * first);
  const before = await lab.numbersIn('.ddpm .numbers td[data-value]', ['data-value']);
  await page.getByLabel('Noise predictor').selectOption('here');
  await page.waitForFunction((near) => {
    const cells = document.querySelectorAll('.ddpm .numbers td[data-value]');
    return cells.length === 5 && Number(cells[4]?.getAttribute('data-value')) !== near;
  }, before.at(-1));
});

test('the language model expects what it expects in Node, and learns', async () => {
  await lab.show('language');
  const likeliest = (params: Numbers): number[] => {
    const { logits } = nextScene(sceneTools(), { params, tokens: encode('the') });
    const shares = Array.from(logits, Math.exp);
    const all = shares.reduce((total, share) => total + share, 0);
    const sorted = shares.map((share) => share / all).sort((a, b) => b - a);
    return sorted.slice(0, 12);
  };
  await lab.until('.next .bars li', likeliest(initialNumbers()));
  const compare = lab.page.getByLabel('Compare with');
  await compare.selectOption('gpt');
  const loaded = tensorsOf(initialParameters(MODEL, OTHER_SEED)).map(({ tensor }) =>
    Float32Array.from(tensor.data),
  );
  await lab.until('.next + .next .bars li', likeliest(loaded));
  await compare.selectOption('nothing');
  await lab.page.getByRole('button', { name: 'Train', exact: true }).click();
  await lab.page.locator('[data-steps="10"]').waitFor();
  await lab.page.getByRole('button', { name: 'Stop' }).click();
  // A step takes long on the backend of Node, and the first loss comes before it.
  const losses: number[] = [];
  const tools = sceneTools((loss) => losses.push(Number(loss)));
  trainScene(tools, { state: untrainedState(), steps: 1, total: 300 });
  const { first, last } = await lab.curve();
  expect(first).toBeCloseTo(losses[0] ?? Number.NaN, 2);
  expect(last).toBeLessThan(first);
  await lab.page.getByRole('button', { name: 'Write a word' }).click();
  await lab.page.getByText('just written').waitFor();
  expect((await lab.page.getByLabel('Text so far').inputValue()).split(' ')).toHaveLength(2);
});

test('each application shows what its functions return in Node', async () => {
  await lab.show('physics');
  const of = (exercise: string, selector: string): string => `[data-exercise="${exercise}"] ${selector}`;
  const { weights } = residueScene(sceneTools(), { turn: 40, move: 1, gamma: 0.3 });
  await lab.until(of('invariant-attention', 'td[data-value]'), weights);
  for (const [selector, name] of [
    ['[data-change]', 'data-change'],
    ['[data-off]', 'data-off'],
  ] as const) {
    await lab.page.locator(selector).waitFor();
    expect((await lab.numbersIn(selector, [name]))[0]).toBeLessThan(1e-5);
  }
  const { ranks, crps, ratio } = ensembleScene(sceneTools(), { spread: 0.6, bias: 0 });
  await lab.until(of('ensemble-score', 'li[data-value]'), ranks);
  await lab.until('[data-crps]', [crps, ratio], ['data-crps', 'data-ratio']);
  const { counts } = alarmScene(sceneTools(), { threshold: 0.5 });
  await lab.until(of('disruption-forecast', 'li[data-value]'), counts);
  const train = lab.page.getByRole('button', { name: 'Train and sample' });
  await train.click();
  await lab.page.getByRole('button', { name: 'Stop' }).click();
  await lab.page.getByText('Computing').waitFor({ state: 'detached' });
  expect(await lab.page.locator('[data-distance]').count()).toBe(0);
  await train.click();
  await lab.page.locator('[data-distance]').waitFor();
  expect((await lab.numbersIn('[data-distance]', ['data-distance']))[0]).toBeLessThan(0.2);
  for (const exercise of ['weather-rollout', 'maneuver-detection', 'inverse-problem', 'molecule-generation'])
    await lab.page.locator(of(exercise, 'figure')).first().waitFor();
});

test.each(VIEWS)(
  'axe finds nothing in the view %s, light or dark, and nothing is cut off on a phone',
  async (view) => {
    await lab.show(view);
    const { page } = lab;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.evaluate(axeSource);
      const { violations } = await page.evaluate<AxeResults>('axe.run()');
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      expect(found).toEqual([]);
    }
  },
);

test('nothing was refused or thrown in the page', () => {
  expect(lab.problems).toEqual([]);
});
