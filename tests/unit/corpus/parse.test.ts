import { edgesOf } from '../../../grader/corpus/automaton';
import { corpus } from '../../../grader/corpus/grammar';
import { grammaticalShare, parse, splitSentences } from '../../../grader/corpus/parse';
import { sampleSentence } from '../../../grader/corpus/sampling';
import { decode, encode, vocabulary } from '../../../grader/corpus/words';
import { uniforms } from '../../../grader/oracle/random';

/** Whether the automaton can write exactly these tokens, as one sentence. */
function canWrite(tokens: readonly number[]): boolean {
  let state = corpus.start;
  for (const [place, token] of tokens.entries()) {
    if (place > 0 && state === corpus.start) return false;
    const edge = edgesOf(corpus, state).find((each) => each.token === token);
    if (edge === undefined) return false;
    state = edge.next;
  }
  return tokens.length > 0 && state === corpus.start;
}

/** A sentence with up to three words replaced, removed, repeated or swapped. */
function corrupted(sentence: readonly number[], uniform: () => number): number[] {
  const words = [...sentence];
  const below = (count: number): number => Math.floor(uniform() * count);
  for (let edits = 1 + below(3); edits > 0; edits--) {
    const place = below(words.length);
    const word = words[place] ?? 0;
    const edit = below(4);
    if (edit === 0) words[place] = below(vocabulary.length);
    else if (edit === 1) words.splice(place, 1);
    else if (edit === 2) words.splice(place, 0, word);
    else words.splice(place, 1, ...words.splice(below(words.length), 1, word));
  }
  return words;
}

test('every sampled sentence is grammatical', () => {
  const uniform = uniforms(0, 'sentences');
  for (let count = 0; count < 2_000; count++) {
    const sentence = sampleSentence(corpus, uniform);
    expect([decode(sentence), parse(sentence)]).toMatchObject([decode(sentence), { grammatical: true }]);
  }
});

test('parser and automaton agree on corrupted sentences', () => {
  const uniform = uniforms(1, 'corrupted');
  const counts = { grammatical: 0, ungrammatical: 0 };
  for (let count = 0; count < 20_000; count++) {
    const words = corrupted(sampleSentence(corpus, uniform), uniform);
    const { grammatical } = parse(words);
    expect([decode(words), grammatical]).toEqual([decode(words), canWrite(words)]);
    counts[grammatical ? 'grammatical' : 'ungrammatical'] += 1;
  }
  expect(Math.min(counts.grammatical, counts.ungrammatical)).toBeGreaterThan(500);
});

test('parser and automaton agree on every word at every place of a sentence', () => {
  const sentence = encode('the cold gas near the heavy lenses expands and reaches ninety kelvin .');
  for (const place of sentence.keys()) {
    for (const word of vocabulary.keys()) {
      const words = sentence.with(place, word);
      expect([decode(words), parse(words).grammatical]).toEqual([decode(words), canWrite(words)]);
    }
  }
});

test.each([
  ['the gas near the lenses expands and reaches ninety kelvin .', undefined],
  ['the gas near the lenses expand .', '“expand” is plural, the subject “gas” is singular'],
  ['the gas near the lens focuses .', '“focuses” does not go with the subject “gas”'],
  [
    'the gas near the lens expands and reaches ninety metres .',
    '“metres” does not go with the subject “gas”',
  ],
  [
    'the gases near the lens expand and reaches ninety kelvin .',
    '“reaches” is singular, the subject “gases” is plural',
  ],
  ['the cold heavy gas expands .', 'a noun should stand where “heavy” is'],
  ['cold gas expands .', '“the” should stand where “cold” is'],
  ['the gas near expands .', '“the” should stand where “expands” is'],
  ['the gas .', 'a verb should stand where “.” is'],
  ['the gas expands and reaches ninety', 'the sentence ends where a unit should follow'],
  ['the gas expands and ninety kelvin .', '“reach” or “reaches” should stand where “ninety” is'],
  ['the gas expands and reaches kelvin .', 'a number should stand where “kelvin” is'],
  ['the gas expands <end>', '“.” should stand where “<end>” is'],
  ['the gas expands . the', 'words follow the stop'],
  ['', 'the sentence ends where “the” should follow'],
])('%s', (text, problem) => {
  const parsed = parse(encode(text));
  expect(parsed.grammatical ? undefined : parsed.problem).toBe(problem);
});

test('a sentence is read into its parts, and a problem has a place', () => {
  const [gas, lenses, expands, ninety, kelvin] = encode('gas lenses expands ninety kelvin');
  expect(parse(encode('the gas near the lenses expands and reaches ninety kelvin .'))).toEqual({
    grammatical: true,
    sentence: { subject: gas, other: lenses, verb: expands, value: { number: ninety, unit: kelvin } },
  });
  expect(parse(encode('the cold gas expands .'))).toEqual({
    grammatical: true,
    sentence: { subject: gas, verb: expands },
  });
  expect(parse(encode('the gas near the lens expands and reaches ninety metres .'))).toMatchObject({ at: 9 });
  expect(parse(encode('the gas expands . the'))).toMatchObject({ at: 4 });
  expect(parse(encode('the gas'))).toMatchObject({ at: 2 });
});

test('a text is split after its stops; only finished sentences count', () => {
  const text = encode('the gas expands . the gas expand . the gases freeze . the lens blurs . the cold');
  const { sentences, rest } = splitSentences(text);
  expect(sentences.map(decode)).toEqual([
    'the gas expands .',
    'the gas expand .',
    'the gases freeze .',
    'the lens blurs .',
  ]);
  expect(decode(rest)).toBe('the cold');
  expect(grammaticalShare(text)).toBe(0.75);
  expect(grammaticalShare(encode('the gas'))).toBe(0);
});
