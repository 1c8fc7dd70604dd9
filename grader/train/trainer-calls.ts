import { explainThrow } from '../engine/explain-throw';
import { encodeArgument, mapTensors, type Argument } from '../engine/values';
import type { NumericTensor } from '../oracle/tensor';
import { Refusal } from '../platform/refusal';
import { isSandboxFailure } from '../sandbox/failure';
import type { WireResult } from '../sandbox/protocol';
import type { LocatedReply, Session } from '../sandbox/session';
import { fromWire, plainNumbersOf } from '../sandbox/wire';
import type { Params, TrainingState } from './parameters';

/** The name of the bundle in the session. */
export const TRAINER = 'train';

/** Calls that need no gradient of a student's function. */
const CALLS_WITHOUT_GRADIENT: ReadonlySet<string> = new Set(['write', 'sample', 'frames']);

/** The time of one call; a right submission takes a hundredth. */
const CALL_MS = 60_000;

/** Calls our trainer in the sandbox. Every method throws a Refusal if a function fails. */
export class TrainerCalls {
  constructor(
    private readonly session: Session,
    /** The names of the student's functions. */
    private readonly functions: readonly string[],
  ) {}

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

  /** A tensor that the trainer returns. */
  protected async tensor(name: string, args: readonly Argument[], path: string): Promise<NumericTensor> {
    return tensorAt(await this.call(name, args), path);
  }

  protected async numbers(name: string, args: readonly Argument[]): Promise<number[]> {
    const result = await this.call(name, args);
    const numbers = result.kind === 'other' ? plainNumbersOf(result) : undefined;
    if (numbers === undefined) throw garbled();
    return [...numbers.data];
  }

  protected async call(name: string, args: readonly Argument[]): Promise<WireResult> {
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
    const { message } = explainThrow(
      answer,
      'the training',
      this.functions,
      !CALLS_WITHOUT_GRADIENT.has(name),
    );
    throw new Refusal(message.replace(/\.$/, ''));
  }
}

const garbled = (): Refusal => new Refusal('the training gave an answer that cannot be read');

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
