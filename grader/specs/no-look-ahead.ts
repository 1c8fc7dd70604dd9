import type * as fc from 'fast-check';
import type { FunctionChecks } from '../engine/checks';
import type { Check } from '../engine/exercise';
import { causalMaskOf } from '../engine/inputs';
import { at, dim, generate, type NumericTensor } from '../oracle/tensor';
import { changePosition } from './attention-inputs';

interface Sequence {
  /** `[batch, n, d]` */
  readonly x: NumericTensor;
  readonly mask?: NumericTensor | undefined;
}

/** The property of everything that has attention in it: under a causal mask nothing sees what comes after it. */
export function noLookAhead<A extends Sequence>(
  checks: FunctionChecks<A, NumericTensor>,
  {
    points,
    hint,
    inputs,
    oracle,
  }: { points: number; hint: string; inputs: fc.Arbitrary<A>; oracle: (args: A) => NumericTensor },
): Check {
  return checks.property({
    id: 'no-look-ahead',
    title: 'Under a causal mask no position sees what comes after it, and each sees what came before',
    points,
    hint,
    inputs,
    holds: async (args, student) => {
      const n = dim(args.x, 1);
      const causal = { ...args, mask: causalMaskOf(n) };
      const before = await student.call(causal);
      const after = await student.call({ ...causal, x: changePosition(args.x, n - 1, 1.5) });
      student.same(
        'Changing the last position changed the result at earlier ones.',
        'result at earlier positions',
        positionsBefore(before, n - 1),
        positionsBefore(after, n - 1),
      );
      const moved = { ...causal, x: changePosition(args.x, 0, 1.5) };
      student.same(
        'Changing the first position must change what later ones see of it.',
        'result after the change',
        oracle(moved),
        await student.call(moved),
      );
    },
  });
}

/** Positions before `until`, of a tensor [batch, n, d], as a tensor of the same rank. */
function positionsBefore(x: NumericTensor, until: number): NumericTensor {
  const [batch, n, d] = [dim(x, 0), dim(x, 1), dim(x, 2)];
  return generate([batch, until, d], (i) => {
    const example = Math.floor(i / (until * d));
    return at(x, example * n * d + (i % (until * d)));
  });
}
