// expect: all points
import * as tf from '@tensorflow/tfjs';

export const qSample = (x0: tf.Tensor, t: tf.Tensor1D, noise: tf.Tensor, schedule: any): tf.Tensor =>
  tf.tidy(() => {
    const batch = x0.shape[0] as number;
    const abar = schedule.alphaBars.gather(t).expandDims(1); // [batch, 1]
    const flatX = x0.reshape([batch, -1]);
    const flatE = noise.reshape([batch, -1]);
    return flatX
      .mul(tf.sqrt(abar))
      .add(flatE.mul(tf.sqrt(tf.onesLike(abar).sub(abar))))
      .reshape(x0.shape);
  });
export default qSample;
