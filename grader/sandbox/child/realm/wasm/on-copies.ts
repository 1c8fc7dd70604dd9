import type * as tfjs from '@tensorflow/tfjs';
import type { Tfjs } from '../tensors';
import type { WasmBackend } from './backend';

type KernelCall = Parameters<tfjs.KernelFunc>[0];
export type Call = Omit<KernelCall, 'backend'>;

/** A kernel; undefined if it leaves these inputs to another. */
export type Kernel = (
  call: Call & { readonly backend: WasmBackend },
) => tfjs.TensorInfo | tfjs.TensorInfo[] | undefined;

/** What kernels use of tfjs's cpu backend. */
export interface CpuBackend extends tfjs.KernelBackend {
  readonly makeTensorInfo: (
    shape: number[],
    dtype: tfjs.DataType,
    values: tfjs.backend_util.BackendValues,
  ) => tfjs.TensorInfo;
}

/** Runs a kernel of the cpu backend on copies of tensors, and copies what it returns. */
export const onCopies =
  (tf: Tfjs, cpu: CpuBackend, kernel: tfjs.KernelFunc) =>
  ({ inputs, backend, attrs = {} }: Parameters<Kernel>[0]): tfjs.TensorInfo | tfjs.TensorInfo[] => {
    const copies: tfjs.TensorInfo[] = [];
    const copied = (tensor: tfjs.TensorInfo): tfjs.TensorInfo => {
      const copy = copyTo(tf, cpu, tensor, backend.readSync(tensor.dataId));
      copies.push(copy);
      return copy;
    };
    const returned = ({ dataId, shape, dtype }: tfjs.TensorInfo): tfjs.TensorInfo => {
      const values = cpu.readSync(dataId);
      cpu.disposeData(dataId);
      return { dataId: backend.write(values, shape, dtype), shape, dtype };
    };
    try {
      const outputs = kernel({ inputs: eachOf(inputs, copied), backend: cpu, attrs });
      return Array.isArray(outputs) ? outputs.map(returned) : returned(outputs);
    } finally {
      for (const { dataId } of copies) cpu.disposeData(dataId);
    }
  };

/** A kernel's inputs are a record or, for some, a list. */
const eachOf = (
  inputs: Call['inputs'],
  copied: (tensor: tfjs.TensorInfo) => tfjs.TensorInfo,
): Call['inputs'] => {
  const one = (tensor: tfjs.TensorInfo | undefined | null): tfjs.TensorInfo | undefined =>
    tensor === undefined || tensor === null ? undefined : copied(tensor);
  return Array.isArray(inputs)
    ? (inputs.map(one) as unknown as Call['inputs'])
    : Object.fromEntries(Object.entries(inputs).map(([name, tensor]) => [name, one(tensor)]));
};

function copyTo(
  tf: Tfjs,
  cpu: CpuBackend,
  { shape, dtype }: tfjs.TensorInfo,
  values: tfjs.backend_util.BackendValues,
): tfjs.TensorInfo {
  if (dtype !== 'complex64') return cpu.makeTensorInfo(shape, dtype, values);
  const parts = tf.backend_util.splitRealAndImagArrays(values as Float32Array);
  const real = cpu.makeTensorInfo(shape, 'float32', parts.real);
  const imag = cpu.makeTensorInfo(shape, 'float32', parts.imag);
  const whole = tf.getKernel('Complex', 'cpu').kernelFunc({ inputs: { real, imag }, backend: cpu });
  cpu.disposeData(real.dataId);
  cpu.disposeData(imag.dataId);
  return whole as tfjs.TensorInfo;
}
