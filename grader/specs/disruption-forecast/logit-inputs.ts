import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis, numbersOf, type Numbers } from '../../engine/inputs';
import type { DisruptionInput } from '../../oracle/plasma';
import { disruptionLogits } from '../../oracle/plasma';
import { dim, type NumericTensor } from '../../oracle/tensor';
import { causalMaskOf } from '../../engine/inputs';
import { signalParams, type SignalModelShape } from '../shared/signal-params';
import { isSmoothBlock, smoothBlockParams } from '../transformer-block/inputs';

interface Sizes extends Omit<SignalModelShape, 'maxTime'> {
  readonly shots: number;
  readonly time: number;
  /** How many more position embeddings there are than steps in the whole batch. */
  readonly spare: number;
}

/** The circumstances of a forecast; all of them if none are given. */
interface Circumstances {
  readonly shots?: readonly number[];
  /** Whether there is only one step. */
  readonly isSingle?: readonly boolean[];
}

/** Signals and models whose numbers all differ. */
export const logitInputs = ({
  shots = [1, 2],
  isSingle = [false, true],
}: Circumstances = {}): Cases<DisruptionInput> =>
  covering({ shots, numHeads: [1, 2], isSingle, features: [1, 2, 3] }).map((circumstances) =>
    fc
      .record({
        circumstances,
        sizes: fc.record({
          time: axis(3, 5),
          spare: axis(1, 2),
          dModel: axis(4, 5),
          dHead: axis(1, 3),
          dHidden: axis(2, 5),
        }),
        numbers: numbersOf('tenths', 'gaussian'),
      })
      .map(({ circumstances: { isSingle: single, ...counts }, sizes, numbers }) =>
        inputOf({ ...sizes, ...counts, time: single ? 1 : sizes.time }, numbers),
      ),
  );

export function inputOf({ shots, time, spare, ...shape }: Sizes, numbers: Numbers): DisruptionInput {
  return {
    signals: numbers.normal('signals', [shots, time, shape.features], 1.5),
    params: signalParams(numbers, { ...shape, maxTime: shots * time + spare }),
    numHeads: shape.numHeads,
  };
}

/** Small inputs at which the logits are smooth: every hidden unit is clearly on or off. */
export const smoothInputs: Cases<DisruptionInput> = covering({
  shots: [1, 2],
  numHeads: [1, 2],
  isSingle: [false, true],
}).map((circumstances) =>
  fc
    .record({ circumstances, numbers: numbersOf('gaussian') })
    .map(({ circumstances: { shots, numHeads, isSingle }, numbers }) => {
      const time = isSingle ? 1 : 4;
      const shape = { features: 2, dModel: 3, numHeads, dHead: 2, dHidden: 2, maxTime: time + 1 };
      const params = signalParams(numbers, shape);
      return {
        signals: numbers.normal('signals', [shots, time, 2], 1.5),
        params: { ...params, block: smoothBlockParams(numbers, 3, 2 * numHeads) },
        numHeads,
      };
    })
    .filter(isSmooth),
);

function isSmooth(input: DisruptionInput): boolean {
  const { block } = input.params;
  const mask = causalMaskOf(dim(input.signals, 1));
  let smooth = false;
  const read = (x: NumericTensor): NumericTensor => {
    smooth = isSmoothBlock({ x, params: block, numHeads: input.numHeads, mask });
    return x;
  };
  disruptionLogits(input, { stack: { read } });
  return smooth;
}
