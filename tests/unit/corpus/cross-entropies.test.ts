import { edgesOf } from '../../../grader/corpus/automaton';
import { batches, startOf, type Start } from '../../../grader/corpus/batches';
import { crossEntropies, type CrossEntropies } from '../../../grader/corpus/cross-entropies';
import { corpus } from '../../../grader/corpus/grammar';
import { entropyRate } from '../../../grader/corpus/optimum';
import { predictors } from '../../support/corpus-predictors';
import { sliceFirst } from '../../../grader/oracle/tensor';

const STARTS: readonly Start[] = ['sentence', 'anywhere'];
const PREDICTORS = ['unigram', 'bigram', 'bigramWithPosition', 'trigram', 'optimum'] as const;

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function sampled(start: Start, length: number): number[][] {
  const [batch] = batches({ seed: 11, count: 1, batchSize: 4_000, length, start });
  if (batch === undefined) throw new Error('no batch');
  return Array.from({ length: 4_000 }, (_, row) => [...sliceFirst(batch, row, 1).data]);
}

describe.each(STARTS)('windows that start at: %s', (start) => {
  const windows = sampled(start, 24);
  const exact = crossEntropies({ length: 24, start });
  const surprises = predictors({ length: 24, start });

  test.each(PREDICTORS)('the exact loss of %s is that of 4,000 sampled windows', (name) => {
    const losses = windows.map((window) => meanOf(surprises[name](window)));
    const mean = meanOf(losses);
    const variance = meanOf(losses.map((loss) => (loss - mean) ** 2));
    const standardError = Math.sqrt(variance / losses.length);
    expect(standardError).toBeLessThan(0.005);
    expect(Math.abs(mean - exact[name])).toBeLessThan(4 * standardError);
  });

  test('each better predictor is better by a clear gap', () => {
    expect(exact.unigram - exact.bigram).toBeGreaterThan(1);
    expect(exact.bigram - exact.trigram).toBeGreaterThan(0.04);
    expect(exact.trigram - exact.optimum).toBeGreaterThan(0.2);
    expect(exact.bigramWithPosition).toBeLessThanOrEqual(exact.bigram + 1e-9);
    expect(exact.bigramWithPosition).toBeGreaterThan(exact.optimum + 0.2);
  });

  test('short windows: the same as from the list of all windows', () => {
    const listed = fromAllWindows(start, 4);
    const exactShort = crossEntropies({ length: 4, start });
    for (const name of PREDICTORS)
      expect([name, exactShort[name]]).toEqual([name, expect.closeTo(listed[name], 9)]);
  });
});

/** The losses of the best predictors, from the probabilities of all windows. */
function fromAllWindows(start: Start, length: number): CrossEntropies {
  const all = new Map<string, number>();
  const extend = (state: string, window: readonly number[], probability: number): void => {
    if (window.length === length) {
      const key = window.join(' ');
      all.set(key, (all.get(key) ?? 0) + probability);
      return;
    }
    for (const edge of edgesOf(corpus, state)) {
      extend(edge.next, [...window, edge.token], probability * edge.probability);
    }
  };
  for (const [state, weight] of startOf(start)) extend(state, [], weight);

  const windows = [...all].map(([key, probability]) => ({ tokens: key.split(' '), probability }));
  /** The mean loss of a table of what each token follows. */
  const lossGiven = (contextAt: (tokens: readonly string[], place: number) => string): number => {
    const contexts = new Map<string, number>();
    const events = new Map<string, { context: string; probability: number }>();
    for (const { tokens, probability } of windows) {
      for (let place = 1; place < length; place++) {
        const context = contextAt(tokens, place);
        const event = `${context} | ${tokens[place] ?? ''}`;
        contexts.set(context, (contexts.get(context) ?? 0) + probability);
        events.set(event, { context, probability: (events.get(event)?.probability ?? 0) + probability });
      }
    }
    let loss = 0;
    for (const { context, probability } of events.values()) {
      loss -= probability * Math.log(probability / (contexts.get(context) ?? 0));
    }
    return loss / (length - 1);
  };
  const last = (count: number) => (tokens: readonly string[], place: number) =>
    tokens.slice(Math.max(0, place - count), place).join(' ');
  return {
    unigram: lossGiven(() => ''),
    bigram: lossGiven(last(1)),
    bigramWithPosition: lossGiven((tokens, place) => `${String(place)}: ${last(1)(tokens, place)}`),
    trigram: lossGiven(last(2)),
    optimum: lossGiven((tokens, place) => tokens.slice(0, place).join(' ')),
  };
}

test('the entropy of the text adds up by hand', () => {
  const binary = (p: number): number => -p * Math.log(p) - (1 - p) * Math.log(1 - p);
  const noun = Math.log(16);
  const adjective = binary(0.5) + 0.5 * Math.log(4);
  const other = binary(0.6) + 0.6 * (Math.log(4) + adjective + noun);
  const verb = Math.log(2);
  const value = binary(0.75) + 0.75 * Math.log(4);
  expect(entropyRate(corpus)).toBeCloseTo((adjective + noun + other + verb + value) / 9.6, 12);
  expect(entropyRate(corpus)).toBeCloseTo(1.089, 4);
});

test('not knowing where a text was cut costs about a nat a window, however long it is', () => {
  const cost = (length: number): number =>
    (crossEntropies({ length, start: 'anywhere' }).optimum - entropyRate(corpus)) * (length - 1);
  expect(cost(60)).toBeGreaterThan(0.9);
  expect(cost(60)).toBeLessThan(1.2);
  expect(cost(60)).toBeCloseTo(cost(90), 3);
});
