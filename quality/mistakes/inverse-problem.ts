import type { Edits, MistakesByFunction } from '../edits';

const noise = 'const noise = model(x, steps);';
const clean = 'predictedClean(x, noise, steps, schedule)';
const start = 'const misfit = (x: tf.Tensor)';
const squares = 'y.sub(forward(clean)).square()';
const misfit = `${squares}.sum()`;
const gradient = 'tf.grad(misfit)(xt)';
const guide = `${gradient}.mul(zeta)`;

const table = (name: string, index = 't'): string => `schedule.${name}.slice([${index}], [1]).asScalar()`;
const bar = table('alphaBars');
const spread = (share = bar): string => `tf.sub(1, ${share}).sqrt()`;
const last = 'schedule.betas.size - 1';
const early = `(t > 0 ? ${table('alphaBars', 't - 1')} : tf.scalar(1))`;

const cleanIs = (expression: string): Edits => [[clean, expression]];
/** The clean data with another share of the signal. */
const withShare = (share: string): Edits =>
  cleanIs(`x.sub(${spread(share)}.mul(noise)).div(${share}.sqrt())`);
const misfitIs = (expression: string): Edits => [[misfit, expression]];
const guideIs = (expression: string): Edits => [[guide, expression]];
const gradientBy = (of: string, steps: string): Edits => [[gradient, `tf.grad(${of})(${steps})`]];
/** The model is asked about another step; the schedule is read at t. */
const toldStep = (step: string): Edits => [
  [noise, `const noise = model(x, tf.fill([x.shape[0] as number], ${step}, 'int32') as tf.Tensor1D);`],
];

const residuals = 'y.sub(forward(clean))';
const norms = `${squares}.sum(1).sqrt()`;
/** What is computed before the gradient is, and so held fixed. */
const fixing = (name: string, expression: string): Edits[number] => [
  start,
  `const ${name} = ${expression};\n    ${start}`,
];
const residualsAtXt = 'y.sub(forward(predictedClean(xt, model(xt, steps), steps, schedule)))';
const dividedBy = (axes: string, sums: string): Edits => [
  fixing('norm', `${residualsAtXt}.square().sum(${axes}).sqrt()`),
  ...misfitIs(sums),
];

/** Mistakes in the guidance, which the step inherits. */
const ofGuidance: Readonly<Record<string, Edits>> = {
  'model-held-fixed': [fixing('noise', 'model(xt, steps)'), [`=> {\n      ${noise}`, '=> {']],
  'only-through-the-model': [
    fixing('fixed', 'xt.clone()'),
    ...cleanIs('predictedClean(fixed, noise, steps, schedule)'),
  ],
  'with-respect-to-clean': [
    [noise, ''],
    [clean, 'x'],
    ...gradientBy('misfit', 'predictedClean(xt, model(xt, steps), steps, schedule)'),
  ],
  'with-respect-to-noise': [
    [noise, ''],
    [clean, 'predictedClean(xt, x, steps, schedule)'],
    ...gradientBy('misfit', 'model(xt, steps)'),
  ],
  'measures-xt': cleanIs('x'),
  'measures-noise': cleanIs('noise'),
  'clean-clipped': cleanIs(`${clean}.clipByValue(-1, 1)`),
  'measurement-missing': misfitIs('forward(clean).square().sum()'),
  'measurement-added': misfitIs('y.add(forward(clean)).square().sum()'),
  'first-measurement-for-all': misfitIs('y.slice([0], [1]).sub(forward(clean)).square().sum()'),
  halved: misfitIs(`${misfit}.div(2)`),
  'mean-of-measurements': misfitIs(`${squares}.mean(1).sum()`),
  'mean-of-examples': misfitIs(`${squares}.sum(1).mean()`),
  'mean-of-everything': misfitIs(`${squares}.mean()`),
  'norm-not-squared': misfitIs(`${norms}.sum()`),
  'norm-of-the-batch': misfitIs(`${misfit}.sqrt()`),
  'divided-by-norm': dividedBy('1', `${squares}.sum(1).div(norm).sum()`),
  'divided-by-norm-of-the-batch': dividedBy('', `${misfit}.div(norm)`),
  'absolute-residuals': misfitIs(`${residuals}.abs().sum()`),
  'summed-before-squaring': misfitIs(`${residuals}.sum(1).square().sum()`),
  'zeta-missing': guideIs(gradient),
  'zeta-divides': guideIs(`${gradient}.div(zeta)`),
  'root-of-zeta': guideIs(`${gradient}.mul(Math.sqrt(zeta))`),
  'subtracted-from-xt': guideIs(`xt.sub(${guide})`),
  'clean-not-divided': cleanIs(`x.sub(${spread()}.mul(noise))`),
  'clean-divided-by-alpha-bar': cleanIs(`x.sub(${spread()}.mul(noise)).div(${bar})`),
  'clean-multiplied': cleanIs(`x.sub(${spread()}.mul(noise)).mul(${bar}.sqrt())`),
  'noise-without-root': cleanIs(`x.sub(tf.sub(1, ${bar}).mul(noise)).div(${bar}.sqrt())`),
  'whole-prediction-subtracted': cleanIs(`x.sub(noise).div(${bar}.sqrt())`),
  'noise-left-in': cleanIs(`x.div(${bar}.sqrt())`),
  'noise-added': cleanIs(`x.add(${spread()}.mul(noise)).div(${bar}.sqrt())`),
  'score-of-the-paper': cleanIs(`x.add(tf.sub(1, ${bar}).mul(noise)).div(${bar}.sqrt())`),
  'division-covers-noise': cleanIs(`x.sub(${spread()}.mul(noise).div(${bar}.sqrt()))`),
  'division-covers-data': cleanIs(`x.div(${bar}.sqrt()).sub(${spread()}.mul(noise))`),
  'alpha-for-alpha-bar': withShare(table('alphas')),
  'beta-for-alpha-bar': withShare(table('betas')),
  'one-step-early': withShare(early),
  'one-step-early-clamped': withShare(table('alphaBars', 'Math.max(t - 1, 0)')),
  'one-step-late': withShare(table('alphaBars', `Math.min(t + 1, ${last})`)),
  'schedule-reversed': withShare(table('alphaBars', `${last} - t`)),
  'model-one-step-early': toldStep('Math.max(t - 1, 0)'),
  'model-one-step-late': toldStep(`Math.min(t + 1, ${last})`),
  'model-at-step-zero': toldStep('0'),
  'model-steps-reversed': toldStep(`${last} - t`),
};

