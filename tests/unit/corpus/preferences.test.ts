import { EXAMPLE_LENGTH, type Examples } from '../../../grader/corpus/examples';
import { instructionsFor, judgeAnswer, promptOf, VALUE_SHARES } from '../../../grader/corpus/instructions';
import { preferenceBatch, preferenceProbability, preferredShare } from '../../../grader/corpus/preferences';
import { decode } from '../../../grader/corpus/words';
import { hash } from '../../../grader/oracle/random';
import { sliceFirst } from '../../../grader/oracle/tensor';

const GAP = 1;
const { report: REFERENCE } = VALUE_SHARES;
const instructions = new Map(instructionsFor(['report']).map((each) => [decode(promptOf(each)), each]));

/** For each row its prompt, and whether the answer gives a value. */
function rowsOf({ tokens }: Examples): { prompt: string; givesValue: boolean }[] {
  return Array.from({ length: tokens.shape[0] ?? 0 }, (_, row) => {
    const line = [...sliceFirst(tokens, row, 1).data];
    const prompt = decode(line.slice(0, 3));
    const instruction = instructions.get(prompt);
    if (instruction === undefined) throw new Error(`no instruction ${prompt}`);
    const judgement = judgeAnswer(instruction, line.slice(3));
    if (!judgement.follows) throw new Error(judgement.problem);
    return { prompt, givesValue: judgement.givesValue };
  });
}

const { chosen, rejected } = preferenceBatch(0, { seed: 0, batchSize: 4_000, rewardGap: GAP });
const chosenRows = rowsOf(chosen);
const rejectedRows = rowsOf(rejected);
/** Of the pairs in which one answer gives a value: whether that one was chosen. */
const decided = chosenRows.flatMap(({ givesValue }, row) =>
  givesValue === rejectedRows[row]?.givesValue ? [] : [givesValue],
);
const winningShare = decided.filter(Boolean).length / decided.length;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const logit = (share: number): number => Math.log(share / (1 - share));

test('both answers of a row are to the same instruction', () => {
  expect(chosen.tokens.shape).toEqual([4_000, EXAMPLE_LENGTH]);
  expect(chosenRows.map(({ prompt }) => prompt)).toEqual(rejectedRows.map(({ prompt }) => prompt));
  expect(new Set(chosenRows.map(({ prompt }) => prompt)).size).toBe(16);
});

test('answers are drawn as often as from the reference, and preferred by their reward', () => {
  const givingValue = [...chosenRows, ...rejectedRows].filter(({ givesValue }) => givesValue).length / 8_000;
  expect(Math.abs(givingValue - REFERENCE)).toBeLessThan(
    4 * Math.sqrt((REFERENCE * (1 - REFERENCE)) / 8_000),
  );
  const expected = sigmoid(GAP);
  expect(decided.length).toBeGreaterThan(1_500);
  expect(Math.abs(winningShare - expected)).toBeLessThan(
    4 * Math.sqrt((expected * (1 - expected)) / decided.length),
  );
});

test('the same seed gives the same pairs on every machine; without a gap, chance decides', () => {
  const small = { seed: 3, batchSize: 4, rewardGap: GAP };
  expect(hash(preferenceBatch(1, small).chosen.tokens.data.join())).toBe(3972488066);
  expect(preferenceBatch(2, small)).not.toEqual(preferenceBatch(1, small));
  const fair = preferenceBatch(0, { seed: 0, batchSize: 4_000, rewardGap: 0 });
  const wins = rowsOf(fair.chosen).filter(({ givesValue }) => givesValue).length / 4_000;
  expect(Math.abs(wins - REFERENCE)).toBeLessThan(4 * Math.sqrt((REFERENCE * (1 - REFERENCE)) / 4_000));
});

test('a preference depends on the difference of rewards only', () => {
  expect(preferenceProbability(3, 3)).toBe(0.5);
  expect(preferenceProbability(3, 1)).toBeCloseTo(0.8808, 4);
  expect(preferenceProbability(3, 1) + preferenceProbability(1, 3)).toBeCloseTo(1, 12);
  expect(preferenceProbability(1_000, 0)).toBe(1);
  expect(preferenceProbability(0, 1_000)).toBe(0);
});

test.each([
  // Odds of 3 to 7, times e².
  [0.3, 1, 0.5, 0.76],
  [0.3, 0, 0.5, 0.3],
  [0.3, -1, 0.5, 0.0548],
  [0.5, 1, 1, 0.7311],
  [0.3, 1, 1e-9, 1],
  [0, 1, 1e-9, 0],
  [1, -1, 1e-9, 1],
])('a share of %d with gap %d and beta %d becomes %d', (share, gap, beta, after) => {
  expect(preferredShare(share, gap, beta)).toBeCloseTo(after, 4);
});

test('a share or a beta that makes no sense is an error', () => {
  expect(() => preferredShare(1.1, 1, 1)).toThrow('a share is from 0 to 1');
  expect(() => preferredShare(Number.NaN, 1, 1)).toThrow('a share is from 0 to 1');
  expect(() => preferredShare(0.5, 1, 0)).toThrow('beta is above 0');
});

test('sampled answers, weighted with exp(r / β), have the predicted share', () => {
  const beta = 0.5;
  const weights = [...chosenRows, ...rejectedRows].map(({ givesValue }) => ({
    givesValue,
    weight: Math.exp((givesValue ? GAP : 0) / beta),
  }));
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  const share = weights.reduce((sum, { givesValue, weight }) => sum + (givesValue ? weight : 0), 0) / total;
  // The error of the logit of a share does not change when odds are multiplied.
  const standardError = Math.sqrt(1 / (8_000 * REFERENCE * (1 - REFERENCE)));
  const predicted = logit(preferredShare(REFERENCE, GAP, beta));
  expect(Math.abs(logit(share) - predicted)).toBeLessThan(4 * standardError);
});

test.each([0.2, 0.5, 2])('DPO on the sampled pairs leads to the predicted share, beta %d', (beta) => {
  /** The loss of a policy that differs from the reference only in its share of values (eq. 7). */
  const loss = (share: number): number => {
    const margin = beta * (logit(share) - logit(REFERENCE));
    const surprises = decided.map((isValueChosen) => -Math.log(sigmoid(isValueChosen ? margin : -margin)));
    return surprises.reduce((sum, surprise) => sum + surprise, 0) / surprises.length;
  };
  const standardError = 1 / (beta * Math.sqrt(decided.length * sigmoid(GAP) * (1 - sigmoid(GAP))));
  const best = logit(leastBetween(1e-6, 1 - 1e-6, loss));
  expect(Math.abs(best - logit(preferredShare(REFERENCE, GAP, beta)))).toBeLessThan(4 * standardError);
});

/** Where a function with one minimum is least, by golden sections. */
function leastBetween(low: number, high: number, value: (x: number) => number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  for (let step = 0; step < 60; step++) {
    const width = (high - low) * ratio;
    if (value(high - width) < value(low + width)) high = low + width;
    else low = high - width;
  }
  return (low + high) / 2;
}
