import type { Alternative } from '../../engine/pipeline';
import type { RelativeMotionSteps } from '../../oracle/orbits';
import { transpose, tensor } from '../../oracle/tensor';

const ANGLE_HINT = 'What angle does the orbit turn in the time dt? In which unit do sine and cosine take it?';
const DRIFT_HINT = 'Two terms grow with the time, whatever the angle is. In which row are they?';
const ROW_HINT = 'Compare each row with the formula: sign, factor, and which of the two, s or c.';
const SCALE_HINT = 'Which unit has each entry? A length from a velocity needs a time, and 1/n is one.';
const ORDER_HINT = 'Which row of the matrix makes which number of the result?';

const row =
  (k: 'x' | 'y' | 'z' | 'vx' | 'vy' | 'vz') =>
  (
    id: string,
    clause: string,
    steps: RelativeMotionSteps['x'],
    hint = ROW_HINT,
  ): Alternative<RelativeMotionSteps> => ({
    ...{ id, clause, hint },
    steps: { [k]: steps },
  });

export const motionAlternatives: readonly Alternative<RelativeMotionSteps>[] = [
  {
    id: 'angle-in-degrees',
    clause: 'the angle is taken as degrees',
    hint: ANGLE_HINT,
    steps: { angle: (n, dt) => (n * dt * Math.PI) / 180 },
  },
  {
    id: 'angle-is-time',
    clause: 'sine and cosine take the time, not the angle',
    hint: ANGLE_HINT,
    steps: { angle: (_, dt) => dt },
  },
  {
    id: 'time-reversed',
    clause: 'the time runs backward',
    hint: 'Is the result the state after dt, or the one before?',
    steps: { angle: (n, dt) => -n * dt, drift: (dt) => -dt },
  },
  {
    id: 'sine-and-cosine-exchanged',
    clause: 'sine and cosine are exchanged',
    hint: 'After no time at all, what must the result be?',
    steps: { sine: Math.cos, cosine: Math.sin },
  },
  {
    id: 'small-angle',
    clause: 'the angle stands in place of its sine',
    hint: 'Is the motion periodic in x?',
    steps: { sine: (angle) => angle },
  },
  {
    id: 'no-drift',
    clause: 'the terms that grow with the time are missing',
    hint: DRIFT_HINT,
    steps: { drift: () => 0 },
  },
  {
    id: 'drift-by-angle',
    clause: 'the terms that grow with the time have n · dt in place of dt',
    hint: DRIFT_HINT,
    steps: { drift: (dt, n) => n * dt },
  },
  row('x')('x-without-three', 'in x, the factor of x is 4 − c', (s, c, n) => [
    4 - c,
    0,
    0,
    s / n,
    (2 / n) * (1 - c),
    0,
  ]),
  row('x')(
    'x-from-vx-not-divided',
    'in x, the sine is not divided by n',
    (s, c, n) => [4 - 3 * c, 0, 0, s, (2 / n) * (1 - c), 0],
    SCALE_HINT,
  ),
  row('x')('x-from-vy-negative', 'in x, the term of vy has the wrong sign', (s, c, n) => [
    4 - 3 * c,
    0,
    0,
    s / n,
    (-2 / n) * (1 - c),
    0,
  ]),
  row('y')('y-from-vx-positive', 'in y, the term of vx has the wrong sign', (s, c, n, dt) => [
    6 * (s - n * dt),
    1,
    0,
    (2 / n) * (1 - c),
    (4 * s) / n - 3 * dt,
    0,
  ]),
  row('y')('y-forgotten', 'the old y is missing in y', (s, c, n, dt) => [
    6 * (s - n * dt),
    0,
    0,
    (-2 / n) * (1 - c),
    (4 * s) / n - 3 * dt,
    0,
  ]),
  row('y')('y-from-x-halved', 'in y, the factor of x has 3 in place of 6', (s, c, n, dt) => [
    3 * (s - n * dt),
    1,
    0,
    (-2 / n) * (1 - c),
    (4 * s) / n - 3 * dt,
    0,
  ]),
  row('y')('y-from-x-reversed', 'in y, s − n · dt is reversed', (s, c, n, dt) => [
    6 * (n * dt - s),
    1,
    0,
    (-2 / n) * (1 - c),
    (4 * s) / n - 3 * dt,
    0,
  ]),
  row('z')(
    'z-from-vz-not-divided',
    'in z, the sine is not divided by n',
    (s, c) => [0, 0, c, 0, 0, s],
    SCALE_HINT,
  ),
  row('z')(
    'z-free',
    'z moves in a straight line',
    (_s, _c, _n, dt) => [0, 0, 1, 0, 0, dt],
    'A satellite above the plane of the orbit: does it stay there?',
  ),
  row('vx')(
    'vx-from-x-not-scaled',
    'in vx, the factor of x has no n',
    (s, c) => [3 * s, 0, 0, c, 2 * s, 0],
    SCALE_HINT,
  ),
  row('vx')('vx-from-vy-negative', 'in vx, the term of vy has the wrong sign', (s, c, n) => [
    3 * n * s,
    0,
    0,
    c,
    -2 * s,
    0,
  ]),
  row('vy')('vy-from-x-positive', 'in vy, the term of x has the wrong sign', (s, c, n) => [
    6 * n * (1 - c),
    0,
    0,
    -2 * s,
    4 * c - 3,
    0,
  ]),
  row('vy')('vy-from-vx-positive', 'in vy, the term of vx has the wrong sign', (s, c, n) => [
    -6 * n * (1 - c),
    0,
    0,
    2 * s,
    4 * c - 3,
    0,
  ]),
  row('vy')('vy-without-three', 'in vy, the factor of vy is 4c', (s, c, n) => [
    -6 * n * (1 - c),
    0,
    0,
    -2 * s,
    4 * c,
    0,
  ]),
  row('vz')('vz-positive', 'in vz, the term of z has the wrong sign', (s, c, n) => [0, 0, n * s, 0, 0, c]),
  row('vz')('vz-not-scaled', 'in vz, the factor of z has no n', (s, c) => [0, 0, -s, 0, 0, c], SCALE_HINT),
  {
    id: 'transposed',
    clause: 'the matrix is transposed',
    sentence:
      'Your matrix is transposed: the state is a row, and your formula is for a column, or the reverse.',
    hint: ORDER_HINT,
    steps: {
      transition: (rows) => {
        const { data } = transpose(tensor([6, 6], rows.flat()), [1, 0]);
        return rows.map((_, i) => [...data.slice(6 * i, 6 * i + 6)]);
      },
    },
  },
  {
    id: 'axes-exchanged',
    clause: 'x and y of the state are exchanged',
    hint: 'Which axis points away from the Earth?',
    steps: {
      arrange: ([x = NaN, y = NaN, z = NaN, vx = NaN, vy = NaN, vz = NaN]) => [y, x, z, vy, vx, vz],
      finish: ([x = NaN, y = NaN, z = NaN, vx = NaN, vy = NaN, vz = NaN]) => [y, x, z, vy, vx, vz],
    },
  },
  {
    id: 'change-returned',
    clause: 'the change of the state is returned, not the state',
    hint: 'After no time at all, what must the result be?',
    steps: { finish: (later, state) => later.map((value, k) => value - (state[k] ?? NaN)) },
  },
  {
    id: 'straight-line',
    clause: 'the motion is that of a free body in a straight line',
    hint: 'Both satellites fall around the Earth. Which terms does that add?',
    steps: {
      x: (_s, _c, _n, dt) => [1, 0, 0, dt, 0, 0],
      y: (_s, _c, _n, dt) => [0, 1, 0, 0, dt, 0],
      z: (_s, _c, _n, dt) => [0, 0, 1, 0, 0, dt],
      vx: () => [0, 0, 0, 1, 0, 0],
      vy: () => [0, 0, 0, 0, 1, 0],
      vz: () => [0, 0, 0, 0, 0, 1],
    },
  },
];
