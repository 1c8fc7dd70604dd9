import type { Examples } from '../corpus/examples';
import type { Preferences } from '../corpus/preferences';
import { explainThrow } from '../engine/explain-throw';
import { encodeArgument, mapTensors, type Argument } from '../engine/values';
import type { NumericTensor } from '../oracle/tensor';
import { Refusal } from '../platform/refusal';
import { isSandboxFailure } from '../sandbox/failure';
import type { WireResult } from '../sandbox/protocol';
import type { LocatedReply, Session } from '../sandbox/session';
import { fromWire, plainNumbersOf } from '../sandbox/wire';
import { scheduleOf, type ModelShape, type Recipe } from './configuration';
import type { Params, TrainingState } from './parameters';

/** The name of the bundle in the session. */
export const TRAINER = 'train';

/** The time of one call; a right submission takes a hundredth. */
const CALL_MS = 60_000;

/** A text to write. */
export interface Writing {
  readonly prompts: readonly (readonly number[])[];
  /** The most tokens after a prompt. */
  readonly length: number;
  /** The token that ends a text. */
  readonly stop: number;
  /** Uniform numbers, `length` for each prompt. */
  readonly draws: readonly number[];
}

/**
 * A model that is trained with a student's functions, in the sandbox.
 * Every method throws a Refusal if a function fails.
 */
export class StudentTrainer {
  constructor(
    private readonly session: Session,
    private readonly model: ModelShape,
    /** The names of the student's functions. */
    private readonly functions: readonly string[],
  ) {}

  async begin({ step, params, m, v }: TrainingState): Promise<void> {
    await this.call('begin', [step, params, m, v, this.model.heads]);
  }

  /** Sets the model that preference optimization starts from. */
  async refer(params: Params): Promise<void> {
    await this.call('refer', [params]);
  }

  /** Makes a step on each batch, int32 `[batch, n]`; returns the losses before the steps. */
  pretrain(batches: readonly NumericTensor[], recipe: Recipe): Promise<number[]> {
    return this.numbers('pretrain', [batches, optionsOf(recipe)]);
  }

  /** Makes a step on each batch; returns the losses before the steps. */
  fineTune(batches: readonly Examples[], recipe: Recipe): Promise<number[]> {
    return this.numbers('fineTune', [batches.map(asArgument), optionsOf(recipe)]);
  }

  /** Makes a step on each batch; returns the losses before the steps. */
  prefer(batches: readonly Preferences[], recipe: Recipe, beta: number): Promise<number[]> {
    const pairs = batches.map(({ chosen, rejected }) => ({
      chosen: asArgument(chosen),
      rejected: asArgument(rejected),
    }));
    return this.numbers('prefer', [pairs, optionsOf(recipe), beta]);
  }

  /** The next-token loss on each batch. */
  losses(batches: readonly NumericTensor[]): Promise<number[]> {
    return this.numbers('losses', [batches]);
  }

  /** The texts after the prompts; one without the token `stop` is unfinished. */
  async write({ prompts, length, stop, draws }: Writing): Promise<number[][]> {
    const args = [prompts, length, stop, this.model.contextLength, draws];
    const tokens = await this.numbers('write', args);
    return prompts.map((_, i) => tokens.slice(i * length, (i + 1) * length).filter((token) => token >= 0));
  }

  /** Reads the model and AdamW's means. */
  async state(step: number, template: Params): Promise<TrainingState> {
    const result = await this.call('current', []);
    const part = (name: string): Params =>
      mapTensors(template, (path, { shape }) => {
        const found = tensorAt(result, `${name}.${path}`);
        if (found.shape.join() !== shape.join())
          throw new Refusal(`adamWStep returned a parameter ${path} of shape [${found.shape.join(', ')}]`);
        return found;
      });
    return { step, params: part('params'), m: part('m'), v: part('v') };
  }

  private async numbers(name: string, args: readonly Argument[]): Promise<number[]> {
    const result = await this.call(name, args);
    const numbers = result.kind === 'other' ? plainNumbersOf(result) : undefined;
    if (numbers === undefined) throw garbled();
    return [...numbers.data];
  }

  private async call(name: string, args: readonly Argument[]): Promise<WireResult> {
    let answer: LocatedReply;
    try {
      answer = await this.session.request(
        TRAINER,
        {
          kind: 'call',
          function: name,
          arguments: args.map((each, i) => ({ name: String(i), value: encodeArgument(each) })),
          callMs: CALL_MS,
        },
        () => true,
      );
    } catch (failure) {
      if (!isSandboxFailure(failure)) throw failure;
      throw new Refusal(`the training ${failure.message}`);
    }
    if (answer.reply.kind === 'returned') return answer.reply.result;
    const { message } = explainThrow(answer, 'the training', this.functions, name !== 'write');
    throw new Refusal(message.replace(/\.$/, ''));
  }
}

const garbled = (): Refusal => new Refusal('the training gave an answer that cannot be read');

const asArgument = ({ tokens, responseMask }: Examples): Argument => ({ tokens, responseMask });

function optionsOf(recipe: Recipe): Argument {
  const { beta1, beta2, epsilon, weightDecay } = recipe;
  return { schedule: scheduleOf(recipe), adamW: { beta1, beta2, epsilon, weightDecay } };
}

/** The tensor at a path such as `params.blocks[0].attention.queryKernel`. */
function tensorAt(result: WireResult, path: string): NumericTensor {
  let found: WireResult | undefined = result;
  for (const [name] of path.matchAll(/[^.[\]]+/g)) {
    if (found?.kind === 'record') found = found.fields[name];
    else if (found?.kind === 'list') found = found.items[Number(name)];
  }
  if (found?.kind !== 'tensor') throw garbled();
  return fromWire(found);
}
