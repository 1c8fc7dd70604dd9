/** What of tfjs an exercise may not use, because it does the exercise: the library of ready-made layers and models. */
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

/** The rule as the stubs say it. */
export const shortcutRule =
  `Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
layers and models, which are ${[...shortcuts].map((name) => `tf.${name}`).join(', ')}.`.replace(
    ' tf.Sequential',
    '\ntf.Sequential',
  );
