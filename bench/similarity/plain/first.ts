import type { PlainAnswers } from './answers';

export const first: PlainAnswers = {
  causalMask: `
      const i = tf.range(0, length).expandDims(1);
      const j = tf.range(0, length).expandDims(0);
      return tf.greaterEqual(i, j) as tf.Tensor2D;`,
  scaledDotProductAttention: `
      const dK = queries.shape[queries.shape.length - 1];
      let scores = tf.matMul(queries, keys, false, true);
      scores = tf.div(scores, Math.sqrt(dK));
      if (mask) {
        scores = tf.where(mask, scores, tf.fill(scores.shape, -1e9));
      }
      const weights = tf.softmax(scores);
      const output = tf.matMul(weights, values);
      return { output, weights };`,
  multiHeadAttention: `
      const [batch, n] = x.shape;
      const dHead = params.queryKernel.shape[1] / numHeads;
      const q = project(x, params.queryKernel);
      const k = project(x, params.keyKernel);
      const v = project(x, params.valueKernel);
      const qHeads = tf.transpose(tf.reshape(q, [batch, n, numHeads, dHead]), [0, 2, 1, 3]);
      const kHeads = tf.transpose(tf.reshape(k, [batch, n, numHeads, dHead]), [0, 2, 1, 3]);
      const vHeads = tf.transpose(tf.reshape(v, [batch, n, numHeads, dHead]), [0, 2, 1, 3]);
      const { output } = scaledDotProductAttention(qHeads, kHeads, vHeads, mask);
      const joined = tf.reshape(tf.transpose(output, [0, 2, 1, 3]), [batch, n, numHeads * dHead]);
      return project(joined, params.outputKernel) as tf.Tensor3D;`,
  layerNorm: `
      const mean = tf.mean(x, -1, true);
      const diff = tf.sub(x, mean);
      const variance = tf.mean(tf.square(diff), -1, true);
      const normed = tf.div(diff, tf.sqrt(tf.add(variance, epsilon)));
      return tf.add(tf.mul(normed, gain), bias);`,
  feedForward: `
      const hidden = tf.relu(tf.add(project(x, params.kernel1), params.bias1));
      return tf.add(project(hidden, params.kernel2), params.bias2);`,
  transformerBlock: `
      const attention = multiHeadAttention(x, params.attention, numHeads, mask);
      const y = layerNorm(tf.add(x, attention), params.attentionNorm);
      const ff = feedForward(y, params.feedForward);
      return layerNorm(tf.add(y, ff), params.feedForwardNorm) as tf.Tensor3D;`,
  nextTokenLogits: `
      return project(hidden, unembedding);`,
  nextTokenLoss: `
      const [batch, n, vocab] = logits.shape;
      const inputs = tf.slice(logits, [0, 0, 0], [batch, n - 1, vocab]);
      const targets = tf.slice(tokens, [0, 1], [batch, n - 1]);
      const logProbs = tf.logSoftmax(inputs);
      const oneHot = tf.oneHot(targets, vocab);
      const picked = tf.sum(tf.mul(logProbs, oneHot), -1);
      return tf.neg(tf.mean(picked)) as tf.Scalar;`,
  linearNoiseSchedule: `
      const betas = tf.linspace(betaStart, betaEnd, numSteps);
      const alphas = tf.sub(1, betas) as tf.Tensor1D;
      const alphaBars = tf.cumprod(alphas) as tf.Tensor1D;
      return { betas, alphas, alphaBars };`,
  qSample: `
      const shape = [x0.shape[0], ...new Array(x0.rank - 1).fill(1)];
      const alphaBar = tf.reshape(tf.gather(schedule.alphaBars, t), shape);
      const signal = tf.mul(tf.sqrt(alphaBar), x0);
      const noisy = tf.mul(tf.sqrt(tf.sub(1, alphaBar)), noise);
      return tf.add(signal, noisy);`,
  noisePredictionLoss: `
      const xt = qSample(x0, t, noise, schedule);
      const predicted = model(xt, t);
      return tf.mean(tf.square(tf.sub(noise, predicted))) as tf.Scalar;`,
  reverseStep: `
      const beta = tf.gather(schedule.betas, t);
      const alpha = tf.gather(schedule.alphas, t);
      const alphaBar = tf.gather(schedule.alphaBars, t);
      const tBatch = tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D;
      const eps = model(xt, tBatch);
      const coef = tf.div(beta, tf.sqrt(tf.sub(1, alphaBar)));
      const mean = tf.div(tf.sub(xt, tf.mul(coef, eps)), tf.sqrt(alpha));
      if (t === 0) {
        return mean;
      }
      return tf.add(mean, tf.mul(tf.sqrt(beta), z));`,
  reverseSample: `
      const numSteps = schedule.betas.shape[0];
      let x = gaussian(shape);
      for (let t = numSteps - 1; t >= 0; t--) {
        const z = gaussian(shape);
        x = reverseStep(model, x, t, z, schedule);
      }
      return x;`,
};
