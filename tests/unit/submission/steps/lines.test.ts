import { parse } from '@babel/parser';
import type { Node } from '@babel/types';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { exercises, exercisesNamed, type CourseExercise } from '../../../../grader/course';
import { parseSource } from '../../../../grader/submission/parse-source';
import { childrenOf } from '../../../../grader/submission/syntax-nodes';
import { linesOfMistake } from '../../../../grader/submission/steps/lines';
import { MISTAKE_STEPS } from '../../../../grader/submission/steps/mistake-steps';
import { solutionOf, wrongAnswers, type WrongAnswer } from '../../../../quality/wrong-answers';

function linesIn(
  { definition }: CourseExercise,
  name: string,
  misconception: string,
  source: string,
): number[] {
  const { functions } = definition;
  const uses = functions.find((each) => each.name === name)?.uses ?? [];
  const graded = functions.map((each) => each.name);
  return linesOfMistake(misconception, { name, uses, graded }, parseSource(source).steps);
}

/** The lines of the statements in which a mistake differs from the solution. */
function changedLines(solution: string, source: string): Set<number> {
  const changes = changesBetween(solution.split('\n'), source.split('\n'));
  const statements = statementsOf(source);
  return new Set(
    changes.flatMap(([first, last]) => {
      const around = statements.filter(([start, end]) => start <= last && end >= first);
      return around.flatMap(([start, end]) => Array.from({ length: end - start + 1 }, (_, i) => start + i));
    }),
  );
}

/** The first and last line of each statement that contains no other. */
function statementsOf(source: string): (readonly [number, number])[] {
  const { program } = parse(source, { sourceType: 'module', errorRecovery: true, plugins: ['typescript'] });
  const found: (readonly [number, number])[] = [];
  const visit = (node: Node): boolean => {
    const hasInner = childrenOf(node).map(visit).some(Boolean);
    const isStatement = /Statement$|^VariableDeclaration$/.test(node.type) && node.type !== 'BlockStatement';
    if (isStatement && !hasInner) found.push([node.loc?.start.line ?? 1, node.loc?.end.line ?? 1]);
    // The head of a loop is a place of its own.
    if (node.type === 'ForStatement' || node.type === 'ForOfStatement') {
      const line = node.loc?.start.line ?? 1;
      found.push([line, line]);
    }
    return isStatement || hasInner;
  };
  visit(program);
  return found;
}

/** The ranges of lines of `after` that differ; for removed lines, the two around them. */
function changesBetween(before: string[], after: string[]): [number, number][] {
  // The length of the longest common part of each pair of endings.
  const common = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const [here, below] = [common[i] ?? [], common[i + 1] ?? []];
      here[j] = before[i] === after[j] ? 1 + (below[j + 1] ?? 0) : Math.max(below[j] ?? 0, here[j + 1] ?? 0);
    }
  }
  const changes: [number, number][] = [];
  for (let i = 0, j = 0; i < before.length || j < after.length;) {
    if (before[i] === after[j]) {
      i += 1;
      j += 1;
    } else if (
      j < after.length &&
      (i >= before.length || (common[i]?.[j + 1] ?? 0) >= (common[i + 1]?.[j] ?? 0))
    ) {
      changes.push([j + 1, j + 1]);
      j += 1;
    } else {
      changes.push([j, j + 1]);
      i += 1;
    }
  }
  return changes;
}

const solutions = new Map(exercises.map((exercise) => [exercise.definition.id, solutionOf(exercise)]));

const wrongLines = (
  exercise: CourseExercise,
  { function: name, misconception, source }: WrongAnswer,
): number[] => {
  const right = changedLines(solutions.get(exercise.definition.id) ?? '', source);
  return linesIn(exercise, name, misconception, source).filter((line) => !right.has(line));
};

test.each(exercises)('every mistake in $definition.id has the right line or none', async (exercise) => {
  const misplaced = (await wrongAnswers(exercise)).flatMap((each) => {
    const lines = wrongLines(exercise, each);
    const code = each.source.split('\n');
    return lines.length === 0 ? [] : [`${each.name}: ${lines.map((line) => code[line - 1]).join(' / ')}`];
  });
  expect(misplaced).toEqual([]);
});

test('every query finds its mistake, and is about one of the exercise', async () => {
  const answers = await Promise.all(
    exercises.map(async (exercise) => ({ exercise, wrong: await wrongAnswers(exercise) })),
  );
  const without = answers.flatMap(({ exercise, wrong }) =>
    wrong
      .filter((each) => MISTAKE_STEPS[each.function]?.[each.misconception] !== undefined)
      .filter((each) => linesIn(exercise, each.function, each.misconception, each.source).length === 0)
      .map(({ name }) => name),
  );
  // Functions share some queries.
  const known = new Set(answers.flatMap(({ wrong }) => wrong.map((each) => each.misconception)));
  const unknown = Object.values(MISTAKE_STEPS)
    .flatMap((queries) => Object.keys(queries))
    .filter((id) => !known.has(id));
  expect({ without, unknown }).toEqual({ without: [], unknown: [] });
});

/** Where mistakes are in answers that are not written like the solution. */
test.each([
  ['scaled-dot-product-attention', 'scaled-by-dk.ts', 's = s.div(d);'],
  ['scaled-dot-product-attention', 'axis.ts', 'const e = m.sub(m.max(-2, true)).exp();'],
  [
    'scaled-dot-product-attention',
    'mask-inverted.ts',
    'if (mask) s = tf.where(mask, tf.fill(s.shape, -1e9), s);',
  ],
  ['layer-norm', 'unbiased-variance.ts', '.mul(d / (d - 1))'],
  [
    'multi-head-attention',
    'heads-split-without-transpose.ts',
    'const sp = (k: tf.Tensor2D) => project(x, k).reshape([b, H, n, d]);',
  ],
  ['adamw', 'epsilon-in-the-root.ts', 'const root = tf.sqrt(v.div(1 - o.beta2 ** t).add(o.epsilon));'],
  ['encoder', 'every-block-reads-x.ts', 'out = transformerBlock(x, b, numHeads, mask);'],
  ['reverse-sampling', 'last-step-missing.ts', 'for (let t = T - 1; t > 0; t--) {'],
  [
    'preference-optimization',
    'log-of-sigmoid.ts',
    'return tf.log(tf.sigmoid(margin)).mean().neg() as tf.Scalar;',
  ],
  ['positional-encoding', 'from-diffusion.ts', undefined],
  ['scaled-dot-product-attention', 'mask-added.ts', undefined],
])('%s/%s', (id, file, code) => {
  const source = readFileSync(path.join('tests', 'submissions', id, file), 'utf8');
  const misconception = /^\/\/ expect: misconception (\S+)/.exec(source)?.[1] ?? '';
  const [exercise] = exercisesNamed([id]);
  if (exercise === undefined) throw new Error(`there is no ${id}`);
  const found = exercise.definition.functions.flatMap(({ name }) =>
    linesIn(exercise, name, misconception, source),
  );
  expect([...new Set(found)].map((line) => source.split('\n')[line - 1]?.trim())).toEqual(
    code === undefined ? [] : [code],
  );
});
