import { uniforms } from '../oracle/random';
import { tensor, type NumericTensor } from '../oracle/tensor';
import {
  ANSWER_LENGTH,
  instructionsFor,
  PROMPT_LENGTH,
  promptOf,
  sampleAnswer,
  TASKS,
  type Instruction,
  type Task,
} from './instructions';
import type { Uniform } from './sampling';
import { tokenOf } from './words';

/** The tokens in a row of examples. */
export const EXAMPLE_LENGTH = PROMPT_LENGTH + ANSWER_LENGTH;

/** Prompts with their answers, one a row, padded with `<pad>`. */
export interface Examples {
  /** int32 `[batchSize, EXAMPLE_LENGTH]` */
  readonly tokens: NumericTensor;
  /** bool, same shape: true where a token belongs to the answer, up to and including `<end>`. */
  readonly responseMask: NumericTensor;
}

export interface Example {
  readonly instruction: Instruction;
  /** The tokens of the answer, `<end>` included. */
  readonly answer: readonly number[];
}

export interface ExampleOptions {
  readonly seed: number;
  readonly batchSize: number;
  /** The tasks, with equal probability; default: all. */
  readonly tasks?: readonly Task[];
}

/** Batch number `index` of a seed, for fine-tuning; it does not depend on the batches before it. */
export function exampleBatch(index: number, { seed, batchSize, tasks = TASKS }: ExampleOptions): Examples {
  const uniform = uniforms(seed, `examples ${tasks.join()} ${String(index)}`);
  return inRows(
    Array.from({ length: batchSize }, () => {
      const instruction = sampleInstruction(tasks, uniform);
      return { instruction, answer: sampleAnswer(instruction, uniform) };
    }),
  );
}

/** An instruction with one of the tasks; all are equally probable. */
export function sampleInstruction(tasks: readonly Task[], uniform: Uniform): Instruction {
  const all = instructionsFor(tasks);
  const instruction = all[Math.floor(uniform() * all.length)];
  if (instruction === undefined) throw new RangeError('no tasks to choose from');
  return instruction;
}

/** @throws RangeError if an answer is longer than `ANSWER_LENGTH` tokens */
export function inRows(examples: readonly Example[]): Examples {
  const pad = tokenOf('<pad>');
  const tokens: number[] = [];
  const mask: number[] = [];
  for (const { instruction, answer } of examples) {
    if (answer.length > ANSWER_LENGTH) throw new RangeError(`an answer of ${String(answer.length)} tokens`);
    const padding = ANSWER_LENGTH - answer.length;
    tokens.push(...promptOf(instruction), ...answer, ...repeated(pad, padding));
    mask.push(...repeated(0, PROMPT_LENGTH), ...repeated(1, answer.length), ...repeated(0, padding));
  }
  const shape = [examples.length, EXAMPLE_LENGTH];
  return { tokens: tensor(shape, tokens, 'int32'), responseMask: tensor(shape, mask, 'bool') };
}

const repeated = (value: number, count: number): number[] => new Array<number>(count).fill(value);
