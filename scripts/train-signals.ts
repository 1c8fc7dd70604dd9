import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import * as prettier from 'prettier';
import { innovations, simulateTracks, TRACK } from '../grader/oracle/orbits';
import { SHOT, simulateShots } from '../grader/oracle/plasma';
import { inRepository } from '../grader/platform/root';

/** What fixtures/train_signals.py is told, beside the files. */
interface Task {
  readonly name: string;
  readonly time: number;
  readonly features: number;
  readonly width: number;
  readonly heads: number;
  readonly hidden: number;
  readonly steps: number;
  /** Whether the logits come from the mean of the steps so far. */
  readonly pools: boolean;
  /** The size of the first kernel before training. */
  readonly scale: number;
}

interface Examples {
  readonly inputs: ArrayLike<number>;
  readonly targets: ArrayLike<number>;
}

const TRAINING_SEED = 1;

/** How many numbers stand in a line of a file. */
const PER_LINE = 100;

/** Where the parameters of each model are stored, and what it learns from. */
const models: readonly { readonly task: Task; readonly examples: () => Examples }[] = [
  {
    task: {
      ...{ name: 'disruption-forecast', time: SHOT.time, features: 2, pools: true, scale: 1 },
      ...{ width: 12, heads: 2, hidden: 24, steps: 10_000 },
    },
    examples: () => {
      const { signals, disrupts } = simulateShots(TRAINING_SEED, 40_000);
      return { inputs: signals.data, targets: disrupts.map(Number) };
    },
  },
  {
    task: {
      ...{ name: 'maneuver-detection', time: TRACK.time, features: 6, pools: false, scale: 0.2 },
      ...{ width: 12, heads: 2, hidden: 24, steps: 10_000 },
    },
    examples: () => {
      const { track, burns } = simulateTracks(TRAINING_SEED, 30_000);
      const { data } = burns;
      // One step after the burn, a wrong observation can be told from a burn.
      const targets = Array.from(data, (_, i) => (i % TRACK.time === 0 ? 0 : (data[i - 1] ?? 0)));
      return { inputs: innovations({ track, ...TRACK }).data, targets };
    },
  },
];

/** Exercises on the command line; all if there are none. */
const asked = process.argv.slice(2);

const folder = mkdtempSync(path.join(os.tmpdir(), 'signals-'));
try {
  for (const { task, examples } of models) {
    if (asked.length > 0 && !asked.includes(task.name)) continue;
    const { inputs, targets } = examples();
    const files = { inputs: stored('inputs', inputs), targets: stored('targets', targets) };
    const { status, stdout } = spawnSync('python3', [inRepository('fixtures/train_signals.py')], {
      input: JSON.stringify({ ...task, ...files }),
      stdio: ['pipe', 'pipe', 'inherit'],
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    if (status !== 0) throw new Error(`training of ${task.name} failed`);
    await write(task, JSON.parse(stdout) as Parameters<typeof write>[1]);
  }
} finally {
  rmSync(folder, { recursive: true });
}

function stored(name: string, values: ArrayLike<number>): string {
  const file = path.join(folder, name);
  writeFileSync(file, new Uint8Array(Float32Array.from(values).buffer));
  return file;
}

async function write(
  { name, heads }: Task,
  parameters: Readonly<Record<string, { readonly shape: number[]; readonly data: number[] }>>,
): Promise<void> {
  const tensors = Object.entries(parameters).map(([key, { shape, data }]) => {
    const thousandths = data.map((value) => Math.round(1000 * value));
    const lines = Array.from({ length: Math.ceil(data.length / PER_LINE) }, (_, i) =>
      thousandths.slice(i * PER_LINE, (i + 1) * PER_LINE).join(' '),
    );
    return `${JSON.stringify(key)}: { shape: ${JSON.stringify(shape)}, thousandths: ${JSON.stringify(lines)} }`;
  });
  const text = `import type { StoredModel } from '../shared/stored-model';

/** Trained on simulated data by \`npm run signals\`, which writes this file. */
export const trained: StoredModel = {
  numHeads: ${String(heads)},
  tensors: { ${tensors.join(', ')} },
};
`;
  const file = inRepository(`grader/specs/${name}/trained.ts`);
  const options = await prettier.resolveConfig(file);
  writeFileSync(file, await prettier.format(text, { ...options, filepath: file }));
}
