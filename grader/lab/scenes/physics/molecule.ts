import type * as tfjs from '@tensorflow/tfjs';
import { scheduleOf, type ScheduleInput } from '../noise-schedule';
import { normals } from '../embedding';
import type { SceneTools } from '../functions';
import { numbersOf } from '../wrong-result';

export interface MoleculeInput {
  readonly t: number;
}

export interface MoleculeResult {
  /** `[MOLECULES · ATOMS, 2]` */
  readonly atoms: Float32Array;
  /** The largest distance of a molecule's centre from 0. */
  readonly offCentre: number;
}

export const MOLECULES = 300;
const ATOMS = 3;
const SCHEDULE: ScheduleInput = { numSteps: 60, betaStart: 0.001, betaEnd: 0.2 };

/** A bent molecule of three atoms, away from the centre. */
const SHAPE = [0, 0.9, -1.1, -0.4, 1.1, -0.4].map((value) => value + 0.5);

/** Noised molecules, by the student's moleculeForward. */
export function moleculeScene(tools: SceneTools, { t }: MoleculeInput): MoleculeResult {
  const { tf, find } = tools;
  const shape: [number, number, number] = [MOLECULES, ATOMS, 2];
  const x0: tfjs.Tensor = tf.tile(tf.tensor3d(SHAPE, [1, ATOMS, 2]), [MOLECULES, 1, 1]);
  const atoms = numbersOf(
    tf,
    find('moleculeForward')(
      x0,
      tf.fill([MOLECULES], t, 'int32'),
      tf.tensor3d(normals('noise of the molecules', MOLECULES * ATOMS * 2), shape),
      tf.ones([MOLECULES, ATOMS], 'bool'),
      scheduleOf(tools, SCHEDULE),
    ),
    'The result of moleculeForward',
    shape,
  );
  const centres = Array.from({ length: MOLECULES }, (_, i) => {
    const own = [...atoms.subarray(i * ATOMS * 2, (i + 1) * ATOMS * 2)];
    const mean = (axis: number): number =>
      own.filter((__, k) => k % 2 === axis).reduce((sum, each) => sum + each, 0) / ATOMS;
    return Math.hypot(mean(0), mean(1));
  });
  return { atoms, offCentre: Math.max(...centres) };
}
