import { GRADIENT_GAPS } from './gradient-gaps';
import type { ErrorRule } from './rule';

/** Errors of tfjs in gradients that an exercise takes itself. */
export const gradientRules: readonly ErrorRule[] = [
  [
    /^Cannot compute gradient of y=f\(x\)/,
    () =>
      'The function that is differentiated must compute its result from its own argument, with operations on tensors. What was computed outside it, and numbers that were read (dataSync, arraySync), have no gradient.',
  ],
  [
    /^The result y returned by f\(\) must be a tensor/,
    () =>
      'The function that is differentiated must return a tensor: not a number that was read from one, and no Promise.',
  ],
  [
    /^The args passed in (\w+)\(f\)\(args\) must be array of tensors/,
    (name) => `tf.${name}(f) takes its tensors in one array: tf.${name}(f)([x, y]).`,
  ],
  [
    /^The f passed in (\w+)\(f\) must be a function/,
    (name) =>
      `tf.${name} takes a function, not its result, and returns a function: tf.${name}((x) => …), called with x.`,
  ],
  [
    /^variableGrads\(\) expects at least one of the input variables/,
    () =>
      'tf.variableGrads knows only variables, made with tf.variable, that the function uses. For tensors, use tf.grad, tf.grads, tf.valueAndGrad or tf.valueAndGrads.',
  ],
  [/^(.*(?:not found for|Error in gradient for op) .*)/i, (message) => gapIn(message)],
];

/** What is said of an operation without a gradient, as a sentence. */
function gapIn(message: string): string | undefined {
  for (const [pattern, explanation] of GRADIENT_GAPS) {
    const match = pattern.exec(message);
    if (match === null) continue;
    const sentence = `${explanation.replace('$1', match[1] ?? '')}.`;
    return sentence.startsWith('tf.') ? sentence : sentence.replace(/^./, (first) => first.toUpperCase());
  }
  return undefined;
}
