import type { Edits, MistakesByFunction } from '../edits';

const firstMean = 'state.m.mul(beta1).add(gradient.mul(1 - beta1))';
const secondMean = 'state.v.mul(beta2).add(gradient.square().mul(1 - beta2))';
const firstCorrection = 'm.div(1 - beta1 ** step)';
const secondCorrection = 'v.div(1 - beta2 ** step)';
const direction = 'mHat.div(vHat.sqrt().add(epsilon))';
const kept = '1 - learningRate * weightDecay';
const update = 'decayed.sub(direction.mul(learningRate))';
const returned = 'state: { step, m, v } }';
const constants = 'const { learningRate, beta1, beta2,';

const corrections = (ofM: string, ofV: string): Edits => [
  [firstCorrection, ofM],
  [secondCorrection, ofV],
];
const moved = (changed: string): Edits => [[update, changed]];
const divided = (changed: string): Edits => [[direction, changed]];
const shrunk = (changed: string): Edits => [[kept, changed]];
const remembered = (changed: string): Edits => [[returned, `state: ${changed} }`]];

const decayedGradient: Edits = [
  [firstMean, 'state.m.mul(beta1).add(gradient.add(parameter.mul(weightDecay)).mul(1 - beta1))'],
  [secondMean, 'state.v.mul(beta2).add(gradient.add(parameter.mul(weightDecay)).square().mul(1 - beta2))'],
];

const correctionMistakes: Readonly<Record<string, Edits>> = {
  'no-bias-correction': corrections('m', 'v'),
  'only-m-corrected': [[secondCorrection, 'v']],
  'only-v-corrected': [[firstCorrection, 'm']],
  'correction-one-step-late': corrections('m.div(1 - beta1 ** state.step)', 'v.div(1 - beta2 ** state.step)'),
  'correction-one-step-early': corrections(
    'm.div(1 - beta1 ** (step + 1))',
    'v.div(1 - beta2 ** (step + 1))',
  ),
  'correction-of-first-step': corrections('m.div(1 - beta1)', 'v.div(1 - beta2)'),
  'power-as-product': corrections('m.div(1 - beta1 * step)', 'v.div(1 - beta2 * step)'),
  'power-as-exclusive-or': corrections('m.div(1 - (beta1 ^ step))', 'v.div(1 - (beta2 ^ step))'),
  'correction-multiplied': corrections('m.mul(1 - beta1 ** step)', 'v.mul(1 - beta2 ** step)'),
  'correction-without-one': corrections('m.div(beta1 ** step)', 'v.div(beta2 ** step)'),
  'correction-with-plus': corrections('m.div(1 + beta1 ** step)', 'v.div(1 + beta2 ** step)'),
  'v-corrected-with-beta1': [[secondCorrection, 'v.div(1 - beta1 ** step)']],
  'm-corrected-with-beta2': [[firstCorrection, 'm.div(1 - beta2 ** step)']],
  'v-corrected-by-root': [[secondCorrection, 'v.div(Math.sqrt(1 - beta2 ** step))']],
  'corrected-twice': moved(
    'decayed.sub(direction.mul((learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step)))',
  ),
};

const decayMistakes: Readonly<Record<string, Edits>> = {
  'decay-in-gradient': [...decayedGradient, [kept, '1']],
  'decay-in-gradient-too': decayedGradient,
  'decay-over-the-root': [
    [direction, 'mHat.add(parameter.mul(weightDecay)).div(vHat.sqrt().add(epsilon))'],
    [kept, '1'],
  ],
  'decay-unscaled': shrunk('1 - weightDecay'),
  'decay-by-rate-alone': shrunk('1 - learningRate'),
  'no-decay': shrunk('1'),
  'decay-of-the-result': moved(
    'parameter.sub(direction.mul(learningRate)).mul(1 - learningRate * weightDecay)',
  ),
  'decay-grows': shrunk('1 + learningRate * weightDecay'),
  'decayed-share-kept': shrunk('learningRate * weightDecay'),
  'decay-twice': shrunk('(1 - learningRate * weightDecay) ** 2'),
  'decay-by-rate-squared': shrunk('1 - learningRate * learningRate * weightDecay'),
  'decay-of-matrices-only': shrunk('parameter.rank < 2 ? 1 : 1 - learningRate * weightDecay'),
};

