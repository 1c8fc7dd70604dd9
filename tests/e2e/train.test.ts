/** `npm run train`, with few steps: what it writes, how it is interrupted and continued. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readCheckpoint } from '../../grader/train/checkpoint';
import { decodeTensors } from '../../grader/train/safetensors';
import { run, type Ran } from '../support/released';

const program = ['scripts/run.mjs', 'grader/cli/main.ts', 'train'];

let folder: string;
const inFolder = (...segments: string[]): string => path.join(folder, ...segments);

const train = (out: string, ...args: readonly string[]): Promise<Ran> =>
  run(process.execPath, [...program, '--submission', 'solutions', '--out', inFolder(out), ...args]);

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'train-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a model is pre-trained, fine-tuned and aligned, each stage on the checkpoint before', async () => {
  const gpt = await train('whole', 'gpt', '--steps', '30', '--texts', '4');
  expect(gpt).toMatchObject({ exitCode: 0, stderr: '' });
  expect(gpt.stdout).toMatch(/^step 3 of 30|^step 6 of 30/);
  expect(gpt.stdout).toContain('step 6: ');
  expect(gpt.stdout).toContain('lines: unigram 3.5386, bigram 1.5632, optimum 1.1949');
  expect(gpt.stdout).toContain('Pre-training: 30 steps in ');

  const { losses, state, step } = readCheckpoint(inFolder('whole', 'train', 'gpt.safetensors'), 'gpt');
  expect(losses).toHaveLength(30);
  expect(Number(losses[29])).toBeLessThan(Number(losses[0]) - 1.5);
  expect([step, state.step]).toEqual([30, 30]);
  const page = readFileSync(inFolder('whole', 'train', 'gpt.html'), 'utf8');
  expect(page).toContain('<h1>Pre-training</h1>');
  expect(page).toContain('optimum 1.1949');
  expect(page).not.toContain('<script');

  const sft = await train('whole', 'sft', '--steps', '20', '--texts', '4');
  expect(sft).toMatchObject({ exitCode: 0, stderr: '' });
  expect(sft.stdout).toContain('answers follow their instruction; before fine-tuning it was 0.0 %.');

  const dpo = await train('whole', 'dpo', '--steps', '10', '--texts', '4');
  expect(dpo).toMatchObject({ exitCode: 0, stderr: '' });
  expect(dpo.stdout).toContain('by the closed form.');
  const aligned = readCheckpoint(inFolder('whole', 'train', 'dpo.safetensors'), 'dpo');
  // A policy that is its reference prefers nothing.
  expect(aligned.losses[0]).toBeCloseTo(Math.LN2, 6);
});

test('a surrogate is trained on a simulation, and its samples are held against the truth', async () => {
  const { exitCode, stdout, stderr } = await train('surrogate', 'diffusion', '--steps', '60');
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^step 12 of 60 · loss \d\.\d{4} · [\d,]+ examples\/s/);
  expect(stdout).toMatch(/\nstep 12: \d+\.\d % of the samples in a wrong bin · [ ▁-█]{30}\n/);
  expect(stdout).toContain('loss over steps; lines: least 0.1911');
  expect(stdout).toContain('Surrogate: 60 steps in ');
  expect(stdout).toMatch(/% of the samples are in the right well; by Boltzmann, it is 71\.2 %\.\n/);
  expect(stdout).toMatch(/A sample takes [\d.,]+ µs\. A move of the simulation takes [\d.]+ µs/);
  const page = readFileSync(inFolder('surrogate', 'train', 'diffusion.html'), 'utf8');
  expect(page).toContain('<h2 id="frames">From noise to samples</h2>');
  expect(page.match(/<figure class="shares">/g)).toHaveLength(11);
  expect(page).not.toContain('<script');
  const { tensors } = decodeTensors(readFileSync(inFolder('surrogate', 'train', 'diffusion.safetensors')));
  expect([...tensors.keys()][0]).toBe('layers[0].kernel');
});

test('after Ctrl-C, a training continues with the numbers of one that was not interrupted', async () => {
  const options = ['gpt', '--steps', '60', '--texts', '2', '--seed', '5'];
  const whole = train('at-once', ...options);
  const args = [...program, '--submission', 'solutions', '--out', inFolder('in-parts'), ...options];
  const child = spawn(process.execPath, args, { env: { ...process.env, NO_COLOR: '1' } });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    if (stdout.includes('step 36')) child.kill('SIGINT');
  });
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const exitCode = await new Promise((resolve) => child.on('close', resolve));
  const file = inFolder('in-parts', 'train', 'gpt.safetensors');
  // Windows has no signals: the process is ended at once, and what was saved last remains.
  if (process.platform !== 'win32') {
    expect(exitCode).toBe(130);
    expect(stderr).toMatch(/\nStopped after step \d+; npm run train -- gpt --resume continues\.\n$/);
    const { step } = readCheckpoint(file, 'gpt');
    expect(step).toBeGreaterThan(0);
    expect(step).toBeLessThan(60);
    expect(readCheckpoint(file, 'gpt').losses).toHaveLength(step);

    const early = await train('in-parts', 'sft');
    expect(early.exitCode).toBe(2);
    expect(early.stderr).toContain(`gpt has made ${String(step)} of 60 steps; npm run train -- gpt --resume`);
    const resumed = await train('in-parts', 'gpt', '--resume', '--texts', '2');
    expect(resumed).toMatchObject({ exitCode: 0, stderr: '' });
    expect(resumed.stdout).toContain(`continues after step ${String(step)}\n`);
    await whole;
    expect(readFileSync(file).equals(readFileSync(inFolder('at-once', 'train', 'gpt.safetensors')))).toBe(
      true,
    );
  }
});

describe('nothing is trained', () => {
  const refused = async (...args: readonly string[]): Promise<string> => {
    const { exitCode, stdout, stderr } = await train('refused', ...args);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Nothing was trained: [^\n]+\n$/);
    return stderr;
  };

  test('without a checkpoint to continue, or with one that cannot be read', async () => {
    expect(await refused('sft')).toContain('npm run train -- gpt makes it');
    expect(await refused('gpt', '--resume')).toContain('there is no checkpoint ');
    expect(await refused('diffusion', '--resume')).toContain('--resume is for gpt, sft and dpo');
    expect(await refused('scaling', '--resume')).toContain('--resume is for gpt, sft and dpo');
    const copy = inFolder('refused', 'train');
    cpSync(inFolder('whole', 'train'), copy, { recursive: true });
    expect(await refused('gpt', '--resume', '--steps', '31')).toContain('is a training of 30 steps');
    const bytes = readFileSync(path.join(copy, 'gpt.safetensors'));
    writeFileSync(path.join(copy, 'gpt.safetensors'), bytes.subarray(0, bytes.length - 1));
    expect(await refused('sft')).toContain('is cut off');
    expect(await refused('gpt', '--resume')).toContain('gpt.safetensors cannot be read: ');
  });

  test('where nothing can be written', async () => {
    writeFileSync(inFolder('a-file'), '');
    const { exitCode, stderr } = await train('a-file', 'gpt', '--steps', '2');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^Nothing was trained: cannot write [^\n]+\n$/);
  });

  test('with exercises that are not started, wrong or missing', async () => {
    const submission = inFolder('submission');
    cpSync('solutions', submission, { recursive: true });
    const file = (name: string): string => path.join(submission, '3-language-models', name);
    cpSync('exercises/3-language-models/generate.ts', file('generate.ts'));
    const adamw = readFileSync(file('adamw.ts'), 'utf8');
    writeFileSync(file('adamw.ts'), adamw.replace('learningRate * weightDecay', 'weightDecay'));
    rmSync(file('pretraining.ts'));
    const { stderr } = await train('unready', 'gpt', '--submission', submission);
    expect(stderr).toBe(
      'Nothing was trained: adamw is not right yet; pretraining and generate are not started. npm run grade -- adamw pretraining generate says more.\n',
    );
    expect(existsSync(inFolder('unready'))).toBe(false);
  });
});
