import type { PlainAnswers } from './answers';

export const second: PlainAnswers = {
  causalMask: `
      const rows = tf.range(0, length, 1, 'int32').reshape([length, 1]);
      const cols = tf.range(0, length, 1, 'int32').reshape([1, length]);
      const mask = cols.lessEqual(rows);
      return mask as tf.Tensor2D;`,
  scaledDotProductAttention: `
      const dK = queries.shape.at(-1) as number;
      let logits = queries.matMul(keys, false, true).div(Math.sqrt(dK));
      if (mask !== undefined) {
        const hidden = tf.onesLike(logits).mul(-1e9);
        logits = tf.where(mask, logits, hidden);
      }
      const weights = logits.softmax();
      return { output: weights.matMul(values), weights };`,
  multiHeadAttention: `
      const batch = x.shape[0];
      const n = x.shape[1];
      const dHead = params.queryKernel.shape[1] / numHeads;
      const split = (tensor: tf.Tensor) =>
        tensor.reshape([batch, n, numHeads, dHead]).transpose([0, 2, 1, 3]);
      const q = split(project(x, params.queryKernel));
      const k = split(project(x, params.keyKernel));
      const v = split(project(x, params.valueKernel));
      const result = scaledDotProductAttention(q, k, v, mask);
      const merged = result.output.transpose([0, 2, 1, 3]).reshape([batch, n, numHeads * dHead]);
      return project(merged, params.outputKernel) as tf.Tensor3D;`,
  layerNorm: `
      const mu = x.mean(-1, true);
      const centered = x.sub(mu);
      const sigma2 = centered.square().mean(-1, true);
      const xHat = centered.div(sigma2.add(epsilon).sqrt());
      return xHat.mul(gain).add(bias);`,
  feedForward: `
      const h = project(x, params.kernel1).add(params.bias1);
      const activated = tf.relu(h);
      return project(activated, params.kernel2).add(params.bias2);`,
  transformerBlock: `
      const attn = multiHeadAttention(x, params.attention, numHeads, mask);
      const y = layerNorm(x.add(attn), params.attentionNorm);
      const out = feedForward(y, params.feedForward);
      const z = layerNorm(y.add(out), params.feedForwardNorm);
      return z as tf.Tensor3D;`,
  nextTokenLogits: `
      const logits = project(hidden, unembedding);
      return logits;`,
  nextTokenLoss: `
      const [b, n, v] = logits.shape;
      const pred = logits.slice([0, 0, 0], [b, n - 1, v]);
      const target = tokens.slice([0, 1], [b, n - 1]);
      const logP = pred.logSoftmax();
      const mask = tf.oneHot(target, v);
      return logP.mul(mask).sum(-1).mean().mul(-1) as tf.Scalar;`,
  linearNoiseSchedule: `
      const betas = tf.linspace(betaStart, betaEnd, numSteps);
      const alphas = tf.onesLike(betas).sub(betas) as tf.Tensor1D;
      return {
        betas,
        alphas,
        alphaBars: alphas.cumprod(0) as tf.Tensor1D,
      };`,
  qSample: `
      const aBar = schedule.alphaBars.gather(t);
      const extra = Array.from({ length: x0.rank - 1 }, () => 1);
      const a = aBar.reshape([x0.shape[0], ...extra]);
      return x0.mul(a.sqrt()).add(noise.mul(tf.scalar(1).sub(a).sqrt()));`,
  noisePredictionLoss: `
      const noisy = qSample(x0, t, noise, schedule);
      const guess = model(noisy, t);
      const error = guess.sub(noise);
      return error.square().mean() as tf.Scalar;`,
  reverseStep: `
      const steps = tf.onesLike(xt).cast('int32').flatten().slice(0, xt.shape[0]).mul(tf.scalar(t, 'int32'));
      const noise = model(xt, steps as tf.Tensor1D);
      const b = schedule.betas.slice(t, 1).reshape([]);
      const a = schedule.alphas.slice(t, 1).reshape([]);
      const aBar = schedule.alphaBars.slice(t, 1).reshape([]);
      let x = xt.sub(noise.mul(b).div(tf.scalar(1).sub(aBar).sqrt()));
      x = x.div(a.sqrt());
      if (t > 0) x = x.add(z.mul(b.sqrt()));
      return x;`,
  reverseSample: `
      const T = schedule.betas.size;
      let sample = gaussian(shape);
      let t = T - 1;
      while (t >= 0) {
        sample = reverseStep(model, sample, t, gaussian(shape), schedule);
        t -= 1;
      }
      return sample;`,
};
