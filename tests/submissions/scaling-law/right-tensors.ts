// expect: all points
import * as tf from '@tensorflow/tfjs';
// Many exponents at once, as a matrix in float32 with one row per exponent: first hundredths, then thousandths.
export function fitScalingLaw(sizes: number[], losses: number[]) {
  const middle = [...sizes].sort((a, b) => a - b)[Math.floor(sizes.length / 2)];
  const unit = Math.max(...losses);

  const bestOf = (exponents: number[]) =>
    tf.tidy(() => {
      const logN = tf.tensor1d(sizes.map((n) => Math.log(n / middle)));
      const y = tf.tensor1d(losses.map((l) => l / unit));
      const x = tf.exp(tf.mul(tf.tensor2d(exponents, [exponents.length, 1]), logN).neg());
      const xc = x.sub(x.mean(1, true));
      const scale = xc.mul(y.sub(y.mean())).mean(1, true).div(xc.square().mean(1, true));
      const floor = y.mean().sub(scale.mul(x.mean(1, true)));
      const best = floor.add(scale.mul(x)).sub(y).square().mean(1).argMin().dataSync()[0];
      const exponent = exponents[best];
      return {
        irreducible: floor.dataSync()[best] * unit,
        scale: scale.dataSync()[best] * unit * middle ** exponent,
        exponent,
      };
    });

  const rough = bestOf(Array.from({ length: 146 }, (_, i) => (5 + i) / 100)).exponent;
  return bestOf(Array.from({ length: 21 }, (_, i) => (Math.round(rough * 1000) + i - 10) / 1000));
}