const step = 'reverseStep(model, xt, t, z, schedule)';
const guided = 'guidance(model, xt, t, forward, y, zeta, schedule)';
const result = `return step.sub(${guided});`;

const resultIs = (expression: string): Edits => [[result, `return ${expression};`]];
const weighted = (factor: string): Edits => resultIs(`step.sub(${guided}.mul(${factor}))`);
const stepIs = (expression: string): Edits => [[step, expression]];
/** The step without noise, and noise with another factor. */
const withNoise = (factor: string): Edits =>
  stepIs(`reverseStep(model, xt, t, tf.zerosLike(z), schedule).add(t > 0 ? z.mul(${factor}) : 0)`);
const posterior = `${table('betas')}.mul(tf.sub(1, ${early})).div(tf.sub(1, ${bar})).sqrt()`;

export const mistakes: MistakesByFunction = {
  guidance: {
    ...ofGuidance,
    'zeta-squared': guideIs(`${guide}.mul(zeta)`),
    downhill: guideIs(`${guide}.neg()`),
  },
  posteriorStep: {
    ...ofGuidance,
    'guidance-added': resultIs(`step.add(${guided})`),
    'guidance-unused': resultIs('step'),
    'guidance-times-beta': weighted(table('betas')),
    'guidance-like-noise': weighted(`${table('betas')}.sqrt()`),
    'guidance-rescaled': resultIs(`step.sub(${guided}.div(${table('alphas')}.sqrt()))`),
    'guidance-in-the-prediction': [
      [step, `reverseStep((x, s) => model(x, s).add(${guided}.mul(${spread()})), xt, t, z, schedule)`],
      [result, 'return step;'],
    ],
    'zeta-again': weighted('zeta'),
    'no-guidance-at-the-end': resultIs(`t > 0 ? step.sub(${guided}) : step`),
    'guided-after-the-step': resultIs(`step.sub(${guided.replace('xt', 'step')})`),
    'guided-at-the-next-step': resultIs(`step.sub(${guided.replace('xt, t,', 'step, Math.max(t - 1, 0),')})`),
    'guided-before-the-step': [
      [step, `reverseStep(model, xt.sub(${guided}), t, z, schedule)`],
      [result, 'return step;'],
    ],
    'no-noise': stepIs('reverseStep(model, xt, t, tf.zerosLike(z), schedule)'),
    'noise-variance-for-deviation': withNoise(table('betas')),
    'noise-unscaled': withNoise('1'),
    'posterior-variance': withNoise(posterior),
    'noise-at-the-end': stepIs(`${step}.add(t === 0 ? z.mul(${table('betas')}.sqrt()) : 0)`),
  },
};
