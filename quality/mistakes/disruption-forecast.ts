import type { Edits, MistakesByFunction } from '../edits';
import { signalMistakes } from './signal-model';

const counts = 'const counts = isPast.sum(1, true);';
const pooled = 'const pooled = meansSoFar(hidden);';

const divided = (change: string): Edits => [[counts, `const counts = ${change};`]];
const pooledAs = (change: string): Edits => [[pooled, `const pooled = ${change} as tf.Tensor3D;`]];
/** The mean at step t over the steps s for which a comparison holds. */
const meanOver = (comparison: string, divisor = 'isPast.sum(1, true)'): Edits => [
  [
    "causalMask(steps).cast('float32')",
    `((t, s) => ${comparison}.cast('float32'))(tf.range(0, steps).expandDims(1), tf.range(0, steps).expandDims(0))`,
  ],
  ['isPast.sum(1, true)', divisor],
];

const alarm =
  'const alarm = shot.findIndex((score, k) => score >= threshold && (!disrupts || k * timeStep < end));';
const warning = 'const warning = end - alarm * timeStep;';
const late = 'else if (warning < minWarning) counts.late++;';
const early = 'else if (warning > maxWarning) counts.early++;';
const missed = 'else if (alarm < 0) counts.missed++;';
const falseAlarms = 'else if (!disrupts) counts.falseAlarms++;';
const quiet = 'if (!disrupts && alarm < 0) counts.quiet++;';
const result = 'return counts;';

const isAlarming = 'score >= threshold && (!disrupts || k * timeStep < end)';
/** Another test of a step, with `score` and `k`. */
const alarmingIf = (change: string): Edits => [[isAlarming, change]];
/** Another choice among the steps that alarm, `steps`. */
const chosen = (change: string): Edits => [
  [
    alarm,
    `const steps = shot.flatMap((score, k) => (${isAlarming} ? [k] : []));
    const alarm = ${change};`,
  ],
];
const warned = (change: string): Edits => [[warning, `const warning = ${change};`]];

