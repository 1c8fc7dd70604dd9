import type { NumericTensor } from '../oracle/tensor';
import { isSandboxFailure } from '../sandbox/failure';
import type { CallbackCall, Reply, Returned } from '../sandbox/protocol';
import type { LocatedReply } from '../sandbox/session';
import { fromWire, toWire } from '../sandbox/wire';
import { differingIndices, sameShape, toleranceFor } from './compare';
import type { GradingContext } from './context';
import { describeDifference } from './describe';
import { CheckFailure, type Comparison, type Counterexample, type Shown } from './failure';
import { explainThrow } from './explain-throw';
import { formatShape, listOfNames } from './format';
import { encodeArgument, isTensor, tensorsOf, type Argument, type Result } from './values';

/** The function of an exercise as the engine knows it; specs write it with precise types. */
export interface FunctionDefinition<A, R extends Result> {
  /** The name it is exported by. */
  readonly name: string;
  /** The parameters in order. */
  readonly parameters: readonly (keyof A & string)[];
  /** What a lone tensor that it returns is called in reports. */
  readonly resultName: string;
  /** The right result in float64. */
  readonly oracle: (args: A) => R;
}

/** One call as it was seen: the result before it was held against anything. */
export interface Observation {
  readonly result: Returned['result'];
  readonly callbacks: readonly CallbackCall[];
  readonly leaked: number;
  readonly damaged: readonly string[];
}

/** A student's function in the hands of a check. Every failure it throws is a `CheckFailure` with this input shown. */
export class Student<A, R extends Result> {
  constructor(
    private readonly definition: FunctionDefinition<A, R>,
    private readonly context: GradingContext,
    /** The input of the property at hand, which a failure shows. */
    private readonly shown: A,
    /** Whether what it finds is still of use. */
    private readonly wanted: () => boolean = () => true,
  ) {}

  /** Calls the function; the result has the shapes that the definition gives for these arguments. */
  async call(args: A): Promise<R> {
    const { result } = await this.observe(args);
    return this.validated(result, this.definition.oracle(args), args);
  }

  /** Calls the function and returns all that was seen of the call. */
  async observe(args: A): Promise<Observation> {
    const reply = await this.send({
      kind: 'call',
      function: this.definition.name,
      arguments: this.encode(args),
    });
    if (reply.kind !== 'returned') throw this.failure('The sandbox gave an answer of the wrong kind.', args);
    if (reply.leaked > 0) {
      this.context.advise(
        `${this.definition.name} leaves tensors behind in memory; tf.tidy(() => …) around its body frees them.`,
      );
    }
    return reply;
  }

  /** The gradient of Σ cotangent · output for the tensors at `wrt`; null where it does not reach one. */
  async gradients(
    args: A,
    wrt: readonly string[],
    cotangents: ReadonlyMap<string, NumericTensor>,
  ): Promise<(NumericTensor | null)[]> {
    const reply = await this.send({
      kind: 'gradient',
      function: this.definition.name,
      arguments: this.encode(args),
      wrt: [...wrt],
      cotangents: Object.fromEntries([...cotangents].map(([path, weight]) => [path, toWire(weight)])),
    });
    if (reply.kind !== 'gradient') throw this.failure('The sandbox gave an answer of the wrong kind.', args);
    const tensors = new Map(tensorsOf(args).map(({ path, tensor }) => [path, tensor]));
    return wrt.map((path, i) => {
      const gradient = reply.gradients[i] ?? null;
      if (gradient === null) return null;
      const decoded = this.decode(() => fromWire(gradient));
      const tensor = tensors.get(path);
      // tfjs gives a gradient the shape of its argument; another was not made by it.
      if (tensor === undefined || !sameShape(decoded, tensor))
        throw this.failure('The sandbox gave an answer of the wrong kind.', args);
      return decoded;
    });
  }

  /**
   * The result as numbers, when it has the structure and shapes of what is expected.
   *
   * @throws CheckFailure that says what it is instead
   */
  validated(result: Returned['result'], expected: R, args: A = this.shown): R {
    const { name, resultName } = this.definition;
    if (isTensor(expected)) {
      if (result.kind === 'record') {
        throw this.malformed(
          `${name} returned an object with ${listOfNames(Object.keys(result.fields))}; a tensor is expected.`,
          args,
        );
      }
      return this.tensorOf(result, expected, `${name} returned`, resultName, args) as R;
    }
    const names = Object.keys(expected);
    if (result.kind !== 'record') {
      const what = result.kind === 'other' ? result.what : 'a tensor';
      throw this.malformed(
        `${name} returned ${what}; an object with ${listOfNames(names)} is expected.`,
        args,
      );
    }
    const { fields } = result;
    return Object.fromEntries(
      Object.entries(expected).map(([field, tensor]) => {
        const returned = fields[field];
        if (returned === undefined) {
          throw this.malformed(
            `${name} returned an object without \`${field}\`; it has ${listOfNames(Object.keys(fields))}.`,
            args,
          );
        }
        return [field, this.tensorOf(returned, tensor, `\`${field}\` is`, field, args)];
      }),
    ) as R;
  }

