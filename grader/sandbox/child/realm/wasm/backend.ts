import type * as tfjs from '@tensorflow/tfjs';
import type { Tfjs } from '../tensors';
import type { WasmLibrary } from './instance';

type Numbers = Float32Array | Int32Array | Uint8Array;
export type Values = Numbers | Uint8Array[];

/** A tensor's data; kernels of tfjs use `id` and `memoryOffset`. */
interface TensorData {
  /** Its name in the library. */
  readonly id: number;
  readonly shape: number[];
  readonly dtype: tfjs.DataType;
  /** Its address; null for strings. */
  readonly memoryOffset: number | null;
  readonly stringBytes?: Uint8Array[];
  refCount: number;
}

/** A backend as tfjs's WebAssembly kernels and `kernels.ts` use it. */
export interface WasmBackend extends tfjs.KernelBackend {
  /** A tensor's numbers, in place: only until the next allocation. Strings as bytes. */
  readonly view: (dataId: tfjs.TensorInfo['dataId'], dtype: tfjs.DataType, shape: number[]) => Values;
  readonly makeOutput: (
    shape: number[],
    dtype: tfjs.DataType,
    address?: number | null,
    values?: ArrayLike<unknown>,
  ) => tfjs.TensorInfo;
}

const arrays = {
  float32: Float32Array,
  complex64: Float32Array,
  int32: Int32Array,
  bool: Uint8Array,
} as const;

/**
 * Makes a backend that keeps tensors in the library's memory. It replaces tfjs's own `BackendWasm`,
 * which would expose the library's instance to submissions, and supports complex tensors as well:
 * real and imaginary parts alternate.
 */
export function makeBackend(tf: Tfjs, library: WasmLibrary): WasmBackend {
  const { bytesPerElement } = tf.util;
  /** Kernels of tfjs can make shapes with undefined lengths; on cpu they hold no numbers. */
  const sizeOf = (shape: number[]): number => {
    const size = tf.util.sizeFromShape(shape);
    return size >= 0 ? size : 0;
  };
  let nextId = 1; // 0 is the library's null.

  class Backend extends tf.KernelBackend implements WasmBackend {
    readonly wasm = { cwrap: library.cwrap };
    readonly dataIdMap = new tf.DataStorage<TensorData>(this, tf.engine());

    override write(values: tfjs.backend_util.BackendValues, shape: number[], dtype: tfjs.DataType): object {
      const dataId = {};
      this.move(dataId, values, shape, dtype, 1);
      return dataId;
    }

    override move(
      dataId: object,
      values: tfjs.backend_util.BackendValues | null,
      shape: number[],
      dtype: tfjs.DataType,
      refCount: number,
    ): void {
      const id = nextId++;
      if (dtype === 'string') {
        const stringBytes = values as Uint8Array[];
        this.dataIdMap.set(dataId, { id, shape, dtype, memoryOffset: null, stringBytes, refCount });
        return;
      }
      const size = sizeOf(shape);
      const memoryOffset = library.allocate(size * bytesPerElement(dtype));
      this.dataIdMap.set(dataId, { id, shape, dtype, memoryOffset, refCount });
      library.registerTensor(id, size, memoryOffset);
      if (values === null) return;
      const view = this.view(dataId, dtype, shape) as Numbers;
      view.set(values as Numbers);
      // Some kernels of tfjs make fewer numbers than the shape has room for.
      if (values.length < view.length) view.fill(0, values.length);
    }

    view(dataId: object, dtype: tfjs.DataType, shape: number[]): Values {
      const { memoryOffset, stringBytes } = this.dataIdMap.get(dataId);
      if (stringBytes !== undefined) return stringBytes;
      if (dtype === 'string') throw new Error('numbers cannot be read as strings');
      const length = sizeOf(shape) * (dtype === 'complex64' ? 2 : 1);
      return new arrays[dtype](library.bytes().buffer as ArrayBuffer, memoryOffset ?? 0, length);
    }

    /** Used by tfjs's kernels. */
    typedArrayFromHeap({ dataId, dtype, shape }: tfjs.TensorInfo): Values {
      return this.view(dataId, dtype, shape);
    }

    override readSync(dataId: object): tfjs.backend_util.BackendValues {
      const { dtype, shape } = this.dataIdMap.get(dataId);
      return this.view(dataId, dtype, shape).slice();
    }

    override read(dataId: object): Promise<tfjs.backend_util.BackendValues> {
      return Promise.resolve(this.readSync(dataId));
    }

    makeOutput(
      shape: number[],
      dtype: tfjs.DataType,
      _address?: number | null,
      values: ArrayLike<unknown> | null = null,
    ): tfjs.TensorInfo {
      return { dataId: this.write(values as tfjs.backend_util.BackendValues, shape, dtype), shape, dtype };
    }

    override disposeData(dataId: object, force = false): boolean {
      if (!this.dataIdMap.has(dataId)) return true;
      const data = this.dataIdMap.get(dataId);
      data.refCount -= 1;
      if (!force && data.refCount > 0) return false;
      if (data.memoryOffset !== null) library.free(data.memoryOffset);
      library.forgetTensor(data.id);
      this.dataIdMap.delete(dataId);
      return true;
    }

    override refCount(dataId: object): number {
      return this.dataIdMap.has(dataId) ? this.dataIdMap.get(dataId).refCount : 0;
    }

    override incRef(dataId: object): void {
      this.dataIdMap.get(dataId).refCount += 1;
    }

    override numDataIds(): number {
      return this.dataIdMap.numDataIds();
    }

    override floatPrecision(): 16 | 32 {
      return 32;
    }

    override memory(): { unreliable: boolean } {
      return { unreliable: false };
    }

    override time(run: () => void): Promise<tfjs.BackendTimingInfo> {
      const began = tf.util.now();
      run();
      return Promise.resolve({ kernelMs: tf.util.now() - began } as tfjs.BackendTimingInfo);
    }

    override dispose(): void {
      // The library lives as long as the realm.
    }
  }

  return new Backend();
}
