import type { MistakesByFunction } from '../edits';

const firstMean = 'state.m.mul(beta1).add(gradient.mul(1 - beta1))';
const secondMean = 'state.v.mul(beta2).add(gradient.square().mul(1 - beta2))';
const firstCorrection = 'm.div(1 - beta1 ** step)';
const secondCorrection = 'v.div(1 - beta2 ** step)';
const direction = 'mHat.div(vHat.sqrt().add(epsilon))';
const kept = '1 - learningRate * weightDecay';
const update = 'decayed.sub(direction.mul(learningRate))';
const returned = 'state: { step, m, v } }';

export const mistakes: MistakesByFunction = {
  adamWStep: {
    'no-bias-correction': [
      [firstCorrection, 'm'],
      [secondCorrection, 'v'],
    ],
    'only-m-corrected': [[secondCorrection, 'v']],
    'only-v-corrected': [[firstCorrection, 'm']],
    'correction-one-step-late': [
      [firstCorrection, 'm.div(1 - beta1 ** state.step)'],
      [secondCorrection, 'v.div(1 - beta2 ** state.step)'],
    ],
    'correction-one-step-early': [
      [firstCorrection, 'm.div(1 - beta1 ** (step + 1))'],
      [secondCorrection, 'v.div(1 - beta2 ** (step + 1))'],
    ],
    'correction-of-first-step': [
      [firstCorrection, 'm.div(1 - beta1)'],
      [secondCorrection, 'v.div(1 - beta2)'],
    ],
    'decay-in-gradient': [
      [firstMean, 'state.m.mul(beta1).add(gradient.add(parameter.mul(weightDecay)).mul(1 - beta1))'],
      [
        secondMean,
        'state.v.mul(beta2).add(gradient.add(parameter.mul(weightDecay)).square().mul(1 - beta2))',
      ],
      [kept, '1'],
    ],
    'decay-unscaled': [[kept, '1 - weightDecay']],
    'no-decay': [[kept, '1']],
    'decay-of-the-result': [
      [update, 'parameter.sub(direction.mul(learningRate)).mul(1 - learningRate * weightDecay)'],
    ],
    'decay-grows': [[kept, '1 + learningRate * weightDecay']],
    'epsilon-inside-the-root': [[direction, 'mHat.div(vHat.add(epsilon).sqrt())']],
    'epsilon-before-correction': [
      [direction, 'mHat.div(v.sqrt().add(epsilon).div(Math.sqrt(1 - beta2 ** step)))'],
    ],
    'no-epsilon': [[direction, 'mHat.div(vHat.sqrt())']],
    'no-root': [[direction, 'mHat.div(vHat.add(epsilon))']],
    'betas-exchanged': [
      ['const { learningRate, beta1, beta2,', 'const { learningRate, beta1: beta2, beta2: beta1,'],
    ],
    'weights-exchanged': [
      [firstMean, 'state.m.mul(1 - beta1).add(gradient.mul(beta1))'],
      [secondMean, 'state.v.mul(1 - beta2).add(gradient.square().mul(beta2))'],
    ],
    'sums-not-means': [
      [firstMean, 'state.m.mul(beta1).add(gradient)'],
      [secondMean, 'state.v.mul(beta2).add(gradient.square())'],
    ],
    'step-uphill': [[update, 'decayed.add(direction.mul(learningRate))']],
    'step-not-counted': [[returned, 'state: { step: state.step, m, v } }']],
    'corrected-moments-kept': [[returned, 'state: { step, m: mHat, v: vHat } }']],
  },
};
