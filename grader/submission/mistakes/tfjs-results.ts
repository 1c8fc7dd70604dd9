import { TENSOR_FUNCTIONS, TENSOR_METHODS } from '../../engine/tfjs-names';
import { insteadOf } from '../../engine/errors/foreign-names';
import { asTfjsWrites } from '../../engine/errors/tfjs-name';
import { array, record, tensor, unknown, type Kind } from './kind';

const IN_NAMESPACES: ReadonlySet<string> = new Set([
  ...['bandPart', 'absoluteDifference', 'cosineDistance', 'hingeLoss', 'huberLoss', 'logLoss'],
  ...['meanSquaredError', 'sigmoidCrossEntropy', 'softmaxCrossEntropy', 'computeWeightedLoss'],
]);
const PIECES: ReadonlySet<string> = new Set(['split', 'unstack']);
const READS: ReadonlySet<string> = new Set(['arraySync', 'dataSync', 'array', 'data']);

/** What a function of tfjs returns. */
export function resultOfLibrary(name: string): Kind {
  if (TENSOR_FUNCTIONS.has(name) || IN_NAMESPACES.has(name) || name === 'keep' || name === 'variable')
    return tensor;
  if (name === 'moments')
    return record(
      [
        ['mean', tensor],
        ['variance', tensor],
      ],
      'the result of tf.moments',
    );
  if (name === 'topk')
    return record(
      [
        ['values', tensor],
        ['indices', tensor],
      ],
      'the result of tf.topk',
    );
  return PIECES.has(name) ? array(tensor) : unknown;
}

/** What to write in place of a foreign method that gives a tensor. */
const GIVES_TENSOR = /^(x|tf)\.(?!rank|size|shape|dataSync|arraySync|split|unstack)/;

/** What a method of a tensor returns; for a foreign one, what it is meant to return. */
export function resultOfMethod(name: string): Kind {
  const written = asTfjsWrites(name, true)?.name ?? name;
  if (TENSOR_METHODS.has(name) || TENSOR_METHODS.has(written)) return tensor;
  if (PIECES.has(name)) return array(tensor);
  if (READS.has(name)) return array(unknown);
  return GIVES_TENSOR.test(insteadOf(name) ?? '') ? tensor : unknown;
}
