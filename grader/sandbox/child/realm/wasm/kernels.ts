import type * as tfjs from '@tensorflow/tfjs';
import { wasmKernels } from '../../../wasm-kernels';
import type { Tfjs } from '../tensors';
import type { WasmBackend } from './backend';
import { onCopies, type Call, type CpuBackend, type Kernel } from './on-copies';
import { tile } from './tile';
import { transposeFirst } from './transpose-first';
import { unsortedSegmentSum } from './unsorted-segment-sum';

type Condition = (call: Call & { readonly backend: WasmBackend }) => boolean;

const inputsOf = ({ inputs }: Call): tfjs.TensorInfo[] =>
  Object.values(inputs).filter((input) => input !== undefined);

/** The library's kernels fail on tensors without elements. */
const areOf =
  (dtypes: readonly tfjs.DataType[]) =>
  (call: Call): boolean =>
    inputsOf(call).every(({ dtype, shape }) => dtypes.includes(dtype) && !shape.includes(0));

const areFloats = areOf(['float32']);
const areNumbers = areOf(['float32', 'int32', 'bool']);

/** For kernels of the library that compare numbers and lose NaN. */
const areComparable: Condition = (call) =>
  areFloats(call) &&
  inputsOf(call).every(({ dataId, shape }) => {
    const values = call.backend.view(dataId, 'float32', shape) as Float32Array;
    for (let i = 0; i < values.length; i++) if (values[i] !== values[i]) return false;
    return true;
  });

/** Conditions of single kernels, instead of those on the types. */
const special: Readonly<Record<string, Condition>> = {
  // The same batches, or a single matrix for all.
  BatchMatMul: (call) => {
    const [one = [], other = []] = inputsOf(call).map(({ shape }) => shape.slice(0, -2));
    const isSingle = (shape: readonly number[]): boolean => shape.every((length) => length === 1);
    return areFloats(call) && (one.join() === other.join() || isSingle(one) || isSingle(other));
  },
  Cast: (call) => {
    const dtype = call.attrs?.['dtype'];
    return areNumbers(call) && (dtype === 'float32' || dtype === 'int32');
  },
  Maximum: areComparable,
  Minimum: areComparable,
  PadV2: areOf(['float32', 'int32']),
  Relu: areComparable,
  Select: ({ inputs: { condition, t, e } }) =>
    condition?.dtype === 'bool' &&
    areFloats({ inputs: { t, e } }) &&
    [t, e].every((each) => each?.shape.join() === condition.shape.join()),
  Softmax: (call) => areFloats(call) && inputsOf(call).every(({ shape }) => shape.length > 0),
};

/** When a kernel of the library runs: only where it and cpu's give the same, up to rounding. */
const conditions = new Map<string, Condition>([
  ...wasmKernels.floats.map((name) => [name, areFloats] as const),
  ...wasmKernels.numbers.map((name) => [name, areNumbers] as const),
  ...wasmKernels.anything.map((name) => [name, () => true] as const),
  ...Object.entries(special),
]);

/** Shares the data of its input, like the cpu backend's; the library's copies it. */
const identity: Kernel = ({ inputs: { x }, backend }) => {
  if (x === undefined) return undefined;
  backend.incRef(x.dataId);
  return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
};

/** Kernels that return undefined for inputs that they leave to cpu's. */
const ownKernels = new Map<string, Kernel>([
  ['Identity', identity],
  ['UnsortedSegmentSum', unsortedSegmentSum],
  ['Tile', tile],
]);

/**
 * Registers a kernel of the wasm backend for each of the cpu backend: our own or the library's
 * where it can be used, otherwise cpu's on copies of the data.
 *
 * @param native the library's kernels, by their files
 */
export function registerKernels(tf: Tfjs, native: Readonly<Record<string, tfjs.KernelConfig>>): void {
  const library = new Map(
    Object.entries(native).map(([file, config]) => [config.kernelName, { file, config }]),
  );
  const cpu = tf.findBackend('cpu') as CpuBackend;
  const product = library.get('BatchMatMul');
  const transpose = library.get('Transpose');
  if (product === undefined || transpose === undefined) throw new Error('kernels are missing');
  const kernelFunc = transposeFirst(product.config.kernelFunc, transpose.config.kernelFunc);
  library.set('BatchMatMul', { ...product, config: { ...product.config, kernelFunc } });
  for (const { kernelName, kernelFunc } of tf.getKernelsForBackend('cpu')) {
    const found = library.get(kernelName);
    const kernel =
      ownKernels.get(kernelName) ?? (found && ofLibrary(found.config, conditions.get(found.file)));
    const fallback = onCopies(tf, cpu, kernelFunc);
    tf.registerKernel({
      kernelName,
      backendName: 'wasm',
      ...(found?.config.setupFunc && { setupFunc: found.config.setupFunc }),
      kernelFunc: (given) => {
        const call = given as Call & { readonly backend: WasmBackend };
        return kernel?.(call) ?? fallback(call);
      },
    });
  }
}

/** What the library refuses is left to cpu's kernel, whose error the student knows. */
const ofLibrary =
  ({ kernelFunc }: tfjs.KernelConfig, condition: Condition = () => false): Kernel =>
  (call) => {
    if (!condition(call)) return undefined;
    try {
      return kernelFunc(call);
    } catch {
      return undefined;
    }
  };
