/** Templates for a new exercise. The parts to write are marked TODO. */

import { exportOf } from '../grader/release/course-files';

/** An exercise to create. */
export interface NewExercise {
  /** `rms-norm` */
  readonly id: string;
}

/** `rmsNorm`: the name of the exported function, and of the definition in the specification. */
const functionOf = ({ id }: NewExercise): string => exportOf(id);

const typeOf = (exercise: NewExercise): string =>
  functionOf(exercise).replace(/^./, (letter) => letter.toUpperCase());

const titleOf = ({ id }: NewExercise): string =>
  id.replace(/^./, (letter) => letter.toUpperCase()).replaceAll('-', ' ');

export const solution = (exercise: NewExercise): string => `import * as tf from '@tensorflow/tfjs';

/**
 * TODO: what it computes, with the formula and its source.
 *
 * Must be differentiable by \`tf.grad\` in x.
 *
 * @param x \`[..., d]\`, of rank 2 or more
 * @returns shaped as x
 */
export function ${functionOf(exercise)}(x: tf.Tensor): tf.Tensor {
  // TODO: the model answer.
  return tf.tidy(() => x.clone());
}
`;

/** The files of the specification's folder, by name. */
export const specification = (exercise: NewExercise): ReadonlyMap<string, string> =>
  new Map([
    ['index.ts', definition(exercise)],
    ['inputs.ts', inputs(exercise)],
    ['misconceptions.ts', misconceptions(exercise)],
    ['checks.ts', checks(exercise)],
  ]);

const definition = (exercise: NewExercise): string => `import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const ${functionOf(exercise)} = defineExercise({
  id: '${exercise.id}',
  title: '${titleOf(exercise)}',
  // TODO: what it takes, as an estimate.
  effort: { minutes: 30, difficulty: 2 },
  checks,
});
`;

const inputs = (exercise: NewExercise): string => {
  const type = `${typeOf(exercise)}Input`;
  return `import * as fc from 'fast-check';
import { axis, numbersOf } from '../../engine/inputs';
import { mapValues, type NumericTensor } from '../../oracle/tensor';

export interface ${type} {
  /** \`[..., d]\` */
  readonly x: NumericTensor;
}

/** The steps of the formula in which students make mistakes. */
export interface ${typeOf(exercise)}Steps {
  readonly activate: (value: number) => number;
}

// TODO: the right result, step by step, on float64 arrays. Move it to grader/oracle/ if other specifications need it.
export function oracle({ x }: ${type}, steps: Partial<${typeOf(exercise)}Steps> = {}): NumericTensor {
  const { activate = (value) => value } = steps;
  return mapValues(x, (value) => activate(value));
}

// TODO: inputs of every shape that students meet, on which all misconceptions give different results.
export const inputs = fc
  .record({
    leading: fc.array(axis(1, 3), { minLength: 1, maxLength: 3 }),
    d: axis(1, 6),
    numbers: numbersOf(),
  })
  .map(({ leading, d, numbers }): ${type} => ({ x: numbers.normal('x', [...leading, d]) }));
`;
};

const misconceptions = (exercise: NewExercise): string => `import { pipelineOf } from '../../engine/pipeline';
import type { NumericTensor } from '../../oracle/tensor';
import { oracle, type ${typeOf(exercise)}Input, type ${typeOf(exercise)}Steps } from './inputs';

// TODO: what students get wrong in each step. A diagnosis finds them alone, in pairs and in triples.
export const pipeline = pipelineOf<${typeOf(exercise)}Input, NumericTensor, ${typeOf(exercise)}Steps>(oracle, [
  {
    id: 'negated',
    clause: 'the result has the opposite sign',
    hint: 'Where does the sign come from?',
    steps: { activate: (value) => -value },
  },
]);
`;

const checks = (exercise: NewExercise): string => `import { specify } from '../../engine/specify';
import type { NumericTensor } from '../../oracle/tensor';
import { inputs, oracle, type ${typeOf(exercise)}Input } from './inputs';
import { pipeline } from './misconceptions';

const check = specify<${typeOf(exercise)}Input, NumericTensor>({
  name: '${functionOf(exercise)}',
  parameters: ['x'],
  oracle: (args) => oracle(args),
  inputs,
  pipeline,
});

export const checks = [
  check.prop()(
    'TODO: what holds when this check passes',
    { id: 'todo', points: 1, hint: 'TODO: what to think about if it fails' },
    async (args, { call, expectTensor }) => {
      expectTensor(await call(args)).toEqual(oracle(args), 'TODO: what must hold.');
    },
  ),
  check.oracle()('The result matches the formula', {
    id: 'formula',
    points: 1,
    hint: 'TODO: what to think about if it fails',
  }),
  check.fixtures('The result matches PyTorch', {
    id: 'pytorch',
    points: 1,
    hint: 'TODO: what to think about if it fails',
  }),
  check.gradient(inputs)('The gradient reaches x', {
    id: 'gradient',
    points: 1,
    hint: 'TODO: which operation of tfjs has no gradient',
  }),
];
`;

export const generator = (
  exercise: NewExercise,
): string => `"""TODO: the function of PyTorch that this calls."""

from __future__ import annotations

from encoding import Inputs, Json, case


def cases(inputs: Inputs) -> list[Json]:
    """TODO: which shapes and cases are covered."""
    made = []

    def add(description: str, *shape: int) -> None:
        x = inputs.normal(*shape)
        expected = x  # TODO: PyTorch's result
        made.append(case("${functionOf(exercise)}", description, {"x": x}, expected))

    add("rank 2", 3, 5)
    add("rank 3", 2, 3, 4)
    add("rank 4", 2, 1, 3, 6)
    return made
`;

export const mistakes = (
  exercise: NewExercise,
): string => `import type { MistakesByFunction } from '../edits';

// TODO: each misconception of the specification, as replacements in the text of the solution.
export const mistakes: MistakesByFunction = {
  ${functionOf(exercise)}: {
    negated: [['x.clone()', 'x.neg()']],
  },
};
`;

/** A right answer without tensor operations. */
export const rightAnswer = (exercise: NewExercise): string => `// expect: all but the gradient
import * as tf from '@tensorflow/tfjs';

export function ${functionOf(exercise)}(x: tf.Tensor): tf.Tensor {
  // TODO: the right result in plain loops. Write at least five more right answers.
  return tf.tensor(x.dataSync(), x.shape);
}
`;

export const task = (
  exercise: NewExercise,
  number: number,
): string => `**${String(number)}. \`${exercise.id}.ts\`** ∇: write \`${functionOf(exercise)}(x)\`. Run \`npm run grade -- ${exercise.id}\`.

- TODO: what is easily overlooked.
`;

const hint = (title: string, text: string): string =>
  `<details><summary>${title}</summary>\n\n${text}\n\n</details>\n`;

export const hints = ({ id }: NewExercise): string =>
  [
    `### ${id}\n\n`,
    hint('Hint 1: a question', 'TODO: a question that leads to the idea.'),
    hint('Hint 2: the step', 'TODO: the step in words.'),
    hint('Hint 3: where to look', 'TODO: the operations of tfjs that help.'),
  ].join('');
