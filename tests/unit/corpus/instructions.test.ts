import { exampleBatch, EXAMPLE_LENGTH, inRows } from '../../../grader/corpus/examples';
import { edgesOf, type Automaton } from '../../../grader/corpus/automaton';
import {
  ANSWER_LENGTH,
  answerOptimum,
  answersTo,
  instructionsFor,
  judgeAnswer,
  promptOf,
  sampleAnswer,
  TASKS,
  VALUE_SHARES,
  type Task,
} from '../../../grader/corpus/instructions';
import { decode, encode, tokenOf, wordOf } from '../../../grader/corpus/words';
import { hash, uniforms } from '../../../grader/oracle/random';
import { at } from '../../../grader/oracle/tensor';

const instructions = instructionsFor(TASKS);

test('there is one instruction for each task and noun', () => {
  expect(instructions).toHaveLength(48);
  expect(instructions.map(promptOf).map(decode)).toContain('measure lenses :');
});

test('every sampled answer follows its instruction, and values have their share', () => {
  const uniform = uniforms(0, 'answers');
  const withValue: Record<Task, number> = { describe: 0, measure: 0, report: 0 };
  let longest = 0;
  for (const instruction of instructions) {
    for (let count = 0; count < 50; count++) {
      const answer = sampleAnswer(instruction, uniform);
      longest = Math.max(longest, answer.length);
      const judgement = judgeAnswer(instruction, answer);
      expect([decode(answer), judgement]).toMatchObject([decode(answer), { follows: true }]);
      if (judgement.follows && judgement.givesValue) withValue[instruction.task] += 1;
    }
  }
  expect(longest).toBe(ANSWER_LENGTH);
  for (const task of TASKS) {
    const share = VALUE_SHARES[task];
    // 16 nouns, 50 answers each.
    expect(Math.abs(withValue[task] / 800 - share)).toBeLessThanOrEqual(
      4 * Math.sqrt((share * (1 - share)) / 800),
    );
  }
});

test.each([
  ['describe gases', 'the gases expand . <end>', undefined],
  ['describe gases', 'the gases expand . <end> <pad> the', undefined],
  ['report gases', 'the gases expand . <end>', undefined],
  ['report gases', 'the gases expand and reach ninety kelvin . <end>', undefined],
  ['measure gases', 'the gases expand and reach ninety kelvin . <end>', undefined],
  ['measure gases', 'the gases expand . <end>', 'the answer gives no value'],
  [
    'describe gases',
    'the gases expand and reach ninety kelvin . <end>',
    'the answer gives a value, which was not asked for',
  ],
  ['describe gases', 'the gases expand .', 'the answer does not end with <end>'],
  ['describe gases', 'the gas expands . <end>', 'the subject is “gas”, not “gases”'],
  ['describe gases', 'the lens near the gases blurs . <end>', 'the subject is “lens”, not “gases”'],
  [
    'describe gases',
    'the gases expands . <end>',
    '“the gases expands .”: “expands” is singular, the subject “gases” is plural',
  ],
  ['describe gases', '<end>', '“”: the sentence ends where “the” should follow'],
  [
    'describe gases',
    'the gases expand . the gases freeze . <end>',
    '“the gases expand . the gases freeze .”: words follow the stop',
  ],
] as const)('%s: %s', (prompt, answer, problem) => {
  const [task = '', subject = ''] = prompt.split(' ');
  const instruction = instructions.find(
    (each) => each.task === task && wordOf(each.subject).text === subject,
  );
  if (instruction === undefined) throw new Error(`no instruction ${prompt}`);
  const judgement = judgeAnswer(instruction, encode(answer));
  expect(judgement.follows ? undefined : judgement.problem).toBe(problem);
});

