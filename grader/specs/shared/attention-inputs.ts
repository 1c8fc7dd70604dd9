import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis, maskFrom, numbersOf, type Numbers, type NumberStyle } from '../../engine/inputs';
import type { AttentionInput } from '../../oracle/attention';
import type { MultiHeadAttentionInput, MultiHeadAttentionKernels } from '../../oracle/multi-head-attention';
import { at, dim, generate, type NumericTensor } from '../../oracle/tensor';
import { leadingAxes } from './leading-axes';

/** What a mask does: there is none, it hides some places, or one key from every query as well. */
const maskings = ['none', 'places', 'key'] as const;

type Masking = (typeof maskings)[number];

/** An axis whose length is 1, which some functions drop or broadcast; with `none`, no length is. */
const single = ['n', 'm', 'dK', 'dV', 'none'] as const;

/** Inputs of rank 2 to 4, with and without a mask; n may differ from m, and dK from dV. */
export const attentionInputs = (masking: readonly Masking[] = maskings): Cases<AttentionInput> =>
  covering({ leading: leadingAxes, masking, single }).map((circumstances) =>
    fc
      .record({
        circumstances,
        n: axis(1, 4),
        m: axis(1, 5),
        dK: axis(1, 5),
        dV: axis(1, 4),
        numbers: numbersOf(),
      })
      .map(({ circumstances: each, numbers, ...lengths }) => {
        const lengthOf = (name: keyof typeof lengths): number =>
          each.single === name ? 1 : Math.max(lengths[name], each.single === 'none' ? 2 : 1);
        const [n, dK, dV] = [lengthOf('n'), lengthOf('dK'), lengthOf('dV')];
        const m = each.masking === 'key' ? Math.max(lengths.m, 2) : lengthOf('m');
        return {
          queries: numbers.normal('queries', [...each.leading, n, dK]),
          keys: numbers.normal('keys', [...each.leading, m, dK]),
          values: numbers.normal('values', [...each.leading, m, dV]),
          mask: masks[each.masking](numbers, n, m),
        };
      }),
  );

const masks: Readonly<
  Record<Masking, (numbers: Numbers, n: number, m: number) => NumericTensor | undefined>
> = {
  none: () => undefined,
  places: maskFrom,
  key: (numbers, n, m) => {
    const hidden = at(numbers.below('hidden', [1], m), 0);
    const others = maskFrom(numbers, n, m - 1);
    return generate(
      [n, m],
      (i) => {
        const j = i % m;
        return j === hidden ? 0 : at(others, Math.floor(i / m) * (m - 1) + (j > hidden ? j - 1 : j));
      },
      'bool',
    );
  },
};

export const isVisible = (mask: NumericTensor | undefined, i: number, j: number): boolean =>
  mask === undefined || at(mask, i * dim(mask, 1) + j) !== 0;

export const kernelsFor = (
  normal: (name: string, shape: readonly number[]) => NumericTensor,
  dModel: number,
  width: number,
): MultiHeadAttentionKernels => ({
  queryKernel: normal('queryKernel', [dModel, width]),
  keyKernel: normal('keyKernel', [dModel, width]),
  valueKernel: normal('valueKernel', [dModel, width]),
  outputKernel: normal('outputKernel', [width, dModel]),
});

/** The circumstances of attention with several heads; all of them if none are given. */
interface MultiHeadCircumstances {
  readonly batch?: readonly number[];
  readonly masked?: readonly boolean[];
  readonly numHeads?: readonly number[];
  /** Whether there is only one position. */
  readonly isSingle?: readonly boolean[];
  readonly lengths?: Range;
  readonly dModel?: Range;
  readonly dHead?: Range;
  readonly styles?: readonly NumberStyle[];
}

type Range = readonly [from: number, to: number];

/** Self-attention inputs; dHead is independent of dModel / numHeads. */
export const multiHeadInputs = ({
  batch = [1, 2],
  masked = [false, true],
  numHeads = [1, 2, 3],
  isSingle = [false],
  lengths = [2, 4],
  dModel: modelWidths = [1, 4],
  dHead: widths = [1, 3],
  styles = [],
}: MultiHeadCircumstances = {}): Cases<MultiHeadAttentionInput> =>
  covering({ batch, masked, numHeads, isSingle }).map((circumstances) =>
    fc
      .record({
        circumstances,
        n: axis(...lengths),
        dModel: axis(...modelWidths),
        dHead: axis(...widths),
        numbers: numbersOf(...styles),
      })
      .map(({ circumstances: each, n: several, dModel, dHead, numbers }) => {
        const n = each.isSingle ? 1 : several;
        return {
          x: numbers.normal('x', [each.batch, n, dModel]),
          // Halved to keep scores within ±1e3.
          params: kernelsFor(
            (name, shape) => numbers.normal(name, shape, 0.5),
            dModel,
            each.numHeads * dHead,
          ),
          numHeads: each.numHeads,
          mask: each.masked ? maskFrom(numbers, n, n) : undefined,
        };
      }),
  );

/** Shifts one position of x `[batch, n, d]`: column c by `by · (1 + c)`. */
export function changePosition(x: NumericTensor, target: number, by: number): NumericTensor {
  const [n, d] = [dim(x, 1), dim(x, 2)];
  return generate(x.shape, (i) => at(x, i) + (Math.floor(i / d) % n === target ? by * (1 + (i % d)) : 0));
}
