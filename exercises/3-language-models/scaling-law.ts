// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
import type { ScalingLaw } from '../given/types';

/**
 * Fits the scaling law L(N) = irreducible + scale · N^−exponent to measured losses (Kaplan et al.
 * 2020, equation 1.1; with the irreducible loss, Hoffmann et al. 2022, equation 2). Without noise,
 * each of the three numbers is right to 5e-4 of its size. With noise, only the curve is judged.
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
