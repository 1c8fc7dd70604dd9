import type { Edits, MistakesByFunction } from '../edits';

const table = 'schedule.alphaBars';
const atClean = 'step < 0 ? tf.scalar(1) : ';
const now = 'share(t), ';
const before = 'share(tBefore)]';
const told = "xt.shape[0] as number], t, 'int32'";
const asked = 'model(xt, steps)';
const clean = 'xt.sub(tf.sub(1, now).sqrt().mul(noise)).div(now.sqrt())';
const ratio = 'tf.div(tf.sub(1, before), tf.sub(1, now))';
const fresh = 'tf.sub(1, now.div(before))';
const variance = 'ratio.mul(fresh)';
const eta = '.mul(eta)';
const sigma = `${variance}.sqrt()${eta}`;
const direction = 'tf.sub(1, before).sub(sigma.square()).sqrt()';
const kept = 'before.sqrt().mul(clean)';
const result = `${kept}.add(direction.mul(noise)).add(sigma.mul(z))`;
const putBack = '.add(direction.mul(noise))';
const added = '.add(sigma.mul(z))';

const last = 'schedule.betas.size - 1';
const entry = (name: string): string => `schedule.${name}.slice([t], [1]).asScalar()`;
const readAt = (index: string): Edits => [[now, `share(${index}), `]];
const leadsTo = (index: string): Edits => [[before, `share(${index})]`]];
const toldStep = (step: string): Edits => [[told, told.replace(' t,', ` ${step},`)]];
const cleanIs = (expression: string): Edits => [[clean, expression]];
const etaIs = (factor: string): Edits => [[eta, factor]];
const varianceIs = (of: string): Edits => [[variance, of]];
const directionIs = (factor: string): Edits => [[direction, factor]];
const keptIs = (expression: string): Edits => [[kept, expression]];
const addedIs = (noise: string): Edits => [[added, noise]];

