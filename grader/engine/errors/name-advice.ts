import { LIBRARY_EXPORTS, NAMESPACE_FUNCTIONS, TENSOR_MEMBERS } from '../tfjs-exports';
import { FOREIGN_PARTS, insteadOf } from './foreign-names';
import { asTfjsWrites, closestOperation } from './tfjs-name';

const LIST =
  'Its functions are listed at js.tensorflow.org/api; many names differ from those of PyTorch and NumPy.';

/** What to write for a name that tfjs and its tensors lack; undefined if nothing is known. */
export function adviceOnName(name: string, isOfTensor: boolean): string | undefined {
  const written = asTfjsWrites(name, isOfTensor);
  if (written !== undefined && written.name !== name) {
    return `In tfjs, ${name} is called ${written.name}: write ${written.code}.`;
  }
  const instead = insteadOf(name);
  if (instead !== undefined) return `tfjs has no ${name}. Use instead: ${instead}.`;
  if (written !== undefined) return undefined;
  const close = closestOperation(name, isOfTensor);
  return close === undefined ? undefined : `tfjs has no ${name}. Did you mean ${close.code}?`;
}

/** Advice on `tf.name`, if tfjs has no such function; undefined if it has. */
export function adviceOnLibraryName(name: string): string | undefined {
  if (LIBRARY_EXPORTS.has(name)) return undefined;
  const part = FOREIGN_PARTS.get(name);
  if (part !== undefined) return `tfjs has no tf.${name}: ${part}.`;
  return adviceOnName(name, false) ?? `tfjs has no function ${name}. ${LIST}`;
}

/** Advice on `tf.part.name`, as in `tf.math.sqrt`; undefined if it exists or nothing is known. */
export function adviceOnPartOfLibrary(part: string, name: string): string | undefined {
  if (NAMESPACE_FUNCTIONS.get(part)?.includes(name) === true) return undefined;
  if (LIBRARY_EXPORTS.has(name)) return `${name} is directly in tf, not in tf.${part}: write tf.${name}(…).`;
  return adviceOnName(name, false);
}

/** Advice on `x.name` of a tensor x; undefined if tensors have it. */
export function adviceOnTensorName(name: string): string | undefined {
  if (TENSOR_MEMBERS.has(name)) return undefined;
  if (LIBRARY_EXPORTS.has(name)) {
    return `${name} is a function of tfjs, not of tensors: write tf.${name}(…).`;
  }
  return adviceOnName(name, true);
}
