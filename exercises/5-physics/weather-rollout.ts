// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';
import type { StepModel } from '../given/types';

/**
 * Rolls a forecast out: calls a model of one step again and again, each time on its own result.
 *
 * @param step gives the state one step later, a new tensor of the same shape
 * @param x0 the state at the start, of rank 1 or more
 * @param numSteps how many steps to make, 0 or more
 * @returns `[numSteps + 1, ...x0.shape]`: entry k is the state after k steps, and entry 0 is x0
 */
export function rollOut(step: StepModel, x0: tf.Tensor, numSteps: number): tf.Tensor {
  throw new Error('Not started: rollOut');
}

/**
 * The weather model of Lorenz (1996): dx_i/dt = (x_{i+1} − x_{i−2}) · x_{i−1} − x_i + F. The N
 * sites stand for places along a circle of latitude, so that indices count modulo N.
 *
 * @param x states `[..., N]`, N ≥ 4, rank 1 or more; without a unit, between −20 and 20
 * @param forcing F; from about 5 on, the weather is chaotic
 * @returns the change of x per unit of time (about 5 days), shaped as x
 */
export function lorenz96Tendency(x: tf.Tensor, forcing: number): tf.Tensor {
  throw new Error('Not started: lorenz96Tendency');
}

/**
 * The root mean square error of a forecast on the sphere, weighted by area: the root of the mean
 * over all points of weight · (forecast − truth)², where the weight of a row is cos φ, divided by
 * the mean of cos φ over the rows (Rasp et al. 2020, WeatherBench).
 *
 * @param forecast `[latitude, longitude]`
 * @param truth `[latitude, longitude]`, in the unit of the forecast
 * @param latitudes φ of each row, `[latitude]`, in degrees from −90 to 90, not all of them poles
 * @returns a scalar in the unit of the fields
 */
export function latitudeWeightedRmse(
  forecast: tf.Tensor2D,
  truth: tf.Tensor2D,
  latitudes: tf.Tensor1D,
): tf.Scalar {
  throw new Error('Not started: latitudeWeightedRmse');
}

/**
 * The anomaly correlation of a forecast: with f = forecast − climatology, t = truth − climatology
 * and weights w by area, Σ w·f·t / √(Σ w·f² · Σ w·t²), summed over all points (Rasp et al. 2020,
 * WeatherBench). The means of the anomalies are not subtracted.
 *
 * @param forecast `[latitude, longitude]`; not the climatology itself
 * @param truth `[latitude, longitude]`; not the climatology itself
 * @param climatology what is usual at each point, `[latitude, longitude]`, in the same unit
 * @param latitudes φ of each row, `[latitude]`, in degrees from −90 to 90, not all of them poles
 * @returns a scalar from −1 to 1, without a unit
 */
export function anomalyCorrelation(
  forecast: tf.Tensor2D,
  truth: tf.Tensor2D,
  climatology: tf.Tensor2D,
  latitudes: tf.Tensor1D,
): tf.Scalar {
  throw new Error('Not started: anomalyCorrelation');
}
