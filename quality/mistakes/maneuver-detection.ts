import type { Edits, MistakesByFunction } from '../edits';
import { signalMistakes } from './signal-model';

const rows = {
  x: '[4 - 3 * c, 0, 0, s / n, (2 / n) * (1 - c), 0]',
  y: '[6 * (s - n * dt), 1, 0, (-2 / n) * (1 - c), (4 * s) / n - 3 * dt, 0]',
  z: '[0, 0, c, 0, 0, s / n]',
  vx: '[3 * n * s, 0, 0, c, 2 * s, 0]',
  vy: '[-6 * n * (1 - c), 0, 0, -2 * s, 4 * c - 3, 0]',
  vz: '[0, 0, -n * s, 0, 0, c]',
} as const;

const sine = 'const s = Math.sin(n * dt);';
const cosine = 'const c = Math.cos(n * dt);';
const moved = 'return project(state, transition.transpose());';

const rowAs = (row: keyof typeof rows, changed: string): Edits => [
  [`      ${rows[row]},`, `      ${changed},`],
];
const angleAs = (angle: string): Edits => [
  [sine, `const s = Math.sin(${angle});`],
  [cosine, `const c = Math.cos(${angle});`],
];
const exchanged = (x: string): string => `tf.gather(${x}, [1, 0, 2, 4, 3, 5], -1)`;

const start = 'const start = track.slice([0, 0, 0], [batch, 1, 6]);';
const later =
  'const later = clohessyWiltshire(track, meanMotion, dt).slice([0, 0, 0], [batch, time - 1, 6]);';
const innovations = 'const innovations = track.sub(tf.concat([start, later], 1)) as tf.Tensor3D;';

const innovationsAs = (changed: string): Edits => [
  [innovations, `const innovations = ${changed} as tf.Tensor3D;`],
];
const laterAs = (changed: string): Edits => [
  [later, `const later = ${changed}.slice([0, 0, 0], [batch, time - 1, 6]);`],
];
const right = 'track.sub(tf.concat([start, later], 1))';

const match = 'const match = isFree.findIndex((free, k) => free && k >= step && k <= step + maxDelay);';
const closeIf = (condition: string): Edits => [
  [match, `const match = isFree.findIndex((free, k) => free && ${condition});`],
];
const loop = 'track.forEach((burn, step) => {';
const precision = 'const precision = share(matches, numDetections);';
const recall = 'const recall = share(matches, numBurns);';
const f1 = 'const f1 = share(2 * matches, numDetections + numBurns);';
const meanDelay = 'const meanDelay = share(totalDelay, matches);';
const f1As = (changed: string): Edits => [[f1, `const f1 = ${changed};`]];
const meanDelayAs = (changed: string): Edits => [[meanDelay, `const meanDelay = ${changed};`]];
const head = `export function detectionScores(
  detections: tf.Tensor2D,
  burns: tf.Tensor2D,
  maxDelay: number,
): DetectionScores {`;
/** Calls the right function, `scoresOf`, in another way. */
const wrapped = (body: string): Edits => [
  [
    head,
    `export function detectionScores(detections: tf.Tensor2D, burns: tf.Tensor2D, maxDelay: number): DetectionScores {
  ${body}
}

function scoresOf(detections: tf.Tensor2D, burns: tf.Tensor2D, maxDelay: number): DetectionScores {`,
  ],
];

