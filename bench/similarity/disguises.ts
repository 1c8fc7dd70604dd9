import type { Edits } from '../../quality/edits';

/**
 * Edits that disguise a copy of the solutions, by exercise: once or twice in each, two statements
 * are swapped or an expression is given a name.
 */
export const disguises: Readonly<Record<string, Edits>> = {
  'causal-mask': [
    [
      `    const rows = positions.reshape([length, 1]);
    const columns = positions.reshape([1, length]);`,
      `    const columns = positions.reshape([1, length]);
    const rows = positions.reshape([length, 1]);`,
    ],
  ],
  'scaled-dot-product-attention': [
    [
      'return { output: tf.matMul(weights, values), weights };',
      'const output = tf.matMul(weights, values);\n    return { output, weights };',
    ],
  ],
  'multi-head-attention': [
    [
      'const concatenated = output.transpose([0, 2, 1, 3]).reshape(',
      'const moved = output.transpose([0, 2, 1, 3]);\n    const concatenated = moved.reshape(',
    ],
  ],
  'layer-norm': [
    [
      'const centred = x.sub(x.mean(-1, true));',
      'const mean = x.mean(-1, true);\n    const centred = x.sub(mean);',
    ],
  ],
  'feed-forward': [
    [
      'return project(hidden, params.kernel2).add(params.bias2);',
      'const out = project(hidden, params.kernel2);\n    return out.add(params.bias2);',
    ],
  ],
  'transformer-block': [
    [
      'return layerNorm(y.add(feedForward(y, params.feedForward)), params.feedForwardNorm) as tf.Tensor3D;',
      'const z = y.add(feedForward(y, params.feedForward));\n    return layerNorm(z, params.feedForwardNorm) as tf.Tensor3D;',
    ],
  ],
  'next-token-loss': [
    [
      `    const predictions = logits.slice([0, 0, 0], [batch, n - 1, vocab]);
    const targets = tf.oneHot(tokens.slice([0, 1], [batch, n - 1]), vocab);`,
      `    const targets = tf.oneHot(tokens.slice([0, 1], [batch, n - 1]), vocab);
    const predictions = logits.slice([0, 0, 0], [batch, n - 1, vocab]);`,
    ],
  ],
  'noise-schedule': [
    [
      'return { betas, alphas, alphaBars: tf.cumprod(alphas) as tf.Tensor1D };',
      'const alphaBars = tf.cumprod(alphas) as tf.Tensor1D;\n    return { betas, alphas, alphaBars };',
    ],
  ],
  'forward-process': [
    [
      `    const signal = alphaBar.sqrt().mul(x0);
    return signal.add(tf.sub(1, alphaBar).sqrt().mul(noise));`,
      `    const rest = tf.sub(1, alphaBar).sqrt().mul(noise);
    return rest.add(alphaBar.sqrt().mul(x0));`,
    ],
  ],
  'noise-prediction-loss': [
    [
      'const predicted = model(qSample(x0, t, noise, schedule), t);',
      'const xt = qSample(x0, t, noise, schedule);\n    const predicted = model(xt, t);',
    ],
  ],
  'reverse-sampling': [
    [
      `    const beta = at(schedule.betas);
    const steps = tf.fill([xt.shape[0] as number], t, 'int32') as tf.Tensor1D;`,
      `    const steps = tf.fill([xt.shape[0] as number], t, 'int32') as tf.Tensor1D;
    const beta = at(schedule.betas);`,
    ],
    [
      'x = reverseStep(model, x, t, gaussian(shape), schedule);',
      'const z = gaussian(shape);\n      x = reverseStep(model, x, t, z, schedule);',
    ],
  ],
};
