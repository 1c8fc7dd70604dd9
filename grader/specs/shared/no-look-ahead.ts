import type { CheckBuilder } from '../../engine/specify';
import type { CheckText, SpecifiedCheck } from '../../engine/exercise';
import type { Inputs } from '../../engine/covering';
import { causalMaskOf } from '../../engine/inputs';
import { at, dim, generate, type NumericTensor } from '../../oracle/tensor';
import { changePosition } from './attention-inputs';

interface Sequence {
  /** `[batch, n, d]` */
  readonly x: NumericTensor;
  readonly mask?: NumericTensor | undefined;
}

/** Checks that a causal mask hides later positions, for any function that contains attention. */
export function noLookAhead<A extends Sequence>(
  checks: CheckBuilder<A, NumericTensor>,
  {
    inputs,
    lively,
    ...text
  }: Omit<CheckText, 'id'> & {
    readonly inputs: Inputs<A>;
    /** The same input with parameters with which each position responds to all that it sees. */
    readonly lively: (args: A) => A;
  },
): SpecifiedCheck {
  return checks.prop(inputs)(
    'With a causal mask, every position sees itself and what came before, and nothing after',
    { id: 'no-look-ahead', ...text },
    async (args, { call, expectTensor }) => {
      const n = dim(args.x, 1);
      const causal = { ...args, mask: causalMaskOf(n) };
      const before = await call(causal);
      const after = await call({ ...causal, x: changePosition(args.x, n - 1, 1.5) });
      expectTensor(positionsBefore(after, n - 1)).toEqual(
        positionsBefore(before, n - 1),
        'Changing the last position changed the result at earlier positions.',
      );
      const seeing = lively(causal);
      const low = await call({ ...seeing, x: changePosition(args.x, 0, -20) });
      const high = await call({ ...seeing, x: changePosition(args.x, 0, 20) });
      expectTensor(positionsAfter(high, 0)).toDifferFrom(
        positionsAfter(low, 0),
        'Changing the first position had no effect on later ones, although they may see it.',
        'Which positions may a later one attend to? true means “may attend”.',
      );
    },
  );
}

/** Cuts `[batch, n, d]` to the positions before `until`. */
export const positionsBefore = (x: NumericTensor, until: number): NumericTensor => positions(x, 0, until);

/** Cuts `[batch, n, d]` to the positions after `from`. */
export const positionsAfter = (x: NumericTensor, from: number): NumericTensor =>
  positions(x, from + 1, dim(x, 1));

function positions(x: NumericTensor, start: number, end: number): NumericTensor {
  const [batch, n, d] = [dim(x, 0), dim(x, 1), dim(x, 2)];
  const width = (end - start) * d;
  return generate([batch, end - start, d], (i) =>
    at(x, Math.floor(i / width) * n * d + start * d + (i % width)),
  );
}
