/** What the grader's own mathematics earns if somebody copies it: all but the gradients. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exercises } from '../../grader/course';
import { gradeSubmission } from '../../grader/judge/grade-submission';
import { writeCopiedOracle } from '../support/copied-oracle';

/** It needs more than a wrapper, and copies nothing. */
const NOISE_PREDICTION_LOSS = `import * as tf from '@tensorflow/tfjs';
import { qSample } from './forward-process';
export function noisePredictionLoss(model: any, x0: any, t: any, noise: any, schedule: any) {
  const predicted = model(qSample(x0, t, noise, schedule), t).dataSync();
  const errors = [...noise.dataSync()].map((each: number, i: number) => (each - predicted[i]) ** 2);
  return tf.scalar(errors.reduce((sum, each) => sum + each, 0) / errors.length);
}
`;

const place = mkdtempSync(path.join(os.tmpdir(), 'copied-oracle-'));
afterAll(() => {
  rmSync(place, { recursive: true });
});

test('copied into every exercise, it earns what the documents say, for any seed', async () => {
  // The exercises without a gradient check can be any right answer.
  cpSync('solutions', place, { recursive: true });
  writeCopiedOracle(place);
  writeFileSync(path.join(place, '4-diffusion', 'noise-prediction-loss.ts'), NOISE_PREDICTION_LOSS);
  const core = exercises.filter(({ assignment }) => assignment === 'core');
  const { points, exercises: results } = await gradeSubmission({
    ...{ submission: place, exercises: core, seed: 'a private seed of ours' },
  });
  const lost = results.flatMap(({ checks }) => checks.filter(({ status }) => status !== 'passed'));
  expect(new Set(lost.map(({ kind }) => kind))).toEqual(new Set(['gradient']));
  expect(lost).toHaveLength(9);
  for (const document of ['security.md', 'release.md'])
    expect(readFileSync(path.join('docs', document), 'utf8')).toContain(`${String(points)} of 100`);
});
