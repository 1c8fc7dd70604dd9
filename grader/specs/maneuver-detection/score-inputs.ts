import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis, numbersOf } from '../../engine/inputs';
import type { DetectionInput } from '../../oracle/orbits';
import { mapValues, tensor } from '../../oracle/tensor';

/** Many burns and detections, close to each other; in some inputs, one of the two is missing. */
export const scoreInputs: Cases<DetectionInput> = covering({
  kind: ['both', 'no detections', 'no burns'],
  isOneTrack: [true, false],
  maxDelay: [0, 1, 2, 3],
}).map((circumstances) =>
  fc
    .record({ circumstances, tracks: axis(2, 4), time: axis(6, 12), numbers: numbersOf('gaussian') })
    .map(({ circumstances: { kind, isOneTrack, maxDelay }, tracks, time, numbers }) => {
      const shape = [isOneTrack ? 1 : tracks, time];
      const flags = (name: string, isEmpty: boolean): DetectionInput['burns'] => ({
        ...mapValues(numbers.below(name, shape, 5), (value) => Number(!isEmpty && value < 2)),
        dtype: 'bool',
      });
      return {
        detections: flags('detections', kind === 'no detections'),
        burns: flags('burns', kind === 'no burns'),
        maxDelay,
      };
    }),
);

const TIME = 10;

/** Tracks from the steps with detections and those with burns. */
const tracks = (
  maxDelay: number,
  ...rows: readonly (readonly [detections: readonly number[], burns: readonly number[]])[]
): DetectionInput => {
  const flags = (steps: readonly (readonly number[])[]): DetectionInput['burns'] =>
    tensor(
      [rows.length, TIME],
      steps.flatMap((each) => Array.from({ length: TIME }, (_, t) => Number(each.includes(t)))),
      'bool',
    );
  return {
    detections: flags(rows.map(([detections]) => detections)),
    burns: flags(rows.map(([, burns]) => burns)),
    maxDelay,
  };
};

/** What decides whether a matching is right, with every seed. */
export const scoreExamples: readonly DetectionInput[] = [
  // Two burns, and one detection near both; and the reverse.
  tracks(3, [[4], [2, 3]]),
  tracks(2, [[5, 6], [5]], [[1], [0, 1]]),
  // The nearest detection and the latest are not the earliest.
  tracks(
    3,
    [
      [3, 4],
      [2, 3],
    ],
    [[6, 8], [5]],
  ),
  tracks(3, [
    [1, 2, 3],
    [1, 2],
  ]),
  // Exactly maxDelay, one step more, and one step too early.
  tracks(2, [[4], [2]], [[5], [2]], [[1], [2]]),
  tracks(1, [[4], [3]], [[5], [3]], [[2, 8], [3]]),
  // Detections at the start of a track, after a burn at the end of the one before.
  tracks(3, [[], [9]], [[0, 1], []]),
  tracks(2, [[3], [8, 9]], [[0], [5]], [[1, 7], [7]]),
  // Nothing at all, and tracks with very different numbers of burns.
  tracks(1, [[], []]),
  tracks(2, [[], []], [[], []]),
  tracks(
    1,
    [
      [1, 3, 5, 7],
      [1, 3, 5],
    ],
    [[2], []],
    [[], [4]],
  ),
  tracks(
    2,
    [
      [0, 4, 8],
      [0, 3, 7],
    ],
    [[9], [1, 2]],
  ),
];
