import { TENSOR_FUNCTIONS, TENSOR_METHODS } from '../../engine/tfjs-names';
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
    return record([
      ['mean', tensor],
      ['variance', tensor],
    ]);
  if (name === 'topk')
    return record([
      ['values', tensor],
      ['indices', tensor],
    ]);
  return PIECES.has(name) ? array(tensor) : unknown;
}

/** What a method of a tensor returns. */
export function resultOfMethod(name: string): Kind {
  if (TENSOR_METHODS.has(name)) return tensor;
  if (PIECES.has(name)) return array(tensor);
  return READS.has(name) ? array(unknown) : unknown;
}
