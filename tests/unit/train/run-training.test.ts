import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkpointFile, readCheckpoint, type Checkpoint } from '../../../grader/train/checkpoint';
import { RECIPES } from '../../../grader/train/configuration';
import { initialParameters, untrained, type TrainingState } from '../../../grader/train/parameters';
import { runTraining, type TrainingDisplay } from '../../../grader/train/run-training';
import type { StudentTrainer } from '../../../grader/train/student-trainer';
import type { TrainingStage } from '../../../grader/train/stages/stage';

const model = { vocabulary: 5, contextLength: 4, width: 2, heads: 1, hidden: 2, blocks: 1 };
const start = initialParameters(model, 1);
const recipe = { ...RECIPES.gpt, steps: 47 };
const beginning: Checkpoint = {
  ...{ stage: 'gpt', step: 0, seed: 1, model, recipe, losses: [], samples: [], before: {} },
  state: untrained(start),
};

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'training-'));
  file = checkpointFile(folder, 'gpt');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a training whose loss at step k is 1 / k; `failing` is the step that throws. */
async function runFrom(checkpoint: Checkpoint, failing = Infinity) {
  const calls: string[] = [];
  const trainer = {
    begin: ({ step }: TrainingState) => {
      calls.push(`begin at ${String(step)}`);
      return Promise.resolve();
    },
    state: (step: number) => Promise.resolve({ ...untrained(start), step }),
  } as unknown as StudentTrainer;
  const stage: TrainingStage = {
    stage: 'gpt',
    title: '',
    levels: [],
    shareOf: '',
    tokensPerStep: () => 1,
    before: () => {
      calls.push('before');
      return Promise.resolve({ share: 0.25 });
    },
    train: (_, done, count) => {
      if (done + count > failing) return Promise.reject(new Error('a step failed'));
      calls.push(`${String(done + 1)}–${String(done + count)}`);
      return Promise.resolve(Array.from({ length: count }, (__, i) => 1 / (done + i + 1)));
    },
    write: (_, __, name) => {
      calls.push(`write ${name}`);
      return Promise.resolve({ texts: [name], share: 1 });
    },
    conclude: (_, __, before) =>
      Promise.resolve({ findings: [JSON.stringify(before)], sample: { texts: [], share: 0 } }),
  };
  const display: TrainingDisplay = {
    begin: (total, done) => calls.push(`shown ${String(done)}/${String(total)}`),
    advanced: () => undefined,
    wrote: () => undefined,
    end: () => undefined,
  };
  const training = { trainer, seed: 1, model, recipe, start };
  const ended = await runTraining({ stage, training, checkpoint, file, display, texts: 1 }).catch(
    (failure: unknown) => failure as Error,
  );
  return { calls, ended };
}

test('a training makes every step once, and writes texts after each fifth', async () => {
  const { calls, ended } = await runFrom(beginning);
  expect(calls).toEqual([
    ...['begin at 0', 'before', 'shown 0/47', '1–9', 'write gpt 9', '10–18', 'write gpt 18', '19–27'],
    ...['write gpt 27', '28–36', 'write gpt 36', '37–45', 'write gpt 45', '46–47'],
  ]);
  expect(ended).toMatchObject({ outcome: { findings: ['{"share":0.25}'] } });
  const saved = readCheckpoint(file, 'gpt');
  expect(saved.losses).toEqual(Array.from({ length: 47 }, (_, i) => 1 / (i + 1)));
  expect(saved.samples.map(({ step }) => step)).toEqual([9, 18, 27, 36, 45]);
});

test('one that continues anywhere writes after the same steps, and keeps what it measured before', async () => {
  const losses = Array.from({ length: 20 }, (_, i) => 1 / (i + 1));
  const middle = {
    ...beginning,
    step: 20,
    losses,
    before: { share: 0.5 },
    state: { ...beginning.state, step: 20 },
  };
  const { calls, ended } = await runFrom(middle);
  expect(calls).toEqual([
    ...['begin at 20', 'shown 20/47', '21–27', 'write gpt 27', '28–36', 'write gpt 36', '37–45'],
    ...['write gpt 45', '46–47'],
  ]);
  expect(ended).toMatchObject({ outcome: { findings: ['{"share":0.5}'] } });
  expect(readCheckpoint(file, 'gpt').losses).toHaveLength(47);
});

test('a finished one only measures again', async () => {
  const losses = Array.from({ length: 47 }, () => 1);
  const { calls, ended } = await runFrom({
    ...beginning,
    step: 47,
    losses,
    state: { ...beginning.state, step: 47 },
  });
  expect(calls).toEqual(['begin at 47', 'shown 47/47']);
  expect(ended).toMatchObject({ outcome: { findings: ['{}'] } });
});

test('a failure is passed on, and leaves no listener behind', async () => {
  const listeners = process.listenerCount('exit');
  const { ended } = await runFrom(beginning, 20);
  expect(ended).toEqual(new Error('a step failed'));
  expect(process.listenerCount('exit')).toBe(listeners);
});
