import type { NumericTensor } from '../oracle/tensor';
import { isSandboxFailure } from '../sandbox/failure';
import type { CallbackCall, Reply, Returned } from '../sandbox/protocol';
import type { LocatedReply } from '../sandbox/session';
import { fromWire, toWire } from '../sandbox/wire';
import { sameShape } from './compare';
import type { GradingContext } from './context';
import { counterexampleOf, type ComparedCall } from './counterexample';
import { explainThrow } from './explain-throw';
import { CheckFailure, type Comparison, type Shown } from './failure';
import type { PreparedFunction } from './prepared-function';
import { decoded, readResult } from './read-result';
import { encodeArgument, tensorsOf, type Argument, type Result } from './values';

/** One call as it was seen: the result before it was compared with anything. */
export interface Observation {
  readonly result: Returned['result'];
  readonly callbacks: readonly CallbackCall[];
  readonly leaked: number;
  readonly damaged: readonly string[];
}

interface FailureDetails<A> {
  /** The input to show; that of the property if none is given. */
  readonly args?: A;
  readonly comparisons?: readonly Comparison[];
  readonly related?: ComparedCall<A> | undefined;
  /** Other values that the failure depends on. */
  readonly more?: readonly Shown[];
  /** Replaces the hint of the check. */
  readonly hint?: string | undefined;
}

/** A call that got an answer. */
interface AnsweredCall<A> {
  readonly args: A;
  readonly result: Returned['result'];
}

/**
 * A student's function, called on behalf of a check. Every failure is a `CheckFailure` that shows
 * the input.
 */
export class StudentFunction<A, R extends Result> {
  /** The calls so far, in the order of their answers. */
  readonly calls: AnsweredCall<A>[] = [];
  /** The arguments of the call that a tensor is a result of. */
  readonly origins = new WeakMap<NumericTensor, A>();

  constructor(
    readonly definition: PreparedFunction<A, R>,
    private readonly context: GradingContext,
    /** The input of the property, which a failure shows. */
    readonly shown: A,
    /** Whether the answer is still needed. */
    private readonly wanted: () => boolean = () => true,
  ) {}

  /** Calls the function; the result has the shapes that the oracle gives for these arguments. */
  async call(args: A): Promise<R> {
    const { result } = await this.observe(args);
    const read = this.read(result, this.definition.oracle(args), args);
    for (const { tensor } of tensorsOf(read)) this.origins.set(tensor, args);
    return read;
  }

  /** Calls the function, and returns everything that was seen of the call. */
  async observe(args: A): Promise<Observation> {
    const reply = await this.send({
      kind: 'call',
      function: this.definition.name,
      arguments: this.encode(args),
    });
    if (reply.kind !== 'returned') throw this.wrongAnswer(args);
    this.calls.push({ args, result: reply.result });
    if (reply.leaked > 0) {
      this.context.advise(
        `${this.definition.name} leaves tensors behind in memory; tf.tidy(() => …) around its body frees them.`,
      );
    }
    return reply;
  }

  /** The gradient of Σ cotangent · output for each tensor of `wrt`; null if none reaches it. */
  async gradients(
    args: A,
    wrt: readonly string[],
    cotangents: ReadonlyMap<string, NumericTensor>,
  ): Promise<(NumericTensor | null)[]> {
    const { name } = this.definition;
    const reply = await this.send({
      kind: 'gradient',
      function: name,
      arguments: this.encode(args),
      wrt: [...wrt],
      cotangents: Object.fromEntries([...cotangents].map(([path, weight]) => [path, toWire(weight)])),
    });
    if (reply.kind !== 'gradient') throw this.wrongAnswer(args);
    const tensors = new Map(tensorsOf(args).map(({ path, tensor }) => [path, tensor]));
    return wrt.map((path, i) => {
      const received = reply.gradients[i] ?? null;
      if (received === null) return null;
      const gradient = decoded(name, () => fromWire(received));
      const tensor = tensors.get(path);
      // A gradient of tfjs has the shape of its argument; any other was not made by it.
      if (tensor === undefined || !sameShape(gradient, tensor)) throw this.wrongAnswer(args);
      return gradient;
    });
  }

  /**
   * The result as numbers. @throws CheckFailure unless it has the structure and shapes of what is
   * expected
   */
  read(result: Returned['result'], expected: R, args: A = this.shown): R {
    return readResult(this.definition, result, expected, args);
  }

  failure(
    message: string,
    { args = this.shown, comparisons = [], related, more = [], hint }: FailureDetails<A> = {},
  ): CheckFailure {
    return new CheckFailure(message, {
      counterexample: counterexampleOf(this.definition, { args, comparisons, more }, related),
      hint,
    });
  }

  private wrongAnswer(args: A): CheckFailure {
    return this.failure('The sandbox gave an answer of the wrong kind.', { args });
  }

  private encode(args: A): { name: string; value: ReturnType<typeof encodeArgument> }[] {
    return this.definition.parameters.map((name) => ({
      name,
      value: encodeArgument(args[name] as Argument),
    }));
  }

  private async send(body: Parameters<GradingContext['request']>[0]): Promise<Reply> {
    const { name } = this.definition;
    const shown = (): ReturnType<typeof counterexampleOf> =>
      counterexampleOf(this.definition, { args: this.shown, comparisons: [] });
    let answer: LocatedReply;
    try {
      answer = await this.context.request(body, this.wanted);
    } catch (failure) {
      if (!isSandboxFailure(failure)) throw failure;
      throw new CheckFailure(`${name} ${failure.message}.`, {
        status: failure.kind === 'timeout' ? 'timeout' : 'crashed',
        counterexample: shown(),
        hint: 'Call the function on this input yourself, with console.log on the way.',
      });
    }
    if (answer.reply.kind !== 'threw') return answer.reply;
    const { status, message, hint } = explainThrow(
      answer,
      name,
      this.context.exports,
      body.kind === 'gradient',
    );
    throw new CheckFailure(message, {
      status,
      counterexample: status === 'failed' ? shown() : undefined,
      hint,
    });
  }
}
