import * as z from 'zod';
import { exercises, type CourseExercise } from '../../course';
import type { SpecifiedFunction } from '../../engine/exercise';
import { encodeArgument, type Argument } from '../../engine/values';
import { isTensor, type NumericTensor } from '../../oracle/tensor';
import { Refusal } from '../../platform/refusal';
import { lastCounterexamples, type LastCounterexample } from '../../results/last-counterexamples';
import type { Results } from '../../results/results';
import { ownInput } from '../../try/own-input';
import { knownInputs, parametersOf, type Arguments, type Parameter } from '../../try/parameters';
import { argumentsOf } from '../../try/remembered-input';
import { expectedResult } from '../../try/try-function';
import type { LabAnswer, LabCall, LabCheck, LabExpected, LabQuestion, LabTensor } from '../lab-data';

/** A check that failed, wherever that is known from. */
interface Failed extends LastCounterexample {
  readonly exercise: CourseExercise;
  readonly message: string;
  readonly hint: string;
}

/**
 * The failed checks that have a counterexample.
 *
 * @param root the folder that contains the module folders
 * @param results those to read; undefined for the last grading on this machine
 */
export const failedChecks = (root: string, results?: Results): LabCheck[] =>
  (results === undefined ? lastFailed(root) : failedIn(results)).map(labCheck);

const lastFailed = (root: string): Failed[] =>
  exercises.flatMap((exercise) =>
    lastCounterexamples(root, exercise.definition.id).map((last) => ({
      ...last,
      exercise,
      message: '',
      hint: exercise.definition.checks.find(({ title }) => title === last.title)?.hint ?? '',
    })),
  );

const failedIn = (results: Results): Failed[] =>
  exercises.flatMap((exercise) =>
    (results.exercises.find(({ id }) => id === exercise.definition.id)?.checks ?? []).flatMap(
      ({ counterexample, title, kind, message, hint }) =>
        counterexample === null ? [] : [{ exercise, counterexample, title, kind, message, hint }],
    ),
  );

function labCheck({ exercise, counterexample, title, message, hint }: Failed): LabCheck {
  const { definition } = exercise;
  const about = { exercise: definition.id, title, message, hint, function: counterexample.function };
  const check = { key: `${definition.id}: ${title}`, ...about };
  const found = functionNamed(definition.id, counterexample.function);
  if (found === undefined) return check;
  const args = argumentsOf(counterexample, found.parameters);
  return args === undefined ? check : { ...check, call: callOf(found, args, false) };
}

interface Found {
  readonly specified: SpecifiedFunction;
  readonly known: readonly Arguments[];
  readonly parameters: readonly Parameter[];
}

function functionNamed(id: string, name: string): Found | undefined {
  const exercise = exercises.find(({ definition }) => definition.id === id);
  const specified = exercise?.definition.functions.find((each) => each.name === name);
  if (specified === undefined) return undefined;
  const known = knownInputs(id, specified);
  return { specified, known, parameters: parametersOf(specified, known) };
}

/** @param isOwn whether someone wrote the arguments, which may then not fit together */
function callOf({ specified, known, parameters }: Found, args: Arguments, isOwn: boolean): LabCall {
  const input = parameters
    .filter(({ name, kind }) => args[name] !== undefined && kind.kind !== 'model' && kind.kind !== 'source')
    .map(({ name }) => `  ${JSON.stringify(name)}: ${JSON.stringify(plain(args[name]))}`);
  return {
    input: `{\n${input.join(',\n')}\n}`,
    resultName: specified.resultName,
    arguments: specified.parameters.map((name) => ({ name, value: encodeArgument(args[name]) })),
    expected: expectedOf(specified, args, known, isOwn),
  };
}

function expectedOf(
  specified: SpecifiedFunction,
  args: Arguments,
  known: readonly Arguments[],
  isOwn: boolean,
): LabExpected {
  const expected = expectedResult(specified, { from: isOwn ? 'own' : 'generated', args }, known);
  if ('unknown' in expected) return expected;
  return { values: Object.fromEntries([...expected].map(([path, tensor]) => [path, shown(tensor)])) };
}

const shown = ({ shape, data }: NumericTensor): LabTensor => ({ shape, data: [...data] });

/** A value as a student writes it in JSON. */
function plain(value: Argument): unknown {
  if (isTensor(value)) return nested(value);
  if (Array.isArray(value)) return (value as readonly Argument[]).map(plain);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field as Argument)]));
}

function nested({ shape, data, dtype }: NumericTensor): unknown {
  const numbers: unknown[] = Array.from(data, (value) => (dtype === 'bool' ? value !== 0 : value));
  const [, ...inner] = shape;
  if (shape.length === 0) return numbers[0];
  return inner.reduceRight<unknown[]>(
    (parts, length) =>
      Array.from({ length: parts.length / length }, (_, i) => parts.slice(i * length, (i + 1) * length)),
    numbers,
  );
}

const question = z.object({
  exercise: z.string(),
  function: z.string(),
  input: z.string(),
}) satisfies z.ZodType<LabQuestion>;

/** What is right for an edited input. @param body a `LabQuestion` as JSON */
export function answerTo(body: string): LabAnswer {
  const { exercise, function: name, input } = question.parse(JSON.parse(body));
  const found = functionNamed(exercise, name);
  if (found === undefined) return { refused: 'there is no such function' };
  // Anything else would be taken for the name of a file.
  if (!input.trimStart().startsWith('{')) return { refused: 'the input must be a JSON object' };
  try {
    const args = ownInput(input, name, found.parameters, found.known[0] ?? {});
    return { call: callOf(found, args, true) };
  } catch (failure) {
    if (failure instanceof Refusal) return { refused: failure.message.replace('--input', 'the input') };
    throw failure;
  }
}
