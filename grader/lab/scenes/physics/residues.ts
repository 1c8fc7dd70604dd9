import type * as tfjs from '@tensorflow/tfjs';
import { normals } from '../embedding';
import type { SceneTools } from '../functions';
import { fieldOf, numbersOf } from '../wrong-result';

export interface ResidueInput {
  /** How the molecule is turned, in degrees, and how far it is moved. */
  readonly turn: number;
  readonly move: number;
  readonly gamma: number;
}

export interface ResidueResult {
  /** `[RESIDUES, RESIDUES]` */
  readonly weights: Float32Array;
  /** The largest change of a weight by turning and moving. */
  readonly change: number;
}

export const RESIDUES = 8;
const [WIDTH, POINTS] = [4, 2];

/** Attention between residues on a helix, by the student's function; then of the moved helix. */
export function residueScene({ tf, find }: SceneTools, { turn, move, gamma }: ResidueInput): ResidueResult {
  const attend = (angle: number, shift: number): Float32Array => {
    const result = find('invariantPointAttention')(
      {
        queries: tf.tensor2d(normals('residue queries', RESIDUES * WIDTH), [RESIDUES, WIDTH]),
        keys: tf.tensor2d(normals('residue keys', RESIDUES * WIDTH), [RESIDUES, WIDTH]),
        values: tf.tensor2d(normals('residue values', RESIDUES * WIDTH), [RESIDUES, WIDTH]),
      },
      { queries: points(tf, 'queries'), keys: points(tf, 'keys'), values: points(tf, 'values') },
      framesOf(tf, angle, shift),
      gamma,
    );
    const weights = fieldOf(result, 'weights', 'invariantPointAttention');
    return numbersOf(tf, weights, '`weights` of invariantPointAttention', [RESIDUES, RESIDUES]);
  };
  const [before, weights] = [attend(0, 0), attend((turn * Math.PI) / 180, move)];
  return {
    weights,
    change: Math.max(...weights.map((each, i) => Math.abs(each - (before[i] ?? Number.NaN)))),
  };
}

const points = (tf: typeof tfjs, name: string): tfjs.Tensor =>
  tf.mul(tf.tensor3d(normals(`points ${name}`, RESIDUES * POINTS * 3), [RESIDUES, POINTS, 3]), 0.3);

/** The frames of a helix, turned about the x axis and moved. */
function framesOf(
  tf: typeof tfjs,
  angle: number,
  shift: number,
): { readonly rotations: tfjs.Tensor; readonly positions: tfjs.Tensor } {
  const numbers = Array.from({ length: RESIDUES }, (_, i) => i);
  const own = numbers.map((i) => turnedAboutZ(1.75 * i));
  const places = numbers.map((i) => [[Math.cos(1.75 * i)], [Math.sin(1.75 * i)], [0.4 * i]]);
  const whole = turnedAboutX(angle);
  return {
    rotations: tf.tensor3d(own.map((each) => product(whole, each))),
    positions: tf.tensor2d(places.map((each) => product(whole, each).map(([value = 0]) => value + shift))),
  };
}

type Matrix = readonly (readonly number[])[];

const turnedAboutZ = (angle: number): Matrix => [
  [Math.cos(angle), -Math.sin(angle), 0],
  [Math.sin(angle), Math.cos(angle), 0],
  [0, 0, 1],
];

const turnedAboutX = (angle: number): Matrix => [
  [1, 0, 0],
  [0, Math.cos(angle), -Math.sin(angle)],
  [0, Math.sin(angle), Math.cos(angle)],
];

const product = (a: Matrix, b: Matrix): number[][] =>
  a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((sum, each, k) => sum + each * (b[k]?.[j] ?? 0), 0)));
