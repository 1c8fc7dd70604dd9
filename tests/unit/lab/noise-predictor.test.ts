import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { leastLoss, MIXTURES } from '../../../grader/lab/scenes/mixture';
import { denoiseScene, untrainedPredictor } from '../../../grader/lab/scenes/noise-predictor';
import { scheduleScene } from '../../../grader/lab/scenes/noise-schedule';
import { reverseScene, type ReverseFrame } from '../../../grader/lab/scenes/diffusion';
import { fileOf, toolsFor } from '../../support/lab';

const SCHEDULE = { numSteps: 20, betaStart: 0.001, betaEnd: 0.5 };
const STEPS = 12;

const trained = async (root?: string) => {
  const losses: number[] = [];
  const tools = (await toolsFor(root))((loss) => losses.push(Number(loss)));
  const input = { ...SCHEDULE, mixture: 'two', state: untrainedPredictor(), steps: STEPS } as const;
  return { tools, losses, ...denoiseScene(tools, { ...input, total: STEPS }) };
};

test('a noise predictor learns with the student’s functions, and then samples', async () => {
  const { losses, given, state } = await trained();
  expect(given).toEqual([]);
  expect(state.step).toBe(STEPS);
  expect(losses).toHaveLength(STEPS);
  expect(losses.at(-1)).toBeLessThan(0.8 * (losses[0] ?? 0));
  const frames: ReverseFrame[] = [];
  const tools = (await toolsFor())((frame) => frames.push(frame as ReverseFrame));
  const input = {
    ...SCHEDULE,
    mixture: 'two',
    points: 20,
    sampler: 'ddpm',
    jumps: 1,
    eta: 0,
    draw: 1,
  } as const;
  reverseScene(tools, { ...input, network: state.params });
  const byNetwork = frames.splice(0).at(-1)?.cloud;
  reverseScene(tools, input);
  expect(byNetwork).toHaveLength(40);
  expect(byNetwork).not.toEqual(frames.at(-1)?.cloud);
});

test('the lab stands in for what is not written, with the same losses', async () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'lab-predictor-'));
  try {
    cpSync('exercises', root, { recursive: true });
    for (const id of ['noise-schedule', 'forward-process', 'noise-prediction-loss'])
      cpSync(path.join('solutions', fileOf(id)), path.join(root, fileOf(id)));
    const [few, all] = [await trained(root), await trained()];
    expect([...few.given].sort()).toEqual(['adamWStep', 'learningRateAt', 'predictNoise', 'timeEmbedding']);
    few.losses.forEach((loss, i) => {
      expect(loss).toBeCloseTo(all.losses[i] ?? Number.NaN, 3);
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

test('the least loss is what a Gaussian’s noise hides', async () => {
  const { alphaBars } = scheduleScene((await toolsFor())(), SCHEDULE);
  const { spread } = MIXTURES.one;
  const hidden = Array.from(alphaBars, (alphaBar) => {
    const data = alphaBar * spread ** 2;
    return data / (data + 1 - alphaBar);
  });
  const exact = hidden.reduce((sum, each) => sum + each, 0) / hidden.length;
  const estimated = leastLoss('one', alphaBars);
  // 8,000 squares, so a standard error of about 1.6 %, with fixed draws.
  expect(Math.abs(estimated / exact - 1)).toBeLessThan(0.05);
  expect(leastLoss('ring', alphaBars)).toBeLessThan(1);
});
