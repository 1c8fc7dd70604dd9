import { crossEntropies } from '../../../grader/corpus/cross-entropies';
import { encode, tokenOf } from '../../../grader/corpus/words';
import { promptOf } from '../../../grader/corpus/instructions';
import { MODEL, RECIPES, scheduleOf } from '../../../grader/train/configuration';
import { averaged } from '../../../grader/train/curve';
import { initialParameters } from '../../../grader/train/parameters';
import { STAGES } from '../../../grader/train/stages';
import { answers } from '../../../grader/train/stages/answers';
import type { Training } from '../../../grader/train/stages/stage';
import type { StudentTrainer, Writing } from '../../../grader/train/student-trainer';
import { terminalChart } from '../../../grader/train/terminal-chart';

/** A training whose model writes what `textAt` says. */
function writing(textAt: (index: number, prompt: readonly number[]) => string): {
  readonly training: Training;
  readonly asked: Writing[];
} {
  const asked: Writing[] = [];
  const trainer = {
    write: (each: Writing) => {
      asked.push(each);
      return Promise.resolve(each.prompts.map((prompt, i) => encode(textAt(i, prompt))));
    },
  } as unknown as StudentTrainer;
  const { seed, model, recipe } = { seed: 1, model: MODEL, recipe: RECIPES.gpt };
  return { asked, training: { trainer, seed, model, recipe, start: initialParameters(model, seed) } };
}

test('a language model’s curve is held against the exact losses of its windows', () => {
  const exact = crossEntropies({ length: MODEL.contextLength, start: 'sentence' });
  expect(STAGES.gpt.levels.map(({ name }) => name)).toEqual(['unigram', 'bigram', 'optimum']);
  for (const { name, loss } of STAGES.gpt.levels) expect(loss).toBeCloseTo(exact[name as 'optimum'], 12);
});

test('the share of grammatical sentences is that of the parser, on all that are written', async () => {
  const { training, asked } = writing((i) => (i % 4 === 0 ? 'lens blur .' : 'lens blurs .'));
  const { share, texts } = await STAGES.gpt.write(training, 12, 'a name');
  expect(share).toBe(9 / 12);
  expect(texts.slice(0, 2)).toEqual(['the lens blur .', 'the lens blurs .']);
  expect(asked[0]).toMatchObject({ stop: tokenOf('.'), length: 13 });
  expect(asked[0]?.draws).toHaveLength(12 * 13);
});

test('the same name draws the same numbers, another name others', async () => {
  const { training, asked } = writing(() => 'lens blurs .');
  for (const name of ['one', 'one', 'two']) await STAGES.gpt.write(training, 2, name);
  expect(asked[1]?.draws).toEqual(asked[0]?.draws);
  expect(asked[2]?.draws).not.toEqual(asked[0]?.draws);
});

test('instructions are asked in turn, with all tasks and subjects', async () => {
  const { training, asked } = writing(() => 'the lens blurs . <end>');
  await answers(training, ['describe', 'measure', 'report'], 48, 'a name');
  expect(new Set(asked[0]?.prompts.map(String)).size).toBe(48);
  expect(asked[0]?.prompts).toContainEqual(promptOf({ task: 'report', subject: tokenOf('gas') }));
});

test('the preferred share counts answers that follow their instruction', async () => {
  const right = 'and reaches ninety metres . <end>';
  const { training } = writing((i) => (i % 2 === 0 ? `the lens blurs ${right}` : 'the lens blurs . <end>'));
  // Only one subject of sixteen is the lens; the others do not follow.
  const measured = await STAGES.dpo.before?.(training, 32);
  expect(measured?.['count']).toBe(2);
  expect([0, 0.5, 1]).toContain(measured?.['share']);
});

test('preference optimization is held against the closed form', async () => {
  const { training } = writing(() => 'the lens blurs . <end>');
  const { findings } = await STAGES.dpo.conclude(training, 32, { share: 0.3, count: 400 });
  expect(findings.join('\n')).toContain('has 76.0 %, ±');
  const [nothing, optimum] = STAGES.dpo.levels;
  expect(nothing?.loss).toBeCloseTo(Math.LN2, 12);
  // 58 % of the pairs say nothing; the others have the entropy of σ(1).
  expect(optimum?.loss).toBeCloseTo(0.58 * Math.LN2 + 0.42 * 0.5822, 4);
});

test('a schedule warms up before its end, however short it is', () => {
  for (const steps of [2, 3, 30, 1_000]) {
    const { warmupSteps = 0, totalSteps = 0 } = scheduleOf({ ...RECIPES.gpt, steps });
    expect(warmupSteps).toBeGreaterThanOrEqual(1);
    expect(warmupSteps).toBeLessThan(totalSteps);
  }
});

test('a curve is averaged over groups of steps, without losses that are no numbers', () => {
  expect(averaged([1, 3, 5, 7, 9], 3)).toEqual([
    { step: 2, loss: 2 },
    { step: 4, loss: 6 },
    { step: 5, loss: 9 },
  ]);
  expect(averaged([null, Number.NaN, 4, 6], 2)).toEqual([{ step: 4, loss: 5 }]);
  expect(averaged([], 10)).toEqual([]);
});

test('the terminal shows the curve with its levels', () => {
  const losses = Array.from({ length: 120 }, (_, i) => 1.2 + 3 * Math.exp(-i / 20));
  const chart = terminalChart(losses, [{ name: 'optimum', loss: 1.1949 }]);
  expect(chart).toContain('1.19┤━━━');
  expect(chart).toMatch(/┬▶\n *2 +120\n/);
  expect(chart).toContain('loss in nats over steps; lines: optimum 1.1949');
  expect(Math.max(...chart.split('\n').map((line) => line.length))).toBeLessThan(80);
  expect(terminalChart([], [])).toBe('');
  expect(terminalChart([2.5], [])).toContain('2.50');
});
