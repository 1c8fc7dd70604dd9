// expect: all points
import * as tf from '@tensorflow/tfjs';

export function rollOut(step: (x: tf.Tensor) => tf.Tensor, x0: tf.Tensor, numSteps: number) {
  const size = x0.size;
  const all = new Float32Array((numSteps + 1) * size);
  let x = x0.clone();
  for (let k = 0; ; k++) {
    all.set(x.dataSync(), k * size);
    if (k === numSteps) break;
    const next = step(x);
    x.dispose();
    x = next;
  }
  x.dispose();
  return tf.tensor(all, [numSteps + 1].concat(x0.shape));
}

export function lorenz96Tendency(x: tf.Tensor, forcing: number) {
  return tf.tidy(() => {
    const n = x.shape[x.rank - 1];
    const sites = tf.unstack(x, x.rank - 1);
    const changes = sites.map((site, i) => {
      const ahead = sites[(i + 1) % n];
      const behind = sites[(i - 1 + n) % n];
      const twoBehind = sites[(i - 2 + n) % n];
      return ahead.mul(behind).sub(twoBehind.mul(behind)).sub(site).add(forcing);
    });
    return tf.stack(changes, x.rank - 1);
  });
}

const weightsOf = (latitudes: tf.Tensor1D, columns: number) => {
  const rows = [...latitudes.dataSync()].map((phi) => Math.cos((phi / 180) * Math.PI));
  const mean = rows.reduce((a, b) => a + b) / rows.length;
  return tf.tensor2d(rows.map((w) => Array(columns).fill(w / mean)));
};

export function latitudeWeightedRmse(forecast: tf.Tensor2D, truth: tf.Tensor2D, latitudes: tf.Tensor1D) {
  return tf.tidy(() => {
    const w = weightsOf(latitudes, truth.shape[1]);
    const e = tf.sub(forecast, truth);
    return tf.sqrt(tf.mean(tf.mul(w, tf.mul(e, e)))) as tf.Scalar;
  });
}

export function anomalyCorrelation(
  forecast: tf.Tensor2D,
  truth: tf.Tensor2D,
  climatology: tf.Tensor2D,
  latitudes: tf.Tensor1D,
) {
  return tf.tidy(() => {
    const w = weightsOf(latitudes, truth.shape[1]);
    const f = tf.sub(forecast, climatology);
    const t = tf.sub(truth, climatology);
    const top = tf.sum(tf.mul(w, tf.mul(f, t)));
    const bottom = tf.sum(tf.mul(w, tf.square(f))).mul(tf.sum(tf.mul(w, tf.square(t))));
    return tf.div(top, tf.sqrt(bottom)) as tf.Scalar;
  });
}