export const mistakes: MistakesByFunction = {
  ddimStep: {
    'clean-not-divided': cleanIs('xt.sub(tf.sub(1, now).sqrt().mul(noise))'),
    'clean-multiplied': cleanIs('xt.sub(tf.sub(1, now).sqrt().mul(noise)).mul(now.sqrt())'),
    'clean-divided-by-alpha-bar': cleanIs('xt.sub(tf.sub(1, now).sqrt().mul(noise)).div(now)'),
    'clean-divided-by-alpha': cleanIs(
      `xt.sub(tf.sub(1, now).sqrt().mul(noise)).div(${entry('alphas')}.sqrt())`,
    ),
    'clean-without-root-of-noise': cleanIs('xt.sub(tf.sub(1, now).mul(noise)).div(now.sqrt())'),
    'clean-without-roots': cleanIs('xt.sub(tf.sub(1, now).mul(noise)).div(now)'),
    'clean-with-unscaled-noise': cleanIs('xt.sub(noise).div(now.sqrt())'),
    'noise-left-in': cleanIs('xt.div(now.sqrt())'),
    'division-covers-noise': cleanIs('xt.sub(tf.sub(1, now).sqrt().mul(noise).div(now.sqrt()))'),
    'division-covers-data': cleanIs('xt.div(now.sqrt()).sub(tf.sub(1, now).sqrt().mul(noise))'),
    'noise-added-to-clean': cleanIs('xt.add(tf.sub(1, now).sqrt().mul(noise)).div(now.sqrt())'),
    'clean-clipped': cleanIs(`${clean}.clipByValue(-1, 1)`),
    'clean-not-scaled': keptIs('clean'),
    'keep-without-root': keptIs('before.mul(clean)'),
    'keep-of-now': keptIs('now.sqrt().mul(clean)'),
    'clean-forgotten': keptIs('before.sqrt().mul(xt)'),
    'step-of-part-1': [
      [
        result,
        `xt.sub(${entry('betas')}.div(tf.sub(1, now).sqrt()).mul(noise)).div(${entry('alphas')}.sqrt())
      .add(t > 0 ? ${entry('betas')}.sqrt().mul(z) : 0)`,
      ],
    ],
    'factors-exchanged': [
      [kept, 'direction.mul(clean)'],
      [putBack, '.add(before.sqrt().mul(noise))'],
    ],
    'step-clipped': [[result, `${result}.clipByValue(-1, 1)`]],
    'eta-ignored': etaIs(''),
    'never-noisy': etaIs('.mul(0)'),
    'eta-squared': etaIs('.mul(eta ** 2)'),
    'root-of-eta': etaIs('.mul(Math.sqrt(eta))'),
    'eta-reversed': etaIs('.mul(1 - eta)'),
    'sigma-without-roots': [[sigma, `${variance}${eta}`]],
    'second-root-only': varianceIs('fresh'),
    'sigma-of-one-step': [[fresh, entry('betas')]],
    'sigma-of-part-1': varianceIs(entry('betas')),
    'sigma-upside-down': [[ratio, 'tf.div(tf.sub(1, now), tf.sub(1, before))']],
    'sigma-not-removed': directionIs('tf.sub(1, before).sqrt()'),
    'sigma-not-squared': directionIs('tf.sub(1, before).sub(sigma).sqrt()'),
    'sigma-outside-root': directionIs('tf.sub(1, before).sqrt().sub(sigma)'),
    'sigma-added': directionIs('tf.sub(1, before).add(sigma.square()).sqrt()'),
    'direction-of-now': directionIs('tf.sub(1, now).sub(sigma.square()).sqrt()'),
    'direction-without-root': directionIs('tf.sub(1, before).sub(sigma.square())'),
    'direction-missing': [[putBack, '']],
    'direction-subtracted': [[putBack, '.sub(direction.mul(noise))']],
    'z-missing': addedIs(''),
    'z-unscaled': addedIs('.add(z)'),
    'z-with-variance': addedIs('.add(sigma.square().mul(z))'),
    'z-subtracted': addedIs('.sub(sigma.mul(z))'),
    'alpha-for-alpha-bar': [[table, 'schedule.alphas']],
    'beta-for-alpha-bar': [[table, 'schedule.betas']],
    'now-one-step-early': readAt('Math.max(t - 1, 0)'),
    'now-one-step-late': readAt(`Math.min(t + 1, ${last})`),
    'schedule-reversed': [[table, 'tf.reverse(schedule.alphaBars)']],
    'always-one-step': leadsTo('t - 1'),
    'always-to-clean-data': leadsTo('-1'),
    'first-index-as-clean': leadsTo('tBefore === 0 ? -1 : tBefore'),
    'before-one-step-late': leadsTo('tBefore + 1'),
    'before-one-step-early': leadsTo('tBefore - 1'),
    'clean-as-index-0': leadsTo('Math.max(tBefore, 0)'),
    'clean-as-last': [[atClean, `step < 0 ? ${table}.slice([${last}], [1]).asScalar() : `]],
    'clean-undefined': [[atClean, 'step < 0 ? tf.scalar(NaN) : ']],
    'clean-unguarded': [[atClean, '']],
    'model-at-before': toldStep('tBefore'),
    'model-at-before-clamped': toldStep('Math.max(tBefore, 0)'),
    'model-one-step-late': toldStep(`Math.min(t + 1, ${last})`),
    'model-one-step-late-unguarded': toldStep('t + 1'),
    'model-one-step-early': toldStep('Math.max(t - 1, 0)'),
    'model-at-step-zero': toldStep('0'),
    'model-steps-reversed': toldStep(`${last} - t`),
    'asked-about-z': [[asked, 'model(z, steps)']],
    'prediction-negated': [[asked, 'model(xt, steps).neg()']],
    'prediction-ignored': [[asked, 'tf.zerosLike(model(xt, steps))']],
  },
};