export const mistakes: MistakesByFunction = {
  clohessyWiltshire: {
    'angle-in-degrees': angleAs('(n * dt * Math.PI) / 180'),
    'angle-is-time': angleAs('dt'),
    'time-reversed': [['const n = meanMotion;', 'const n = meanMotion;\n    dt = -dt;']],
    'sine-and-cosine-exchanged': [
      [sine, 'const s = Math.cos(n * dt);'],
      [cosine, 'const c = Math.sin(n * dt);'],
    ],
    'small-angle': [[sine, 'const s = n * dt;']],
    'no-drift': rowAs('y', '[6 * s, 1, 0, (-2 / n) * (1 - c), (4 * s) / n, 0]'),
    'drift-by-angle': rowAs(
      'y',
      '[6 * (s - n * n * dt), 1, 0, (-2 / n) * (1 - c), (4 * s) / n - 3 * n * dt, 0]',
    ),
    'x-without-three': rowAs('x', '[4 - c, 0, 0, s / n, (2 / n) * (1 - c), 0]'),
    'x-from-vx-not-divided': rowAs('x', '[4 - 3 * c, 0, 0, s, (2 / n) * (1 - c), 0]'),
    'x-from-vy-negative': rowAs('x', '[4 - 3 * c, 0, 0, s / n, (-2 / n) * (1 - c), 0]'),
    'y-from-vx-positive': rowAs('y', '[6 * (s - n * dt), 1, 0, (2 / n) * (1 - c), (4 * s) / n - 3 * dt, 0]'),
    'y-forgotten': rowAs('y', '[6 * (s - n * dt), 0, 0, (-2 / n) * (1 - c), (4 * s) / n - 3 * dt, 0]'),
    'y-from-x-halved': rowAs('y', '[3 * (s - n * dt), 1, 0, (-2 / n) * (1 - c), (4 * s) / n - 3 * dt, 0]'),
    'y-from-x-reversed': rowAs('y', '[6 * (n * dt - s), 1, 0, (-2 / n) * (1 - c), (4 * s) / n - 3 * dt, 0]'),
    'z-from-vz-not-divided': rowAs('z', '[0, 0, c, 0, 0, s]'),
    'z-free': rowAs('z', '[0, 0, 1, 0, 0, dt]'),
    'vx-from-x-not-scaled': rowAs('vx', '[3 * s, 0, 0, c, 2 * s, 0]'),
    'vx-from-vy-negative': rowAs('vx', '[3 * n * s, 0, 0, c, -2 * s, 0]'),
    'vy-from-x-positive': rowAs('vy', '[6 * n * (1 - c), 0, 0, -2 * s, 4 * c - 3, 0]'),
    'vy-from-vx-positive': rowAs('vy', '[-6 * n * (1 - c), 0, 0, 2 * s, 4 * c - 3, 0]'),
    'vy-without-three': rowAs('vy', '[-6 * n * (1 - c), 0, 0, -2 * s, 4 * c, 0]'),
    'vz-positive': rowAs('vz', '[0, 0, n * s, 0, 0, c]'),
    'vz-not-scaled': rowAs('vz', '[0, 0, -s, 0, 0, c]'),
    transposed: [[moved, 'return project(state, transition);']],
    'axes-exchanged': [
      [moved, `return ${exchanged(`project(${exchanged('state')}, transition.transpose())`)};`],
    ],
    'change-returned': [[moved, 'return project(state, transition.transpose()).sub(state);']],
    'straight-line': [
      ...rowAs('x', '[1, 0, 0, dt, 0, 0]'),
      ...rowAs('y', '[0, 1, 0, 0, dt, 0]'),
      ...rowAs('z', '[0, 0, 1, 0, 0, dt]'),
      ...rowAs('vx', '[0, 0, 0, s - s + c - c + 1, 0, 0]'),
      ...rowAs('vy', '[0, 0, 0, 0, 1, 0]'),
      ...rowAs('vz', '[0, 0, 0, 0, 0, 1]'),
    ],
  },
  maneuverLogits: {
    ...signalMistakes({ pooled: 'hidden', examples: 'batch' }),
    'track-itself': innovationsAs(
      'tf.pad(tf.concat([start, later], 1).mul(0), [[0, 0], [0, 0], [0, 0]]).add(track)',
    ),
    'differences-only': laterAs('track'),
    'predictions-only': innovationsAs('tf.concat([start.mul(0), later], 1)'),
    'innovation-negative': innovationsAs('tf.concat([start, later], 1).sub(track)'),
    'innovation-absolute': innovationsAs(`${right}.abs()`),
    'predicted-backward': laterAs('clohessyWiltshire(track, meanMotion, -dt)'),
    'predicted-twice-as-far': laterAs('clohessyWiltshire(track, meanMotion, 2 * dt)'),
    'predicted-from-start': laterAs(
      'tf.concat(Array.from({ length: time }, (_, t) => clohessyWiltshire(start, meanMotion, (t + 1) * dt)), 1)',
    ),
    'predicted-from-itself': [
      [
        innovations,
        'const innovations = track.sub(clohessyWiltshire(track, meanMotion, dt)) as tf.Tensor3D;',
      ],
      [later, ''],
      [start, ''],
    ],
    'predicted-from-next': [
      [start, 'const start = track.slice([0, time - 1, 0], [batch, 1, 6]);'],
      [
        later,
        'const later = clohessyWiltshire(track, meanMotion, -dt).slice([0, 1, 0], [batch, time - 1, 6]);',
      ],
      [innovations, 'const innovations = track.sub(tf.concat([later, start], 1)) as tf.Tensor3D;'],
    ],
    'innovations-early': innovationsAs(
      `tf.concat([${right}.slice([0, 1, 0], [batch, time - 1, 6]), start.mul(0)], 1)`,
    ),
    'first-observation-kept': innovationsAs('track.sub(tf.concat([start.mul(0), later], 1))'),
    'first-innovation-repeated': innovationsAs(
      `tf.gather(${right}, [...Array(time).keys()].map((t) => Math.max(1, t)), 1)`,
    ),
    pooled: [
      [
        'const logits =',
        `const past = causalMask(hidden.shape[1]).cast('float32');
    const weights = past.div(past.sum(1, true)).reshape([1, time, time]);
    const logits =`,
      ],
      ['project(hidden, params.outputKernel)', 'project(tf.matMul(weights, hidden), params.outputKernel)'],
    ],
  },
  detectionScores: {
    'matched-again': [['isFree[match] = false;', '']],
    'delay-too-short': closeIf('k >= step && k < step + maxDelay'),
    'same-step-excluded': closeIf('k > step && k <= step + maxDelay'),
    'limits-excluded': closeIf('k > step && k < step + maxDelay'),
    'before-allowed': closeIf('Math.abs(k - step) <= maxDelay'),
    'only-before': closeIf('k <= step && k >= step - maxDelay'),
    'any-delay': closeIf('k >= step && maxDelay >= 0'),
    'same-step-only': closeIf('k === step && maxDelay >= 0'),
    'latest-taken': [
      [
        match,
        `const candidates = isFree.flatMap((free, k) => (free && k >= step && k <= step + maxDelay ? [k] : []));
      const match = candidates.length === 0 ? -1 : candidates[candidates.length - 1];`,
      ],
    ],
    'burns-backward': [
      [
        loop,
        'const last = track.length - 1;\n    [...track].reverse().forEach((burn, back) => {\n      const step = last - back;',
      ],
    ],
    'tracks-joined': wrapped(
      'return scoresOf(detections.reshape([1, -1]) as tf.Tensor2D, burns.reshape([1, -1]) as tf.Tensor2D, maxDelay);',
    ),
    'first-track-only': wrapped(
      'return scoresOf(detections.slice([0, 0], [1, -1]), burns.slice([0, 0], [1, -1]), maxDelay);',
    ),
    'tracks-averaged': wrapped(`const all = [...Array(burns.shape[0]).keys()].map((i) =>
    scoresOf(detections.slice([i, 0], [1, -1]), burns.slice([i, 0], [1, -1]), maxDelay),
  );
  const mean = (of: (scores: DetectionScores) => number) => all.reduce((sum, each) => sum + of(each), 0) / all.length;
  return {
    precision: mean((each) => each.precision),
    recall: mean((each) => each.recall),
    f1: mean((each) => each.f1),
    meanDelay: mean((each) => each.meanDelay),
  };`),
    'precision-and-recall-exchanged': [
      [precision, 'const precision = share(matches, numBurns);'],
      [recall, 'const recall = share(matches, numDetections);'],
    ],
    'accuracy-as-precision': [
      [precision, 'const precision = share(matches, numDetections + numBurns - matches);'],
    ],
    'mean-of-both': f1As('(share(matches, numDetections) + share(matches, numBurns)) / 2'),
    'geometric-mean': f1As('Math.sqrt(share(matches, numDetections) * share(matches, numBurns))'),
    'f1-halved': f1As('share(matches, numDetections + numBurns)'),
    'delays-summed': meanDelayAs('totalDelay'),
    'delay-by-burns': meanDelayAs('share(totalDelay, numBurns)'),
    'delay-negative': [['delays.push(match - step);', 'delays.push(step - match);']],
    'largest-delay': meanDelayAs('Math.max(0, ...delays)'),
    'one-for-nothing': wrapped(`const scores = scoresOf(detections, burns, maxDelay);
  const isEmpty = (flags: tf.Tensor) => !flags.dataSync().some(Boolean);
  return {
    ...scores,
    precision: isEmpty(detections) ? 1 : scores.precision,
    recall: isEmpty(burns) ? 1 : scores.recall,
    f1: isEmpty(detections) && isEmpty(burns) ? 1 : scores.f1,
  };`),
  },
};
