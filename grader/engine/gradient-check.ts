import { generate, maxMagnitude, type NumericTensor } from '../oracle/tensor';
import { differingIndices, gradientTolerance } from './compare';
import { describeDifference } from './describe';
import { GAP_HINT } from './explain-throw';
import { numericGradient } from './numeric-gradient';
import type { PreparedFunction } from './prepared-function';
import { gaussians } from '../oracle/random';
import { rememberEach } from './remember';
import type { StudentFunction } from './student-function';
import { tensorsOf, type Result } from './values';

/** Said of a gradient that arrives, and is wrong. */
const PART_OF_IT =
  'If your results are right, some of the numbers behind them leave the tensors (arraySync, dataSync), or pass an operation with a wrong gradient.';

/**
 * Compares the gradients with respect to the float arguments, except those below the named
 * parameters, with numeric ones.
 */
export function matchesGradient<A extends object, R extends Result>(
  { oracle, resultName }: PreparedFunction<A, R>,
  except: readonly string[],
): (args: A, student: StudentFunction<A, R>) => Promise<void> {
  const prepare = rememberEach((args: A) => {
    const leaves = tensorsOf(args).filter(
      ({ path, tensor }) => tensor.dtype === 'float32' && !except.includes(path.split('.')[0] ?? ''),
    );
    return { leaves, ...objectiveOf(oracle, args) };
  });
  const expectedFor = rememberEach((args: A) => {
    const { leaves, objective } = prepare(args);
    return leaves.map(({ path, tensor }) => numericGradient(objective, args, path, tensor));
  });
  return async (args, student) => {
    const { leaves, cotangents } = prepare(args);
    const gradients = await student.gradients(
      args,
      leaves.map(({ path }) => path),
      cotangents,
    );
    const expectedGradients = expectedFor(args);
    const largest = Math.max(...expectedGradients.map(maxMagnitude));
    leaves.forEach(({ path }, i) => {
      const expected = expectedGradients[i];
      if (expected === undefined) return;
      const received = gradients[i] ?? null;
      if (received === null) {
        if (expected.data.every((value) => Math.abs(value) < 1e-6)) return;
        throw student.failure(
          `No gradient reaches \`${path}\`: somewhere its numbers leave the tensors (arraySync, dataSync) or pass an operation without a gradient.`,
          { args, hint: GAP_HINT },
        );
      }
      const tolerance = gradientTolerance(expected, largest);
      if (differingIndices(expected, received, tolerance).length === 0) return;
      const names = [...cotangents.keys()].map((result) => (result === '' ? resultName : result));
      const sum = names.map((result) => `Σ c · ${result}`).join(' + ');
      const comparison = { name: `∂/∂${path}`, expected, received };
      throw student.failure(
        `The gradient of ${sum} with respect to \`${path}\` is not that of the formula. ${describeDifference(comparison, { tolerance })} ${PART_OF_IT}`,
        {
          args,
          comparisons: [comparison],
          // Without them nobody could compute the same gradient.
          more: [...cotangents.values()].map((value, k) => ({ name: `c for ${names[k] ?? ''}`, value })),
        },
      );
    });
  };
}

/** The weights of every number in the result for these arguments, and the weighted sum. */
export function objectiveOf<A>(
  oracle: (args: A) => Result,
  args: A,
): { readonly cotangents: ReadonlyMap<string, NumericTensor>; readonly objective: (changed: A) => number } {
  const cotangents = new Map(
    tensorsOf(oracle(args)).map(({ path, tensor }) => [path, cotangentFor(path, tensor)]),
  );
  const objective = (changed: A): number =>
    tensorsOf(oracle(changed)).reduce(
      (sum, { path, tensor }) =>
        tensor.data.reduce((inner, value, i) => inner + value * (cotangents.get(path)?.data[i] ?? 0), sum),
      0,
    );
  return { cotangents, objective };
}

/**
 * Weights that sum a result up to a scalar: of different sizes and signs, so that nothing cancels.
 */
function cotangentFor(path: string, { shape }: NumericTensor): NumericTensor {
  const draw = gaussians(1, `cotangent of ${path}`);
  return generate(shape, () => Math.fround(draw()));
}
