/** Forbidden exports of tfjs, which do the exercise: models, and what makes them. */
export const shortcuts: ReadonlySet<string> = new Set([
  'sequential',
  'model',
  'models',
  'input',
  'Sequential',
  'LayersModel',
  'RNN',
  'loadLayersModel',
  'serialization',
]);

/** Functions of `tf.layers` that do nothing of an exercise: they combine or rearrange tensors. */
export const harmlessLayers: ReadonlySet<string> = new Set([
  ...['add', 'average', 'concatenate', 'dot', 'maximum', 'minimum', 'multiply'],
  ...['flatten', 'permute', 'repeatVector', 'reshape', 'zeroPadding2d'],
  ...['dropout', 'elu', 'leakyReLU', 'reLU', 'thresholdedReLU'],
]);

export const shortcutMessage = (name: string): string =>
  `tf.${name} is not allowed: tfjs’s ready-made layers and models do the exercise for you`;

/** The comment about this rule at the top of each stub. */
export const shortcutRule =
  `Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
layers and models, which are tf.layers, ${[...shortcuts].map((name) => `tf.${name}`).join(', ')}.
Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.`.replace(
    ' tf.Sequential',
    '\ntf.Sequential',
  );
