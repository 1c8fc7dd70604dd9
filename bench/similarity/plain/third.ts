import type { PlainAnswers } from './answers';

export const third: PlainAnswers = {
  causalMask: `
      const indices = tf.range(0, length, 1, 'int32');
      const row = tf.expandDims(indices, 1);
      const col = tf.expandDims(indices, 0);
      return tf.lessEqual(col, row) as tf.Tensor2D;`,
  scaledDotProductAttention: `
      const d = queries.shape[queries.rank - 1];
      const scores = tf.matMul(queries, keys, false, true).div(tf.scalar(Math.sqrt(d)));
      const masked = mask ? tf.where(mask, scores, tf.onesLike(scores).mul(-1e9)) : scores;
      const weights = tf.softmax(masked, -1);
      const output = tf.matMul(weights, values);
      return { output, weights };`,
  multiHeadAttention: `
      const [batch, n] = x.shape;
      const size = params.queryKernel.shape[1] / numHeads;
      const heads = [params.queryKernel, params.keyKernel, params.valueKernel].map((kernel) =>
        tf.transpose(project(x, kernel).reshape([batch, n, numHeads, size]), [0, 2, 1, 3]),
      );
      const { output } = scaledDotProductAttention(heads[0], heads[1], heads[2], mask);
      const back = tf.transpose(output, [0, 2, 1, 3]);
      const flat = back.reshape([batch, n, numHeads * size]);
      return project(flat, params.outputKernel) as tf.Tensor3D;`,
  layerNorm: `
      const { mean, variance } = tf.moments(x, -1, true);
      const normalised = x.sub(mean).div(tf.sqrt(variance.add(epsilon)));
      return normalised.mul(gain).add(bias);`,
  feedForward: `
      let h = project(x, params.kernel1);
      h = h.add(params.bias1);
      h = h.relu();
      h = project(h, params.kernel2);
      return h.add(params.bias2);`,
  transformerBlock: `
      const a = x.add(multiHeadAttention(x, params.attention, numHeads, mask));
      const y = layerNorm(a, params.attentionNorm);
      const b = y.add(feedForward(y, params.feedForward));
      return layerNorm(b, params.feedForwardNorm) as tf.Tensor3D;`,
  nextTokenLogits: `
      return project(hidden, unembedding) as tf.Tensor3D;`,
  nextTokenLoss: `
      const n = tokens.shape[1];
      const vocab = logits.shape[2];
      const targets = tf.oneHot(tokens.slice([0, 1], [-1, n - 1]), vocab);
      const logProbabilities = tf.logSoftmax(logits.slice([0, 0, 0], [-1, n - 1, -1]));
      const perToken = tf.sum(targets.mul(logProbabilities), 2);
      const loss = tf.mean(perToken).neg();
      return loss as tf.Scalar;`,
  linearNoiseSchedule: `
      const betas = tf.linspace(betaStart, betaEnd, numSteps);
      const alphas = betas.neg().add(1) as tf.Tensor1D;
      const alphaBars = tf.cumprod(alphas, 0) as tf.Tensor1D;
      return { betas: betas, alphas: alphas, alphaBars: alphaBars };`,
  qSample: `
      let alphaBar = tf.gather(schedule.alphaBars, t);
      for (let axis = 1; axis < x0.rank; axis++) {
        alphaBar = alphaBar.expandDims(axis);
      }
      const oneMinus = tf.sub(1, alphaBar);
      return tf.add(alphaBar.sqrt().mul(x0), oneMinus.sqrt().mul(noise));`,
  noisePredictionLoss: `
      const predictedNoise = model(qSample(x0, t, noise, schedule), t);
      const squaredError = tf.squaredDifference(noise, predictedNoise);
      return tf.mean(squaredError) as tf.Scalar;`,
  reverseStep: `
      const index = tf.tensor1d([t], 'int32');
      const beta = schedule.betas.gather(index);
      const alpha = schedule.alphas.gather(index);
      const alphaBar = schedule.alphaBars.gather(index);
      const predicted = model(xt, tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D);
      const scaled = predicted.mul(beta).div(tf.sqrt(tf.sub(1, alphaBar)));
      const mean = xt.sub(scaled).div(tf.sqrt(alpha));
      return t === 0 ? mean : mean.add(tf.sqrt(beta).mul(z));`,
  reverseSample: `
      let x = gaussian(shape);
      const last = schedule.betas.shape[0] - 1;
      for (let step = last; step >= 0; step -= 1) {
        const noise = gaussian(shape);
        const next = reverseStep(model, x, step, noise, schedule);
        x = next;
      }
      return x;`,
};
