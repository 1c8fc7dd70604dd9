import { from, type FromNumbers, type PlainModule } from './plain';

const ofProbabilities = (formula: (probabilities: readonly number[]) => number): FromNumbers =>
  from(['p1', 'p2', 'p3'], (...probabilities) => formula(probabilities));

const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

const lossOf = (probabilities: readonly number[]): number => meanOf(probabilities.map((p) => -Math.log(p)));

export const languageModels: PlainModule = {
  stages: {
    right: {
      ...{ pretrainingData: 'h', sftData: 'f', rlhfData: 'e' },
      ...{ pretrainingGoal: 'c', sftGoal: 'd', rlhfGoal: 'a' },
    },
    wrong: {
      'labels-needed': { instead: { pretrainingData: 'g' } },
      'rlhf-imitates': { instead: { rlhfData: 'f', sftData: 'e' } },
      'sft-rewarded': { instead: { sftGoal: 'a', rlhfGoal: 'd' } },
      'same-surprise': { instead: { pretrainingGoal: 'd', sftGoal: 'c' } },
    },
  },
  effects: {
    right: {
      ...{ continues: 'pretraining', facts: 'pretraining', answers: 'sft', cost: 'pretraining' },
      ...{ liked: 'rlhf', anchored: 'rlhf', examples: 'sft' },
    },
    wrong: {
      'facts-from-tuning': { instead: { facts: 'sft' } },
      'answers-from-rlhf': { instead: { answers: 'rlhf' } },
      'cost-of-rlhf': { oneOf: [{ instead: { cost: 'rlhf' } }, { instead: { cost: 'sft' } }] },
    },
  },
  loss: {
    right: ofProbabilities(lossOf),
    wrong: {
      bits: ofProbabilities((p) => lossOf(p) / Math.LN2),
      sum: ofProbabilities((p) => p.length * lossOf(p)),
      perplexity: ofProbabilities((p) => Math.exp(lossOf(p))),
      'log-of-mean': ofProbabilities((p) => -Math.log(meanOf(p))),
    },
  },
  untrained: {
    right: Math.log(8_000),
    wrong: { perplexity: 8_000, bits: Math.log2(8_000), probability: 1 / 8_000 },
  },
  predictions: {
    right: from(['batch', 'n'], (batch, n) => batch * (n - 1)),
    wrong: {
      'all-positions': from(['batch', 'n'], (batch, n) => batch * n),
      'one-each': from(['batch'], (batch) => batch),
      'minus-one-in-all': from(['batch', 'n'], (batch, n) => batch * n - 1),
    },
  },
  writing: {
    right: ['blocks', 'unembed', 'temperature', 'softmax', 'draw', 'append'],
    wrong: {
      'temperature-after-softmax': ['blocks', 'unembed', 'softmax', 'temperature', 'draw', 'append'],
      'draw-from-logits': ['blocks', 'unembed', 'temperature', 'draw', 'softmax', 'append'],
      'append-first': ['blocks', 'unembed', 'temperature', 'softmax', 'append', 'draw'],
    },
  },
  selfSupervised: {
    right: ['b', 'c', 'd', 'e', 'f', 'g', 'j'],
    wrong: {
      'zero-loss': { add: ['a'] },
      'learns-truth': { add: ['h'] },
      'answers-from-pretraining': { add: ['i'] },
      'all-at-once': { add: ['k'] },
    },
  },
  tenSteps: {
    right: from(['p', 'steps'], (p, steps) => p ** steps),
    wrong: {
      'one-right': from(['p', 'steps'], (p, steps) => 1 - (1 - p) ** steps),
      'one-step': from(['p'], (p) => p),
      linear: from(['p', 'steps'], (p, steps) => 1 - steps * (1 - p)),
    },
  },
  emergence: {
    right: ['a', 'c', 'd', 'g', 'h', 'i', 'j'],
    wrong: {
      'task-changes': { add: ['b'] },
      'weights-change': { add: ['e'] },
      settled: { add: ['f'] },
    },
  },
};
