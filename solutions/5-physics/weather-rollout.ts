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
  return tf.tidy(() => {
    const states = [x0];
    for (let k = 0; k < numSteps; k++) states.push(step(states[k]));
    return tf.stack(states);
  });
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
  return tf.tidy(() => {
    const sites = x.shape[x.rank - 1];
    const places = [...Array(sites).keys()];
    /** At site i, the value at site i + by. */
    const moved = (by: number) => {
      const order = places.map((i) => (i + by + sites) % sites);
      return tf.gather(x, order, x.rank - 1);
    };
    const advection = moved(1).sub(moved(-2)).mul(moved(-1));
    return advection.sub(x).add(forcing);
  });
}

/** cos φ of each row by their mean, `[latitude, 1]`: the area that a row stands for. */
function areaWeights(latitudes: tf.Tensor1D): tf.Tensor2D {
  const cosines = latitudes.mul(Math.PI / 180).cos();
  return cosines.div(cosines.mean()).as2D(-1, 1);
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
  return tf.tidy(() => {
    const squares = forecast.sub(truth).square();
    const weighted = squares.mul(areaWeights(latitudes));
    return weighted.mean().sqrt().asScalar();
  });
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
  return tf.tidy(() => {
    const weights = areaWeights(latitudes);
    const ofForecast = forecast.sub(climatology);
    const ofTruth = truth.sub(climatology);
    const weightedSum = (one: tf.Tensor, other: tf.Tensor) => one.mul(other).mul(weights).sum();
    const product = weightedSum(ofForecast, ofTruth);
    const squares = weightedSum(ofForecast, ofForecast).mul(weightedSum(ofTruth, ofTruth));
    return product.div(squares.sqrt()).asScalar();
  });
}
