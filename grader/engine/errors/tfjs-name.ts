import { distance } from 'fastest-levenshtein';
import { LIBRARY_EXPORTS, NAMESPACE_FUNCTIONS, TENSOR_MEMBERS } from '../tfjs-exports';
import { TENSOR_FUNCTIONS, TENSOR_METHODS } from '../tfjs-names';

/** A name without the differences between Python's and JavaScript's ways of writing it. */
const plain = (name: string): string => name.replace(/_/g, '').toLowerCase();

const byPlainName = (names: Iterable<string>): ReadonlyMap<string, string> =>
  new Map([...names].map((name) => [plain(name), name]));

const METHODS = byPlainName(TENSOR_MEMBERS);
const FUNCTIONS = byPlainName(LIBRARY_EXPORTS);

/** A name that is in tfjs, and how to write it. */
export interface NameOfTfjs {
  readonly name: string;
  /** Code that uses it, for example `x.mean(…)`. */
  readonly code: string;
}

const method = (name: string): NameOfTfjs => ({
  name,
  code: TENSOR_METHODS.has(name) ? `x.${name}(…)` : `x.${name}`,
});
const libraryFunction = (name: string): NameOfTfjs => ({ name, code: `tf.${name}(…)` });

/** The same name as tfjs writes it: `expand_dims` is `expandDims`. */
export function asTfjsWrites(name: string, isOfTensor: boolean): NameOfTfjs | undefined {
  const wanted = plain(name);
  const [ofTensor, ofLibrary] = [METHODS.get(wanted), FUNCTIONS.get(wanted)];
  if (isOfTensor && ofTensor !== undefined) return method(ofTensor);
  if (ofLibrary !== undefined) return libraryFunction(ofLibrary);
  if (ofTensor !== undefined) return method(ofTensor);
  for (const [part, names] of NAMESPACE_FUNCTIONS) {
    const found = names.find((each) => plain(each) === wanted);
    if (found !== undefined) return { name: found, code: `tf.${part}.${found}(…)` };
  }
  return undefined;
}

/** More changed characters than this are no typing error; in a short name, one is. */
const changesAllowed = (name: string): number => (name.length < 4 ? 0 : name.length < 7 ? 1 : 2);

/** The name that a mistyped one is close to; undefined if none or several are. */
export function closestTo(
  name: string,
  names: Iterable<string>,
  allowed = changesAllowed(name),
): string | undefined {
  const near = [...names]
    .map((each) => ({ each, changes: distance(name.toLowerCase(), each.toLowerCase()) }))
    .filter(({ changes }) => changes <= allowed)
    .sort((one, other) => one.changes - other.changes);
  const [first, second] = near;
  return first === undefined || second?.changes === first.changes ? undefined : first.each;
}

/** The operation of tfjs that a mistyped name is close to. */
export function closestOperation(name: string, isOfTensor: boolean): NameOfTfjs | undefined {
  const found = closestTo(name, isOfTensor ? TENSOR_METHODS : TENSOR_FUNCTIONS);
  if (found === undefined) return undefined;
  return isOfTensor ? method(found) : libraryFunction(found);
}