  /** Fails unless two tensors agree; the message says which property was broken, in the student's words. */
  same(
    property: string,
    name: string,
    expected: NumericTensor,
    received: NumericTensor,
    tolerance = toleranceFor(expected),
  ): void {
    if (differingIndices(expected, received, tolerance).length === 0) return;
    const comparison = { name, expected, received };
    throw this.failure(`${property} ${describeDifference(comparison, { tolerance })}`, this.shown, [
      comparison,
    ]);
  }

  /** Fails when two tensors agree that should not: what ought to matter has no effect. */
  differ(message: string, a: NumericTensor, b: NumericTensor): void {
    const tolerance = toleranceFor(a);
    if (a.data.some((value, i) => Math.abs(value - (b.data[i] ?? value)) > tolerance)) return;
    throw this.failure(message);
  }

  ensure(condition: boolean, message: string): void {
    if (!condition) throw this.failure(message);
  }

  failure(
    message: string,
    args: A = this.shown,
    comparisons: readonly Comparison[] = [],
    hint?: string,
  ): CheckFailure {
    return new CheckFailure(message, { counterexample: this.counterexample(args, comparisons), hint });
  }

  /** What came back is no answer at all: not the right kind of thing, or of the wrong shape. */
  private malformed(message: string, args: A): CheckFailure {
    return this.failure(
      message,
      args,
      [],
      'The doc comment above the function says what it returns, with shapes.',
    );
  }

  private counterexample(args: A, comparisons: readonly Comparison[]): Counterexample {
    const inputs = this.definition.parameters.flatMap((parameter): Shown[] => {
      const value = args[parameter];
      if (typeof value === 'number') return [{ name: parameter, value }];
      if (Array.isArray(value)) return [{ name: parameter, value: formatShape(value as number[]) }];
      return tensorsOf(value, parameter).map(({ path, tensor }) => ({ name: path, value: tensor }));
    });
    return { function: this.definition.name, inputs, comparisons };
  }

  private tensorOf(
    result: Returned['result'],
    expected: NumericTensor,
    subject: string,
    name: string,
    args: A,
  ): NumericTensor {
    if (result.kind !== 'tensor') {
      const what = result.kind === 'other' ? result.what : 'an object';
      throw this.malformed(
        `${subject} ${what}; a tensor of shape ${shapeInWords(expected.shape)} is expected.`,
        args,
      );
    }
    const received = this.decode(() => fromWire(result));
    if (!sameShape(expected, received)) {
      throw this.malformed(
        `\`${name}\` has shape ${formatShape(received.shape)}; ${shapeInWords(expected.shape)} is expected here.`,
        args,
      );
    }
    if (received.data.some((value) => !Number.isFinite(value))) {
      const comparison = { name, expected, received };
      throw this.failure(
        describeDifference(comparison),
        args,
        [comparison],
        'Print what goes into each exp, log, root and division.',
      );
    }
    return received;
  }

  private decode<T>(read: () => T): T {
    try {
      return read();
    } catch {
      throw new CheckFailure(`${this.definition.name} gave an answer that cannot be read.`, {
        status: 'crashed',
      });
    }
  }

  private encode(args: A): { name: string; value: ReturnType<typeof encodeArgument> }[] {
    return this.definition.parameters.map((name) => ({
      name,
      value: encodeArgument(args[name] as Argument),
    }));
  }

  private async send(body: Parameters<GradingContext['request']>[0]): Promise<Reply> {
    let answer: LocatedReply;
    try {
      answer = await this.context.request(body, this.wanted);
    } catch (failure) {
      if (!isSandboxFailure(failure)) throw failure;
      throw new CheckFailure(`${this.definition.name} ${failure.message}.`, {
        status: failure.kind === 'timeout' ? 'timeout' : 'crashed',
        counterexample: this.counterexample(this.shown, []),
        hint: 'Call the function on this input yourself, with console.log on the way.',
      });
    }
    if (answer.reply.kind === 'threw') {
      const { status, message, hint } = explainThrow(
        answer,
        this.definition.name,
        this.context.exports,
        body.kind === 'gradient',
      );
      throw new CheckFailure(message, {
        status,
        counterexample: status === 'failed' ? this.counterexample(this.shown, []) : undefined,
        hint,
      });
    }
    return answer.reply;
  }
}

const shapeInWords = (shape: readonly number[]): string =>
  shape.length === 0 ? '[] (a scalar)' : formatShape(shape);