test('a row is the prompt, the answer and padding; the mask marks the answer with its end', () => {
  const { tokens, responseMask } = exampleBatch(0, { seed: 0, batchSize: 32 });
  expect([tokens.dtype, tokens.shape]).toEqual(['int32', [32, EXAMPLE_LENGTH]]);
  expect([responseMask.dtype, responseMask.shape]).toEqual(['bool', [32, EXAMPLE_LENGTH]]);
  const prompts = instructions.map(promptOf).map(decode);
  const padded = new Set<boolean>();
  for (let row = 0; row < 32; row++) {
    const places = Array.from({ length: EXAMPLE_LENGTH }, (_, place) => row * EXAMPLE_LENGTH + place);
    const line = places.map((index) => at(tokens, index));
    const end = line.indexOf(tokenOf('<end>'));
    expect(prompts).toContain(decode(line.slice(0, 3)));
    expect(places.map((index) => at(responseMask, index))).toEqual(
      line.map((_, place) => (place >= 3 && place <= end ? 1 : 0)),
    );
    const instruction = instructions.find((each) => decode(promptOf(each)) === decode(line.slice(0, 3)));
    expect(instruction && judgeAnswer(instruction, line.slice(3))).toMatchObject({ follows: true });
    expect(line.slice(end + 1).every((token) => token === tokenOf('<pad>'))).toBe(true);
    padded.add(end < EXAMPLE_LENGTH - 1);
  }
  expect(padded).toContain(true);
});

test('the same seed gives the same examples on every machine; only the asked tasks occur', () => {
  const { tokens } = exampleBatch(2, { seed: 5, batchSize: 8 });
  expect(hash(tokens.data.join())).toBe(2194160757);
  const measured = exampleBatch(2, { seed: 5, batchSize: 8, tasks: ['measure'] }).tokens;
  for (let row = 0; row < 8; row++) expect(at(measured, row * EXAMPLE_LENGTH)).toBe(tokenOf('measure'));
});

test('an answer that is too long for a row is an error', () => {
  const [instruction] = instructions;
  if (instruction === undefined) throw new Error('no instruction');
  const answer = new Array<number>(ANSWER_LENGTH + 1).fill(0);
  expect(() => inRows([{ instruction, answer }])).toThrow('an answer of 15 tokens');
});

test('the least loss on answers is that of sampled answers', () => {
  const uniform = uniforms(1, 'losses');
  const samples = instructions.flatMap((instruction) =>
    Array.from({ length: 100 }, () => {
      const answer = sampleAnswer(instruction, uniform);
      return { nats: natsOf(answersTo(instruction), answer.slice(0, -1)), tokens: answer.length };
    }),
  );
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const tokens = total(samples.map((sample) => sample.tokens));
  const ratio = total(samples.map(({ nats }) => nats)) / tokens;
  const spread = total(samples.map((sample) => (sample.nats - ratio * sample.tokens) ** 2));
  const standardError = Math.sqrt(spread) / tokens;
  expect(standardError).toBeLessThan(0.005);
  expect(Math.abs(ratio - answerOptimum())).toBeLessThan(4 * standardError);
});

test('the least loss on answers adds up by hand', () => {
  const binary = (p: number): number => -p * Math.log(p) - (1 - p) * Math.log(1 - p);
  const adjective = binary(0.5) + 0.5 * Math.log(4);
  const other = binary(0.6) + 0.6 * (Math.log(4) + adjective + Math.log(16));
  const sentence = adjective + other + Math.log(2);
  // the, the noun, the verb, the stop and <end>, and on average 0.5 and 0.6 · 3.5 more.
  const tokens = 5 + 0.5 + 0.6 * 3.5;
  expect(answerOptimum(['describe'])).toBeCloseTo(sentence / tokens, 12);
  expect(answerOptimum(['measure'])).toBeCloseTo((sentence + Math.log(4)) / (tokens + 4), 12);
  expect(answerOptimum(['report'])).toBeCloseTo(
    (sentence + binary(0.3) + 0.3 * Math.log(4)) / (tokens + 0.3 * 4),
    12,
  );
});

/** −ln of the probability of a sentence, in nats. */
function natsOf(automaton: Automaton, sentence: readonly number[]): number {
  let state = automaton.start;
  let nats = 0;
  for (const token of sentence) {
    const edge = edgesOf(automaton, state).find((each) => each.token === token);
    if (edge === undefined) throw new Error(`no edge for ${String(token)}`);
    nats -= Math.log(edge.probability);
    state = edge.next;
  }
  return nats;
}
