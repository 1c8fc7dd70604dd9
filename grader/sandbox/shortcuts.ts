/** Forbidden exports of tfjs, which do the exercise: ready-made layers and models. */
export const shortcuts: ReadonlySet<string> = new Set([
  'layers',
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

export const shortcutMessage = (name: string): string =>
  `tf.${name} is not allowed: tfjs’s ready-made layers and models do the exercise for you`;

/** The comment about this rule at the top of each stub. */
export const shortcutRule =
  `Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
layers and models, which are ${[...shortcuts].map((name) => `tf.${name}`).join(', ')}.`.replace(
    ' tf.Sequential',
    '\ntf.Sequential',
  );
