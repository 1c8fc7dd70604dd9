import type * as tfjs from '@tensorflow/tfjs';
import { normals } from '../embedding';
import type { SceneTools } from '../functions';
import { numbersOf, tensorOf } from '../wrong-result';

type Tensor = tfjs.Tensor;

const SITES = 40;
const TIME_STEP = 0.05;
const SPIN_UP = 100;

export interface WeatherInput {
  readonly forcing: number;
  /** The error of the forecast's start. */
  readonly error: number;
  readonly steps: number;
}

export interface WeatherResult {
  /** The first site after each step, of the truth and of the forecast. */
  readonly truth: readonly number[];
  readonly forecast: readonly number[];
  /** The root mean square difference over all sites. */
  readonly apart: readonly number[];
}

/** Two forecasts of the Lorenz-96 model from nearly the same start, by the student's functions. */
export function weatherScene(
  { tf, find }: SceneTools,
  { forcing, error, steps }: WeatherInput,
): WeatherResult {
  const tendency = (x: Tensor): Tensor =>
    tensorOf(tf, find('lorenz96Tendency')(x, forcing), 'The result of lorenz96Tendency', [SITES]);
  // The classical Runge–Kutta method of fourth order.
  const step = (x: Tensor): Tensor =>
    tf.tidy(() => {
      const k1 = tendency(x);
      const k2 = tendency(tf.add(x, tf.mul(k1, TIME_STEP / 2)));
      const k3 = tendency(tf.add(x, tf.mul(k2, TIME_STEP / 2)));
      const k4 = tendency(tf.add(x, tf.mul(k3, TIME_STEP)));
      const sum = tf.addN([k1, tf.mul(k2, 2), tf.mul(k3, 2), k4]);
      return tf.add(x, tf.mul(sum, TIME_STEP / 6));
    });
  const rollOut = (x0: Tensor, count: number): Float32Array =>
    numbersOf(tf, find('rollOut')(step, x0, count), 'The result of rollOut', [count + 1, SITES]);
  const spunUp = rollOut(tf.add(tf.tensor1d(normals('weather', SITES)), forcing), SPIN_UP);
  const start = tf.tensor1d(spunUp.slice(-SITES));
  const wrong = tf.add(start, tf.mul(tf.tensor1d(normals('error of the start', SITES)), error));
  const [truth, forecast] = [rollOut(start, steps), rollOut(wrong, steps)];
  const times = Array.from({ length: steps + 1 }, (_, i) => i);
  const rowOf = (all: Float32Array, i: number): Float32Array => all.subarray(i * SITES, (i + 1) * SITES);
  return {
    truth: times.map((i) => rowOf(truth, i)[0] ?? Number.NaN),
    forecast: times.map((i) => rowOf(forecast, i)[0] ?? Number.NaN),
    apart: times.map((i) => {
      const other = rowOf(forecast, i);
      const squares = rowOf(truth, i).map((value, k) => (value - (other[k] ?? Number.NaN)) ** 2);
      return Math.sqrt(squares.reduce((sum, each) => sum + each, 0) / SITES);
    }),
  };
}
