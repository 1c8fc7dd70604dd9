import { batch, batches, type BatchOptions } from '../../../grader/corpus/batches';
import { anywhere, edgesOf, meanLength } from '../../../grader/corpus/automaton';
import { corpus } from '../../../grader/corpus/grammar';
import { parse, splitSentences } from '../../../grader/corpus/parse';
import { sampleSentence, sampleState, sampleWindow } from '../../../grader/corpus/sampling';
import { decode, encode, vocabulary, wordOf } from '../../../grader/corpus/words';
import { hash, uniforms } from '../../../grader/oracle/random';
import { sliceFirst, type NumericTensor } from '../../../grader/oracle/tensor';

const options: BatchOptions = { seed: 7, batchSize: 16, length: 24, start: 'sentence' };

const rowsOf = (x: NumericTensor): number[][] =>
  Array.from({ length: x.shape[0] ?? 0 }, (_, row) => [...sliceFirst(x, row, 1).data]);

test('the vocabulary has 40 to 70 different words', () => {
  expect(new Set(vocabulary).size).toBe(vocabulary.length);
  expect(vocabulary.length).toBeGreaterThanOrEqual(40);
  expect(vocabulary.length).toBeLessThanOrEqual(70);
  expect(decode(encode(vocabulary.join(' ')))).toBe(vocabulary.join(' '));
});

test('an unknown word or token is an error', () => {
  expect(() => encode('the quark')).toThrow('the corpus has no word "quark"');
  expect(() => wordOf(vocabulary.length)).toThrow('the corpus has no token 59');
});

test('the probabilities of each state sum to 1, and its tokens differ', () => {
  for (const [state, edges] of corpus.edges) {
    expect([state, edges.reduce((sum, { probability }) => sum + probability, 0)]).toEqual([
      state,
      expect.closeTo(1, 12),
    ]);
    expect(new Set(edges.map(({ token }) => token)).size).toBe(edges.length);
    for (const { next } of edges) expect(edgesOf(corpus, next).length).toBeGreaterThan(0);
  }
});

test('batches are int32 [batchSize, length], and windows start with a sentence', () => {
  for (const each of batches({ ...options, count: 4 })) {
    expect(each.dtype).toBe('int32');
    expect(each.shape).toEqual([16, 24]);
    for (const row of rowsOf(each)) {
      const { sentences, rest } = splitSentences(row);
      expect(decode(row).startsWith('the ')).toBe(true);
      for (const sentence of sentences) expect(parse(sentence).grammatical).toBe(true);
      expect(rest.length).toBeLessThan(14);
    }
  }
});

test('the same seed gives the same batches on every machine; others give others', () => {
  const [first, second] = batches({ ...options, count: 2 });
  expect(hash([...(first?.data ?? []), ...(second?.data ?? [])].join())).toBe(2207454989);
  expect(batch(1, options)).toEqual(second);
  expect(batch(0, options)).not.toEqual(second);
  expect(batch(0, { ...options, seed: 8 })).not.toEqual(first);
  expect(decode(rowsOf(batch(0, options))[0] ?? [])).toMatchInlineSnapshot(
    `"the mirror focuses and reaches ninety metres . the liquids above the moving liquid expand and reach eighty kelvin . the gases freeze ."`,
  );
});

test('a window anywhere is a piece of a text that is cut at a random place', () => {
  const uniform = uniforms(3, 'text');
  const text: number[] = [];
  while (text.length < 100_000) text.push(...sampleSentence(corpus, uniform));
  const counted = vocabulary.map((_, token) => text.filter((each) => each === token).length / text.length);
  const firsts = batches({ ...options, start: 'anywhere', batchSize: 10_000, length: 1, count: 10 });
  const drawn = firsts.flatMap(({ data }) => [...data]);
  for (const token of vocabulary.keys()) {
    const share = drawn.filter((each) => each === token).length / drawn.length;
    // Five standard errors of the difference of two shares of 100,000 tokens each.
    expect(Math.abs(share - (counted[token] ?? 0))).toBeLessThan(
      5 * Math.sqrt((2 * share) / 100_000) + 1e-12,
    );
  }
});

test('the mean length and the shares of states are those of sampled sentences', () => {
  const uniform = uniforms(4, 'lengths');
  const lengths = Array.from({ length: 20_000 }, () => sampleSentence(corpus, uniform).length);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const variance = lengths.reduce((sum, length) => sum + (length - mean) ** 2, 0) / lengths.length;
  expect(Math.abs(mean - meanLength(corpus))).toBeLessThan(4 * Math.sqrt(variance / lengths.length));
  // 4 certain words, an adjective in half of the cases, and so on.
  expect(meanLength(corpus)).toBeCloseTo(4 + 0.5 + 0.6 * (3 + 0.5) + 0.75 * 4, 12);
  expect(anywhere(corpus).get(corpus.start)).toBeCloseTo(1 / meanLength(corpus), 12);
});

test('states are drawn with their probabilities, and windows continue from them', () => {
  const belief = new Map([
    ['unit', 0.3],
    [corpus.start, 0.7],
  ]);
  const uniform = uniforms(5, 'states');
  const states = Array.from({ length: 10_000 }, () => sampleState(belief, uniform));
  const share = states.filter((state) => state === 'unit').length / states.length;
  expect(Math.abs(share - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / 10_000));
  expect(decode(sampleWindow(corpus, 'unit', 2, uniform))).toBe('. the');
});
