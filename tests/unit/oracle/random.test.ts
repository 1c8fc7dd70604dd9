/** Random numbers from a seed: the same on every machine, and every bit of a text counts. */
import { Keystream } from '../../../grader/oracle/keystream';
import { derivedSeed, gaussians, uniforms, type Seed } from '../../../grader/oracle/random';

const KEY = '00112233445566778899aabbccddeeff';

const firstOf = (draw: () => number, count = 4): number[] => Array.from({ length: count }, draw);
const wordsOf = (seed: Seed): number[] => firstOf(uniforms(seed, 'x')).map((value) => value * 2 ** 32);

test('a number gives the numbers that it always gave', () => {
  expect(wordsOf(2017)).toEqual([2_363_242_630, 362_820_031, 3_959_405_232, 761_821_207]);
  expect(derivedSeed(2017, 'x')).toBe(-1_727_269_413);
});

test('a text gives the keystream of its digest, as openssl computes it', () => {
  expect(derivedSeed(KEY, 'x')).toBe('f334301175e56a810696db4deb4dc5ae586ab7dc620b9d78d6571bad588115f6');
  expect(wordsOf(KEY)).toEqual([0x7914ce2d, 0x63425d64, 0x1479997e, 0x2cdd0868]);
});

test.each(Array.from(KEY, (_, i) => i))('digit %i of a text decides every number', (i) => {
  const changed = `${KEY.slice(0, i)}${KEY[i] === '0' ? '1' : '0'}${KEY.slice(i + 1)}`;
  const [one, other] = [wordsOf(KEY), wordsOf(changed)];
  expect(one.filter((word) => other.includes(word))).toEqual([]);
});

test('names have streams of their own', () => {
  expect(firstOf(gaussians(KEY, 'x'))).not.toEqual(firstOf(gaussians(KEY, 'y')));
});

test('a keystream repeats no word, within a part or in the next', () => {
  const stream = new Keystream(KEY);
  const words = [0, 1].flatMap((part) => Array.from({ length: 600 }, (_, i) => stream.word(part, i)));
  expect(new Set(words).size).toBe(words.length);
  expect([stream.word(0, 0), stream.word(0, 599)]).toEqual([words[0], words[599]]);
});

test('numbers from a text are uniform', () => {
  const numbers = firstOf(uniforms(KEY, 'x'), 10_000);
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
});
