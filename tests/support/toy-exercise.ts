import * as fc from 'fast-check';
import type { GradingContext } from '../../grader/engine/context';
import type { Condition, ExerciseFunction, Misconception } from '../../grader/engine/exercise';
import type { FixtureCase } from '../../grader/engine/fixtures';
import type { Pipeline } from '../../grader/engine/pipeline';
import { axis, numbersOf } from '../../grader/engine/inputs';
import type { Result } from '../../grader/engine/values';
import { mapValues, type NumericTensor } from '../../grader/oracle/tensor';
import type { Reply, Returned, WireArgument } from '../../grader/sandbox/protocol';
import { SandboxFailure } from '../../grader/sandbox/failure';
import type { ExerciseRequest } from '../../grader/sandbox/session';
import { fromWire, toWire } from '../../grader/sandbox/wire';
import { wireOf } from './wire-result';

/**
 * The arguments of `scale`, a function that is small enough to test the engine with: factor · x.
 */
export interface ToyInput {
  /** `[n]` */
  readonly x: NumericTensor;
  readonly factor: number;
}

export const scale = ({ x, factor }: ToyInput): NumericTensor => mapValues(x, (value) => factor * value);

export const toyInputs: fc.Arbitrary<ToyInput> = fc
  .record({ n: axis(1, 5), factor: fc.integer({ min: 2, max: 6 }), numbers: numbersOf('gaussian') })
  .map(({ n, factor, numbers }) => ({ x: numbers.normal('x', [n]), factor }));

export const toyMisconception = (
  id: string,
  compute: (args: ToyInput) => NumericTensor,
): Misconception<ToyInput, NumericTensor> => ({ id, sentence: `You ${id}.`, hint: `Do not ${id}.`, compute });

export const toyFunction = (
  changes: {
    readonly misconceptions?: readonly Misconception<ToyInput, NumericTensor>[];
    readonly conditions?: readonly Condition<ToyInput>[];
    readonly pipeline?: Pipeline<ToyInput, NumericTensor>;
  } = {},
): ExerciseFunction<ToyInput, NumericTensor> => ({
  name: 'scale',
  parameters: ['x', 'factor'],
  resultName: 'scaled',
  oracle: scale,
  inputs: toyInputs,
  misconceptions: [toyMisconception('negate', (args) => mapValues(scale(args), (value) => -value))],
  ...changes,
});

export const text = { id: 'toy', points: 1, hint: 'Think.' };

/** What a submission answers to a call: a result, a whole reply, or an exception. */
type Answers = (args: ToyInput) => Result | { readonly reply: Partial<Returned> };

interface ToyOptions {
  readonly seed?: number;
  readonly cases?: readonly FixtureCase[];
  /** The gradients for x of Σ weights · scale(x, factor), by path; the factor has none. */
  readonly gradient?: (args: ToyInput, weights: NumericTensor) => NumericTensor | null;
}

const decode = (wire: WireArgument): unknown =>
  wire.kind === 'tensor' ? fromWire(wire) : wire.kind === 'plain' ? wire.value : undefined;

/**
 * A submission that exports `scale`, in this process. What it throws is the student's error, or the
 * sandbox's.
 */
export class ToySubmission implements GradingContext {
  readonly exercise = 'toy';
  readonly exports = ['scale'];
  readonly advice: string[] = [];
  readonly seed: number;

  constructor(
    private readonly answers: Answers,
    private readonly options: ToyOptions = {},
  ) {
    this.seed = options.seed ?? 1;
  }

  readonly load = (): Promise<never> => Promise.reject(new Error('a toy is not loaded'));
  readonly fixtures = (): readonly FixtureCase[] => this.options.cases ?? [];
  readonly advise = (advice: string): void => void this.advice.push(advice);

  readonly request: GradingContext['request'] = async (body) => {
    await Promise.resolve();
    const args = Object.fromEntries(
      body.arguments.map(({ name, value }) => [name, decode(value)]),
    ) as unknown as ToyInput;
    return { reply: this.replyTo(body, args), location: undefined };
  };

  private replyTo(body: ExerciseRequest, args: ToyInput): Reply {
    try {
      if (body.kind === 'gradient') {
        const weights = fromWire(Object.values(body.cotangents)[0] ?? toWire(args.x));
        const gradient = this.options.gradient?.(args, weights) ?? null;
        return { id: 0, kind: 'gradient', gradients: [gradient && toWire(gradient)] };
      }
      const answer = this.answers(args);
      const returned: Returned = {
        id: 0,
        kind: 'returned',
        result: { kind: 'other', what: 'nothing' },
        callbacks: [],
        leaked: 0,
        damaged: [],
      };
      return isReply(answer) ? { ...returned, ...answer.reply } : { ...returned, result: wireOf(answer) };
    } catch (thrown) {
      if (thrown instanceof SandboxFailure) throw thrown;
      return { id: 0, kind: 'threw', message: String(thrown), stack: '' };
    }
  }
}

const isReply = (answer: ReturnType<Answers>): answer is { readonly reply: Partial<Returned> } =>
  'reply' in answer && !('dtype' in answer.reply);
