// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import type { ScalingLaw } from '../given/types';

/**
 * Fits the scaling law L(N) = irreducible + scale · N^−exponent to losses (Kaplan et al. 2020,
 * equation 1.1; with the irreducible loss, Hoffmann et al. 2022, equation 2). Without noise, the
 * three numbers are right to 5e-4 of their size, or if the irreducible loss is 0, the curve to 1 %
 * at ten times the largest size. With noise, the curve is right to 1 % between the points, and to
 * 2 % at ten times the largest size.
 *
 * @param sizes numbers of parameters N: at least 5 different ones from 1e3 to 1e9, in any order and
 *   spacing
 * @param losses the loss of each, positive, in any unit
 * @returns three numbers: irreducible ≥ 0 and scale > 0 in the unit of the losses; exponent between
 *   0.05 and 1.5
 */
export function fitScalingLaw(sizes: number[], losses: number[]): ScalingLaw {
  throw new Error('Not started: fitScalingLaw');
}
