/** The hints in the READMEs, one rung at a time. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exercises, exercisesNamed } from '../../../grader/course';
import { ladderIn } from '../../../grader/hints/ladder';
import { ladderOf, nextHint } from '../../../grader/hints/next-hint';
import { cacheFolders } from '../../../grader/platform/own-program';

const root = mkdtempSync(path.join(os.tmpdir(), 'hints-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

const idOf = ({ definition }: (typeof exercises)[number]): string => definition.id;

test.each(exercises.map((exercise) => [idOf(exercise), exercise] as const))(
  '%s has three rungs: a question, the step, where to look',
  (_, exercise) => {
    const rungs = ladderOf(exercise);
    expect(rungs.map(({ kind }) => kind)).toEqual(['a question', 'the step', 'where to look']);
    const [first] = rungs;
    for (const { texts } of rungs) {
      expect(texts.map(({ about }) => about)).toEqual(first?.texts.map(({ about }) => about));
      for (const { text } of texts) expect(text.length).toBeGreaterThan(20);
    }
  },
);

test('no hint in a README belongs to nobody', () => {
  const hints = exercises.flatMap((exercise) => ladderOf(exercise).flatMap(({ texts }) => texts));
  const names = hints.map(({ about }) => about);
  // Each section of hints has three.
  expect(names.length % 3).toBe(0);
  expect(new Set(names).size).toBe(names.length / 3);
});

test('hints of other sections are left out', () => {
  const readme = [
    ...[
      '### Hints for `toy`',
      '<details><summary>Hint 1: a question</summary>',
      '',
      'Why?',
      '',
      '</details>',
    ],
    ...['### Hints: other', '<details><summary>Hint 1: a question</summary>', 'No.', '</details>'],
    ...['#### toyStep', '<details><summary>Hint 1: a question</summary>', 'How?', '</details>'],
  ].join('\n');
  expect(ladderIn(readme, ['toy', 'toyStep'])).toEqual([
    {
      kind: 'a question',
      texts: [
        { about: 'toy', text: 'Why?' },
        { about: 'toyStep', text: 'How?' },
      ],
    },
  ]);
  expect(ladderIn(readme, ['none'])).toEqual([]);
});

describe('npm run hint', () => {
  const [exercise] = exercisesNamed(['causal-mask']);
  const hint = (again = false): string => {
    if (exercise === undefined) throw new Error('there is no causal-mask');
    return nextHint(exercise, { root, again, width: 80 });
  };

  test('shows one more each time, then all, and begins again if asked', () => {
    const seen = [hint(), hint(), hint()];
    expect(seen[0]).toContain('causal-mask  hint 1 of 3: a question');
    expect(seen[0]).not.toContain('tf.lessEqual');
    expect(seen[0]).toContain('2 more: run npm run hint -- causal-mask again');
    expect(seen[1]).toContain('hint 2 of 3: the step');
    expect(seen[2]).toContain('hint 3 of 3: where to look');
    expect(seen[2]).toContain('This is the last hint.');
    const all = hint();
    for (const number of [1, 2, 3]) expect(all).toContain(`hint ${number} of 3`);
    expect(hint(true)).toBe(seen[0]);
    expect(hint()).toBe(seen[1]);
  });

  test('another copy of the course has its own count', () => {
    if (exercise === undefined) throw new Error('there is no causal-mask');
    const elsewhere = nextHint(exercise, { root: path.join(root, 'other'), width: 80 });
    expect(elsewhere).toContain('hint 1 of 3');
    expect(cacheFolders().length).toBeGreaterThan(0);
  });
});
