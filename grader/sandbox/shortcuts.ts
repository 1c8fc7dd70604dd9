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
