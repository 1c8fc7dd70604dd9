/**
 * The inputs of the gradient checks: on each, a tensor has a gradient or has none, and rounding
 * does not decide which. Every tensor has a large one on some input.
 */
import { exercises } from '../../../grader/course';
import { gradientTolerance } from '../../../grader/engine/compare';
import { CheckFailure } from '../../../grader/engine/failure';
import { objectiveOf } from '../../../grader/engine/gradient-check';
import { numericGradient } from '../../../grader/engine/numeric-gradient';
import { tensorsOf } from '../../../grader/engine/values';
import { maxMagnitude } from '../../../grader/oracle/tensor';
import type { ExerciseRequest } from '../../../grader/sandbox/session';
import { decode, simulate } from '../../support/simulated-submission';

const SEEDS = (process.env['SEEDS'] ?? '2017,1').split(',').map(Number);

/** A gradient of 0 in place of this one is wrong by at least ten tolerances. */
const CLEAR = 10;
/** A missing gradient is right below 1e-6. */
const NONE = 1e-8;
const SOME = 3e-6;

const gradientChecks = exercises.flatMap(({ definition }) =>
  definition.checks
    .filter(({ kind }) => kind === 'gradient')
    .map((check) => [`${definition.id}: ${check.id}`, definition, check] as const),
);

test.each(gradientChecks)('%s', async (_, definition, check) => {
  const oracle = definition.functions.find(({ name }) => name === check.function)?.oracle;
  if (oracle === undefined) throw new Error(`${check.function} has no oracle`);
  for (const seed of SEEDS) {
    const requests: ExerciseRequest[] = [];
    const context = simulate(definition, {}, seed);
    await expect(
      check.run({
        ...context,
        shrinks: false,
        request: (body, wanted) => {
          requests.push(body);
          return context.request(body, wanted);
        },
      }),
    ).rejects.toThrow(CheckFailure);

    const withGradient = new Set<string>();
    const paths = new Set<string>();
    const unclear: object[] = [];
    for (const body of requests) {
      if (body.kind !== 'gradient') continue;
      const args = Object.fromEntries(body.arguments.map(({ name, value }) => [name, decode(value)]));
      const { objective } = objectiveOf(oracle, args);
      const leaves = tensorsOf(args).filter(({ path }) => body.wrt.includes(path));
      const gradients = leaves.map(({ path, tensor }) => numericGradient(objective, args, path, tensor));
      const largest = Math.max(...gradients.map(maxMagnitude));
      leaves.forEach(({ path }, i) => {
        const gradient = gradients[i];
        if (gradient === undefined) return;
        const size = maxMagnitude(gradient);
        const least = CLEAR * gradientTolerance({ ...gradient, data: new Float64Array() }, largest);
        paths.add(path);
        if (size > least) withGradient.add(path);
        if (size > NONE && size < SOME) unclear.push({ seed, path, size, largest });
      });
    }
    expect(unclear).toEqual([]);
    expect([...paths].filter((path) => !withGradient.has(path))).toEqual([]);
  }
});
