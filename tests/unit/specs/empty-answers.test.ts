/**
 * Answers that compute nothing: constants, random numbers, arguments returned as they are or
 * doubled, and stubs. Properties compare results with each other, and such answers have many of
 * them by accident; still, none may earn more than a tenth of the points of an exercise. A run
 * tries a sample of them.
 */
import { exercises } from '../../../grader/course';
import type { GradingContext } from '../../../grader/engine/context';
import type { ExerciseDefinition, SpecifiedFunction } from '../../../grader/engine/exercise';
import { CheckFailure } from '../../../grader/engine/failure';
import { mapTensors, tensorsOf, type Result } from '../../../grader/engine/values';
import { uniforms } from '../../../grader/oracle/random';
import { mapValues, type NumericTensor } from '../../../grader/oracle/tensor';
import { drawn } from '../../support/drawn';
import { simulate, type Simulation } from '../../support/simulated-submission';

const SEED = 2017;

/** An answer to a function, with the structure and the shapes of the right one. */
type Answer = (oracle: (args: unknown) => Result) => Simulation;

const withTensors =
  (change: (x: NumericTensor, args: unknown) => NumericTensor): Answer =>
  (oracle) =>
  (args) =>
    mapTensors(oracle(args), (_, tensor) => change(tensor, args));

const constant = (value: number): Answer => withTensors((x) => mapValues(x, () => value));

const draw = uniforms(SEED, 'empty answers');
const random = withTensors((x) => ({
  ...mapValues(x, () => 2 * draw() - 1),
  dtype: x.dtype === 'number' ? x.dtype : 'float32',
}));

/** The numbers of an argument, cut or repeated to the size of the right result. */
const argument = (path: string, factor: number): Answer =>
  withTensors((x, args) => {
    const given = tensorsOf(args).find((each) => each.path === path)?.tensor.data ?? [];
    return mapValues(x, (_, i) => factor * (given[i % given.length] ?? 0));
  });

const stub: Answer = () => () => {
  throw new Error('Not implemented yet');
};

/** Arguments in a list are left out: there are many, and none has the shape of a result. */
const pathsOf = ({ generatedInputs }: SpecifiedFunction): string[] =>
  generatedInputs(SEED).flatMap((args) =>
    tensorsOf(args).flatMap(({ path }) => (path.includes('[') ? [] : [path])),
  );

function emptyAnswers({ functions }: ExerciseDefinition): Map<string, Answer> {
  const answers = new Map<string, Answer>([
    ...[0, 1, -1, 0.5, 7, Number.NaN].map(
      (value) => [`the constant ${String(value)}`, constant(value)] as const,
    ),
    ['random numbers', random],
    ['a stub', stub],
  ]);
  for (const path of new Set(functions.flatMap(pathsOf))) {
    answers.set(path, argument(path, 1));
    answers.set(`twice ${path}`, argument(path, 2));
  }
  return answers;
}

/** Calls nothing that it is given: no model, and no source of random numbers. */
function callingNothing(context: GradingContext): GradingContext {
  return {
    ...context,
    request: async (body, wanted) => {
      try {
        const { reply, location } = await context.request(body, wanted);
        return { reply: reply.kind === 'returned' ? { ...reply, callbacks: [] } : reply, location };
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        return { reply: { id: 0, kind: 'threw', message: error.message, stack: '' }, location: undefined };
      }
    },
  };
}

async function earned(definition: ExerciseDefinition, answer: Answer): Promise<number> {
  const submission = Object.fromEntries(
    definition.functions.map(({ name, oracle }) => [name, answer(oracle)]),
  );
  let points = 0;
  for (const check of definition.checks) {
    // There are no gradients here, and long checks run only if all others pass.
    if (check.kind === 'gradient' || check.seconds !== undefined) continue;
    try {
      await check.run(callingNothing(simulate(definition, submission, SEED)));
      points += check.points;
    } catch (failure) {
      if (!(failure instanceof CheckFailure)) throw failure;
    }
  }
  return points;
}

test.each(exercises.map(({ definition }) => [definition.id, definition] as const))(
  '%s',
  async (_, definition) => {
    const all = definition.checks.reduce((sum, { points }) => sum + points, 0);
    const tooMuch: string[] = [];
    for (const [name, answer] of drawn([...emptyAnswers(definition)], 4, definition.id)) {
      const points = await earned(definition, answer);
      if (points > all / 10) tooMuch.push(`${name} earns ${String(points)} of ${String(all)}`);
    }
    expect(tooMuch).toEqual([]);
  },
);