export const mistakes: MistakesByFunction = {
  disruptionLogits: {
    ...signalMistakes({ pooled: 'pooled', examples: 'shots' }),
    'pooled-over-shot': meanOver('tf.greaterEqual(s.add(t), 0)'),
    'pooled-from-now-on': meanOver('tf.greaterEqual(s, t)'),
    'not-pooled': pooledAs('hidden'),
    'first-step-only': meanOver('tf.equal(s, t.mul(0))'),
    'two-steps-only': meanOver('tf.logicalAnd(tf.lessEqual(s, t), tf.greaterEqual(s, t.sub(1)))'),
    'own-step-missing': meanOver('tf.less(s, t)', 'tf.maximum(isPast.sum(1, true), 1)'),
    summed: divided('tf.onesLike(isPast)'),
    'divided-by-all-steps': divided('tf.scalar(steps)'),
    'divided-by-one-more': divided('isPast.sum(1, true).add(1)'),
    'divided-by-one-less': divided('tf.maximum(isPast.sum(1, true).sub(1), 1)'),
    'largest-so-far': pooledAs(
      'tf.stack(Array.from({ length: time }, (_, t) => hidden.slice([0, 0, 0], [-1, t + 1, -1]).max(1)), 1)',
    ),
    'pooled-twice': pooledAs('meansSoFar(meansSoFar(hidden))'),
    'pooled-over-shots': pooledAs('tf.cumsum(hidden, 0).div(tf.range(1, shots + 1).reshape([shots, 1, 1]))'),
  },
  scoreAlarms: {
    'above-threshold-only': [['score >= threshold', 'score > threshold']],
    'alarm-below-threshold': [['score >= threshold', 'score <= threshold']],
    'absolute-scores': [['score >= threshold', 'Math.abs(score) >= threshold']],
    'sigmoid-of-scores': [['score >= threshold', '1 / (1 + Math.exp(-score)) >= threshold']],
    'last-alarm': chosen('steps.length === 0 ? -1 : steps[steps.length - 1]'),
    'second-alarm': chosen('steps.find((k) => steps.includes(k - 1)) ?? -1'),
    'highest-score': chosen('steps.reduce((best, k) => (best < 0 || shot[k] > shot[best] ? k : best), -1)'),
    'any-alarm-in-time': chosen(
      'steps.find((k) => end - k * timeStep >= minWarning && end - k * timeStep <= maxWarning) ?? steps[0] ?? -1',
    ),
    'slices-counted': [
      [
        quiet,
        `const steps = shot.filter((score, k) => ${isAlarming}).length;
    if (!disrupts && alarm < 0) counts.quiet++;`,
      ],
      [falseAlarms, 'else if (!disrupts) counts.falseAlarms += steps;'],
      [late, 'else if (warning < minWarning) counts.late += steps;'],
      [early, 'else if (warning > maxWarning) counts.early += steps;'],
      ['else counts.inTime++;', 'else counts.inTime += steps;'],
    ],
    fractions: [
      [
        result,
        `const n = disruptionTimes.length;
  return {
    inTime: counts.inTime / n,
    late: counts.late / n,
    early: counts.early / n,
    missed: counts.missed / n,
    falseAlarms: counts.falseAlarms / n,
    quiet: counts.quiet / n,
  };`,
      ],
    ],
    'steps-from-one': [
      ['k * timeStep < end', '(k + 1) * timeStep < end'],
      ['end - alarm * timeStep', 'end - (alarm + 1) * timeStep'],
    ],
    'time-in-steps': [
      ['k * timeStep < end', 'k < end'],
      ['end - alarm * timeStep', 'end - alarm + 0 * timeStep'],
    ],
    'warning-from-start': warned('alarm * timeStep'),
    'warning-in-steps': warned('(end - alarm * timeStep) / timeStep'),
    'warning-in-whole-steps': warned('Math.floor(end / timeStep) * timeStep - alarm * timeStep'),
    'alarm-at-disruption': [['k * timeStep < end', 'k * timeStep <= end']],
    'alarm-after-disruption': alarmingIf('score >= threshold && (!disrupts || k >= 0)'),
    'minimum-excluded': [['warning < minWarning', 'warning <= minWarning']],
    'maximum-excluded': [['warning > maxWarning', 'warning >= maxWarning']],
    'late-in-time': [[late, 'else if (warning < minWarning) counts.inTime++;']],
    'early-in-time': [[early, 'else if (warning > maxWarning) counts.inTime++;']],
    'late-missed': [[late, 'else if (warning < minWarning) counts.missed++;']],
    'early-false': [[early, 'else if (warning > maxWarning) counts.falseAlarms++;']],
    'late-and-early-exchanged': [
      [late, 'else if (warning < minWarning) counts.early++;'],
      [early, 'else if (warning > maxWarning) counts.late++;'],
    ],
    'missed-quiet': [[missed, 'else if (alarm < 0) counts.quiet++;']],
    'false-and-quiet-exchanged': [
      [quiet, 'if (!disrupts && alarm < 0) counts.falseAlarms++;'],
      [falseAlarms, 'else if (!disrupts) counts.quiet++;'],
    ],
    'quiet-missed': [[quiet, 'if (!disrupts && alarm < 0) counts.missed++;']],
    'all-disrupt': [['const disrupts = end >= 0;', 'const disrupts = end !== undefined;']],
    'end-rounded-down': [['k * timeStep < end', 'k < Math.floor(end / timeStep)']],
    'only-minus-one-is-safe': [['const disrupts = end >= 0;', 'const disrupts = end !== -1;']],
    'safe-shots-ignored': [
      ['const disrupts = end >= 0;', 'const disrupts = end >= 0;\n    if (!disrupts) return;'],
    ],
    'quiet-ignored': [[result, 'return { ...counts, quiet: 0 };']],
  },
};
