/**
 * The kernels of `@tensorflow/tfjs-backend-wasm` that the wasm backend uses, by their files there.
 * They are what training a transformer spends its time on, and what copies or reshapes tensors.
 */
export const wasmKernels = {
  /** For float32 tensors. */
  floats: [
    ...['Abs', 'Exp', 'Log', 'Neg', 'Relu', 'Rsqrt', 'Sigmoid', 'Sqrt', 'Square', 'Step', 'Tanh'],
    ...['Add', 'AddN', 'Maximum', 'Minimum', 'Multiply', 'Pow', 'RealDiv', 'SquaredDifference', 'Sub'],
    ...['BatchMatMul', 'Max', 'Mean', 'Min', 'Select', 'Softmax', 'Sum'],
  ],
  /** For float32, int32 and bool tensors. */
  numbers: ['Cast', 'GatherV2', 'PadV2', 'Slice', 'Tile', 'Transpose'],
  /** For tensors of any type. */
  anything: ['ExpandDims', 'Reshape'],
} as const;
