import { pathOf, type CourseExercise } from '../course';
import { explainThrow } from '../engine/explain-throw';
import type { SpecifiedFunction } from '../engine/exercise';
import { encodeArgument, tensorsOf } from '../engine/values';
import { lastCounterexamples, type LastCounterexample } from '../results/last-counterexamples';
import { isTensor, type NumericTensor } from '../oracle/tensor';
import type { PrintedBy } from '../sandbox/printed-lines';
import type { Returned } from '../sandbox/protocol';
import type { OpenSession } from '../sandbox/open-session';
import { bundleSubmission } from '../submission/bundle-submission';
import { misfit } from './fitting-shapes';
import { NotTried } from './not-tried';
import { ownInput } from './own-input';
import { knownInputs, parametersOf, type Arguments } from './parameters';
import { argumentsOf } from './remembered-input';
import { CANNOT_RUN, lineAt, run } from './run-code';

export interface TryFunction {
  /** The folder that contains the module folders. */
  readonly root: string;
  readonly exercise: CourseExercise;
  readonly function?: string;
  /** The student's own input: JSON, or the name of a file. */
  readonly input?: string;
}

/** A call of a student's function, with everything that was seen of it. */
export interface Tried {
  readonly name: string;
  readonly input: TriedInput;
  readonly printed: readonly PrintedBy[];
  readonly answer: Answer;
  readonly resultName: string;
  /** The right result by path, or why there is none. */
  readonly expected: ReadonlyMap<string, NumericTensor> | { readonly unknown: string };
}

export interface TriedInput {
  readonly from: 'own' | 'generated' | LastCounterexample;
  readonly args: Arguments;
  /** In order. */
  readonly parameters: readonly string[];
}

type Answer =
  | { readonly result: Returned['result']; readonly damaged: readonly string[] }
  /** Why there is no result, with the student's line if it is known. */
  | { readonly error: string; readonly line: string | undefined };

/** Calls a student's function once, in the sandbox. @throws NotTried */
export async function tryFunction(options: TryFunction, opened: OpenSession): Promise<Tried> {
  const { root, exercise } = options;
  const { id } = exercise.definition;
  const { specified, input, known } = chooseInput(options);
  const called = {
    ...{ name: specified.name, input, resultName: specified.resultName },
    expected: expectedResult(specified, input, known),
  };
  const { bundles, problems } = await bundleSubmission(root, [exercise], false);
  const problem = problems.get(id);
  if (problem !== undefined)
    return {
      ...called,
      printed: [],
      answer: { error: `${CANNOT_RUN}\n${problem.message}`, line: undefined },
    };
  const session = await opened.session;
  session.serve({ bundles, modelAnswers: '' });
  const { printed, answer } = await run(session, id, async () => {
    const loaded = await session.load(id);
    if (loaded.reply.kind === 'loaded' && loaded.reply.exports[specified.name] !== 'function')
      throw new NotTried(`${pathOf(exercise)} does not export a function ${specified.name}`);
    return session.request(
      id,
      {
        kind: 'call',
        function: specified.name,
        arguments: specified.parameters.map((name) => ({ name, value: encodeArgument(input.args[name]) })),
      },
      () => true,
    );
  });
  return { ...called, printed, answer: answerOf(answer, specified.name, options) };
}

function answerOf(
  answer: Awaited<ReturnType<typeof run>>['answer'],
  name: string,
  { root, exercise }: TryFunction,
): Answer {
  if ('failure' in answer) return { error: `${name} ${answer.failure}.`, line: undefined };
  if (answer.reply.kind === 'returned') return answer.reply;
  const own = exercise.definition.functions.map((each) => each.name);
  const { message } = explainThrow(answer, name, own, false);
  return {
    error: message,
    line: answer.location === undefined ? undefined : lineAt(root, answer.location),
  };
}

function chooseInput({ root, exercise, function: wanted, input: given }: TryFunction): {
  readonly specified: SpecifiedFunction;
  readonly input: TriedInput;
  readonly known: readonly Arguments[];
} {
  const { id, functions } = exercise.definition;
  const [last] = lastCounterexamples(root, id).filter(
    ({ counterexample }) => wanted === undefined || counterexample.function === wanted,
  );
  const name = wanted ?? last?.counterexample.function ?? functions[0]?.name;
  const specified = functions.find((each) => each.name === name);
  if (specified === undefined)
    throw new NotTried(
      `${id} has no function ${name ?? ''}; it has ${functions.map((each) => each.name).join(' and ')}`,
    );
  const known = knownInputs(id, specified);
  const parameters = parametersOf(specified, known);
  const chosen = (from: TriedInput['from'], args: Arguments) => ({
    specified,
    known,
    input: { from, args, parameters: specified.parameters },
  });
  if (given !== undefined) return chosen('own', ownInput(given, specified.name, parameters, known[0] ?? {}));
  const remembered = last && argumentsOf(last.counterexample, parameters);
  return last !== undefined && remembered !== undefined
    ? chosen(last, remembered)
    : chosen('generated', known[0] ?? {});
}

const SEE_COMMENT = 'The comment above the function says which shapes and numbers it takes.';

/** The right result of a call by path, or why there is none. */
export function expectedResult(
  { oracle, resultName }: SpecifiedFunction,
  { from, args }: Pick<TriedInput, 'from' | 'args'>,
  known: readonly Arguments[],
): Tried['expected'] {
  const problem = from === 'own' ? misfit(args, known) : undefined;
  if (problem !== undefined)
    return { unknown: `The shapes may not fit together: ${problem}. ${SEE_COMMENT}` };
  const unknown = { unknown: `There is no expected result for this input. ${SEE_COMMENT}` };
  try {
    const result = oracle(args);
    const tensors = isTensor(result) ? [{ path: resultName, tensor: result }] : tensorsOf(result);
    if (tensors.some(({ tensor }) => !tensor.data.every(Number.isFinite))) return unknown;
    return new Map(tensors.map(({ path, tensor }) => [path, tensor]));
  } catch {
    return unknown; // The oracle assumes inputs that suit it.
  }
}
