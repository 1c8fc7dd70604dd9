import type { Alternative } from '../../engine/pipeline';
import { add, rotate, rotateBack, type PointAttentionSteps } from '../../oracle/invariant-attention';

const GLOBAL_HINT =
  'Take a point at the origin of its frame, and one on its first axis. Where are they in space?';
const BACK_HINT = 'A residue alone attends to itself. What must become of its points, whatever its frame is?';
const OWNER_HINT = 'In whose frame is a point written down before you move it?';

/** Mistakes on the way from local points to global ones, and back. */
export const frameAlternatives: readonly Alternative<PointAttentionSteps>[] = [
  {
    id: 'rotation-transposed',
    clause: 'points are turned by the transposed rotations on their way to space',
    sentence: 'Your points are turned by the transposed rotations: R multiplies a column, not a row.',
    hint: GLOBAL_HINT,
    steps: { toGlobal: (frame, point) => add(rotateBack(frame, point), frame.position) },
  },
  {
    id: 'not-rotated',
    clause: 'points are not turned on their way to space, only moved',
    hint: GLOBAL_HINT,
    steps: { toGlobal: (frame, point) => add(point, frame.position) },
  },
  {
    id: 'not-moved',
    clause: 'points are turned on their way to space, but not moved to their residue',
    hint: GLOBAL_HINT,
    steps: { toGlobal: (frame, point) => rotate(frame, point) },
  },
  {
    id: 'moved-before-rotated',
    clause: 'points are moved first and turned afterwards, together with their position',
    hint: GLOBAL_HINT,
    steps: { toGlobal: (frame, point) => rotate(frame, add(point, frame.position)) },
  },
  {
    id: 'local-points-compared',
    clause: 'points are used as they are, without the frames, on their way to space',
    hint: OWNER_HINT,
    steps: { toGlobal: (_, point) => point },
  },
  {
    id: 'frames-unused',
    clause: 'the frames are not used at all',
    sentence:
      'Your result does not depend on the frames: points of different residues are mixed as they are.',
    hint: OWNER_HINT,
    steps: { toGlobal: (_, point) => point, toLocal: (_, point) => point },
  },
  {
    id: 'keys-in-frame-of-query',
    clause: 'the points of the keys are taken to space by the frame of the query',
    hint: OWNER_HINT,
    steps: { keyFrame: (i) => i },
  },
  {
    id: 'values-in-frame-of-query',
    clause: 'the points of the values are taken to space by the frame of the query',
    hint: OWNER_HINT,
    steps: { valueFrame: (i) => i },
  },
  {
    id: 'values-left-local',
    clause: 'the points of the values are averaged as they are, and then taken back as if they were in space',
    hint: OWNER_HINT,
    steps: { value: (_, local) => local },
  },
  {
    id: 'not-taken-back',
    clause: 'the averaged points stay in space: they are not taken back into the frame',
    sentence:
      'Your points stay in space: they are not taken back through the inverse of the frame, and so they turn with the molecule.',
    hint: BACK_HINT,
    steps: { toLocal: (_, point) => point },
  },
  {
    id: 'turned-again',
    clause: 'the averaged points are turned by R on their way back, not by its inverse',
    hint: BACK_HINT,
    steps: { toLocal: (frame, point) => rotate(frame, add(point, frame.position, -1)) },
  },
  {
    id: 'only-turned-back',
    clause: 'the averaged points are turned back, but the position is not subtracted',
    hint: BACK_HINT,
    steps: { toLocal: (frame, point) => rotateBack(frame, point) },
  },
  {
    id: 'only-moved-back',
    clause: 'the position is subtracted from the averaged points, but they are not turned back',
    hint: BACK_HINT,
    steps: { toLocal: (frame, point) => add(point, frame.position, -1) },
  },
  {
    id: 'turned-back-first',
    clause: 'the averaged points are turned back first, and the position is subtracted afterwards',
    hint: 'Two things were done on the way out. In which order are they undone?',
    steps: { toLocal: (frame, point) => add(rotateBack(frame, point), frame.position, -1) },
  },
  {
    id: 'taken-there-again',
    clause: 'the averaged points are taken from the frame to space once more, not back',
    hint: BACK_HINT,
    steps: { toLocal: (frame, point) => add(rotate(frame, point), frame.position) },
  },
];