const updateMistakes: Readonly<Record<string, Edits>> = {
  'epsilon-inside-the-root': divided('mHat.div(vHat.add(epsilon).sqrt())'),
  'epsilon-in-and-out': divided('mHat.div(vHat.add(epsilon).sqrt().add(epsilon))'),
  'epsilon-before-correction': divided('mHat.div(v.sqrt().add(epsilon).div(Math.sqrt(1 - beta2 ** step)))'),
  'epsilon-after-division': divided('mHat.div(vHat.sqrt()).add(epsilon)'),
  'epsilon-as-least-root': divided('mHat.div(vHat.sqrt().maximum(epsilon))'),
  'no-epsilon': divided('mHat.div(vHat.sqrt())'),
  'epsilon-fixed': divided('mHat.div(vHat.sqrt().add(1e-8))'),
  'no-root': divided('mHat.div(vHat.add(epsilon))'),
  'root-of-the-root': divided('mHat.div(vHat.sqrt().sqrt().add(epsilon))'),
  'no-division': divided('mHat'),
  'multiplied-by-the-root': divided('mHat.mul(vHat.sqrt().add(epsilon))'),
  'gradient-for-m': divided('gradient.div(vHat.sqrt().add(epsilon))'),
  'old-m': divided('state.m.div(vHat.sqrt().add(epsilon))'),
  'old-v': divided('mHat.div(state.v.sqrt().add(epsilon))'),
  'step-uphill': moved('decayed.add(direction.mul(learningRate))'),
  'only-the-change-returned': moved('direction.mul(-learningRate)'),
  'no-rate': moved('decayed.sub(direction)'),
  'rate-squared': moved('decayed.sub(direction.mul(learningRate).mul(learningRate))'),
  'divided-by-the-rate': moved('decayed.sub(direction.div(learningRate))'),
};

const momentMistakes: Readonly<Record<string, Edits>> = {
  'betas-exchanged': [[constants, 'const { learningRate, beta1: beta2, beta2: beta1,']],
  'beta1-for-both': [
    [secondMean, 'state.v.mul(beta1).add(gradient.square().mul(1 - beta1))'],
    [secondCorrection, 'v.div(1 - beta1 ** step)'],
    [constants, 'const { learningRate, beta1,'],
  ],
  'beta2-for-both': [
    [firstMean, 'state.m.mul(beta2).add(gradient.mul(1 - beta2))'],
    [firstCorrection, 'm.div(1 - beta2 ** step)'],
    [constants, 'const { learningRate, beta2,'],
  ],
  'weights-exchanged': [
    [firstMean, 'state.m.mul(1 - beta1).add(gradient.mul(beta1))'],
    [secondMean, 'state.v.mul(1 - beta2).add(gradient.square().mul(beta2))'],
  ],
  'm-weights-exchanged': [[firstMean, 'state.m.mul(1 - beta1).add(gradient.mul(beta1))']],
  'v-weights-exchanged': [[secondMean, 'state.v.mul(1 - beta2).add(gradient.square().mul(beta2))']],
  'sums-not-means': [
    [firstMean, 'state.m.mul(beta1).add(gradient)'],
    [secondMean, 'state.v.mul(beta2).add(gradient.square())'],
  ],
  'm-is-a-sum': [[firstMean, 'state.m.mul(beta1).add(gradient)']],
  'v-is-a-sum': [[secondMean, 'state.v.mul(beta2).add(gradient.square())']],
  'v-keeps-everything': [[secondMean, 'state.v.add(gradient.square())']],
  'm-without-past': [[firstMean, 'gradient.mul(1 - beta1)']],
  'v-without-past': [[secondMean, 'gradient.square().mul(1 - beta2)']],
  'm-old-share-missing': [[firstMean, 'state.m.add(gradient.mul(1 - beta1))']],
  'v-old-share-missing': [[secondMean, 'state.v.add(gradient.square().mul(1 - beta2))']],
  'v-without-square': [[secondMean, 'state.v.mul(beta2).add(gradient.mul(1 - beta2))']],
  'v-of-magnitudes': [[secondMean, 'state.v.mul(beta2).add(gradient.abs().mul(1 - beta2))']],
  'v-of-m': [[secondMean, 'state.v.mul(beta2).add(m.square().mul(1 - beta2))']],
  'share-squared': [[secondMean, 'state.v.mul(beta2).add(gradient.mul(1 - beta2).square())']],
  'step-not-counted': remembered('{ step: state.step, m, v }'),
  'step-counted-twice': remembered('{ step: step + 1, m, v }'),
  'step-always-one': remembered('{ step: 1, m, v }'),
  'corrected-moments-kept': remembered('{ step, m: mHat, v: vHat }'),
  'old-moments-kept': remembered('{ step, m: state.m.clone(), v: state.v.clone() }'),
  'moments-exchanged': remembered('{ step, m: v, v: m }'),
  'root-of-v-kept': remembered('{ step, m, v: v.sqrt() }'),
};

export const mistakes: MistakesByFunction = {
  adamWStep: { ...correctionMistakes, ...decayMistakes, ...updateMistakes, ...momentMistakes },
};
