import {
  coordinateUpdate,
  invariantPointAttention,
  type FramesInput,
} from '../../grader/oracle/invariant-attention';
import { at, filled, tensor } from '../../grader/oracle/tensor';
import { curve, picture, place, text } from './svg';

const SIZE = { width: 720, height: 280 };
const UNIT = 56;

/** Residues in a plane: where they are, and by which angle their frames are turned. */
const MOLECULE = [
  { x: -1.6, y: -0.9, angle: 0.5 },
  { x: -0.4, y: 0.5, angle: 1.4 },
  { x: 1.0, y: 0.1, angle: -0.6 },
  { x: 1.9, y: 1.2, angle: 2.4 },
  { x: 0.9, y: -1.3, angle: 3.6 },
] as const;

/** The residue whose weights are shown. */
const ASKING = 0;

/** Each residue expects others one and a half ahead of itself. */
const QUERY_POINT = [1.5, 0, 0];
const GAMMA = 0.3;

type Residue = Readonly<Record<'x' | 'y' | 'angle', number>>;

/** The same molecule, turned about the origin. */
const turned = (by: number): Residue[] =>
  MOLECULE.map(({ x, y, angle }) => ({
    x: x * Math.cos(by) - y * Math.sin(by),
    y: x * Math.sin(by) + y * Math.cos(by),
    angle: angle + by,
  }));

const framesOf = (residues: readonly Residue[]): FramesInput => ({
  rotations: tensor(
    [residues.length, 3, 3],
    residues.flatMap(({ angle }) => {
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      return [c, -s, 0, s, c, 0, 0, 0, 1];
    }),
  ),
  positions: tensor(
    [residues.length, 3],
    residues.flatMap(({ x, y }) => [x, y, 0]),
  ),
});

/** A molecule in its place on the page, with the weights of one residue and where it moves. */
function molecule(residues: readonly Residue[], centreX: number, centreY: number): string[] {
  const n = residues.length;
  const none = { queries: filled([n, 1], 0), keys: filled([n, 1], 0), values: filled([n, 1], 0) };
  const origins = filled([n, 1, 3], 0);
  const queries = tensor([n, 1, 3], Array.from({ length: n }, () => QUERY_POINT).flat());
  const frames = framesOf(residues);
  const { weights } = invariantPointAttention({
    features: none,
    points: { queries, keys: origins, values: origins },
    frames,
    gamma: GAMMA,
  });
  const moves = coordinateUpdate({ weights, positions: frames.positions });
  const px = (x: number): number => centreX + UNIT * x;
  const py = (y: number): number => centreY - UNIT * y;
  const from = residues[ASKING] ?? { x: 0, y: 0, angle: 0 };
  const path = (...points: readonly (readonly [number, number])[]): string =>
    points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${place(px(x))} ${place(py(y))}`).join('');
  const lines = residues.flatMap(({ x, y }, j) => {
    if (j === ASKING) return [];
    const weight = at(weights, ASKING * n + j);
    const away = 0.52 / Math.hypot(x - from.x, y - from.y);
    const [labelX, labelY] = [px(x + away * (x - from.x)), py(y + away * (y - from.y))];
    return [
      `<path class="one" style="stroke-width:${place(14 * weight)};stroke-opacity:.5" d="${path([from.x, from.y], [x, y])}"/>`,
      text(labelX, labelY + 4, weight.toFixed(2), { className: 'one', anchor: 'middle' }),
    ];
  });
  const axes = residues.flatMap(({ x, y, angle }) => [
    curve(
      path(
        [x + 0.45 * Math.cos(angle), y + 0.45 * Math.sin(angle)],
        [x, y],
        [x - 0.25 * Math.sin(angle), y + 0.25 * Math.cos(angle)],
      ),
      'three solid',
    ),
    `<circle class="area" cx="${place(px(x))}" cy="${place(py(y))}" r="5"/>`,
  ]);
  const [dx, dy] = [at(moves, 3 * ASKING), at(moves, 3 * ASKING + 1)];
  const [toX, toY, angle] = [from.x + dx, from.y + dy, Math.atan2(dy, dx)];
  const wing = (side: number): readonly [number, number] => [
    toX - 0.22 * Math.cos(angle + side),
    toY - 0.22 * Math.sin(angle + side),
  ];
  return [
    ...lines,
    ...axes,
    curve(path([from.x, from.y], [toX, toY]), 'two'),
    curve(path(wing(0.5), [toX, toY], wing(-0.5)), 'two'),
    text(px(from.x - 0.25 * Math.cos(angle)), py(from.y - 0.25 * Math.sin(angle)) + 4, 'Δr', {
      className: 'two',
      anchor: 'middle',
    }),
  ];
}

/** A molecule and the same one turned, with the same weights. */
export function residuePicture(): string {
  return picture(
    SIZE,
    'Five residues with their frames, twice: as they are, and turned by 110°. Lines from one residue to the four others are as thick as its weights for them, and the weights are the same in both. The arrow that says where it moves has turned with the molecule.',
    [
      text(30, 22, 'five residues and their frames', { className: 'title' }),
      ...molecule(MOLECULE, 170, 160),
      text(390, 22, 'turned by 110°', { className: 'title' }),
      ...molecule(turned((110 / 180) * Math.PI), 540, 160),
    ],
  );
}
