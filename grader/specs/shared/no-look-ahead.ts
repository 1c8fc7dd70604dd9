import type * as fc from 'fast-check';
import type { CheckBuilder } from '../../engine/specify';
import type { SpecifiedCheck } from '../../engine/exercise';
import { causalMaskOf } from '../../engine/inputs';
import { at, dim, generate, type NumericTensor } from '../../oracle/tensor';
import { changePosition } from './attention-inputs';

interface Sequence {
  /** `[batch, n, d]` */
  readonly x: NumericTensor;
  readonly mask?: NumericTensor | undefined;
}

/** The property of everything that has attention in it: under a causal mask nothing sees what comes after it. */
export function noLookAhead<A extends Sequence>(
  checks: CheckBuilder<A, NumericTensor>,
  {
    points,
    hint,
    inputs,
    oracle,
  }: { points: number; hint: string; inputs: fc.Arbitrary<A>; oracle: (args: A) => NumericTensor },
): SpecifiedCheck {
  return checks.prop(inputs)(
    'Under a causal mask no position sees what comes after it, and each sees what came before',
    { id: 'no-look-ahead', points, hint },
    async (args, { call, expectTensor }) => {
      const n = dim(args.x, 1);
      const causal = { ...args, mask: causalMaskOf(n) };
      const before = await call(causal);
      const after = await call({ ...causal, x: changePosition(args.x, n - 1, 1.5) });
      expectTensor('result at earlier positions', positionsBefore(after, n - 1)).toEqual(
        positionsBefore(before, n - 1),
        'Changing the last position changed the result at earlier ones.',
      );
      const moved = { ...causal, x: changePosition(args.x, 0, 1.5) };
      expectTensor('result after the change', await call(moved)).toEqual(
        oracle(moved),
        'Changing the first position must change what later ones see of it.',
      );
    },
  );
}

/** Positions before `until`, of a tensor [batch, n, d], as a tensor of the same rank. */
function positionsBefore(x: NumericTensor, until: number): NumericTensor {
  const [batch, n, d] = [dim(x, 0), dim(x, 1), dim(x, 2)];
  return generate([batch, until, d], (i) => {
    const example = Math.floor(i / (until * d));
    return at(x, example * n * d + (i % (until * d)));
  });
}
