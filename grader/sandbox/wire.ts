import { tensor, type NumericTensor } from '../oracle/tensor';
import { MAX_ELEMENTS } from './protocol-limits';
import type { WireTensor } from './protocol';

/** float64 to the float32 of the wire. Inputs of checks are float32 numbers already, so nothing is lost. */
export function toWire({ shape, dtype, data }: NumericTensor): WireTensor {
  const floats = new Float32Array(data);
  return { kind: 'tensor', shape: [...shape], dtype, data: Buffer.from(floats.buffer).toString('base64') };
}

/** @throws RangeError when the data does not fill the shape; a reply like that is not an answer. */
export function fromWire({ shape, dtype, data }: WireTensor): NumericTensor {
  const size = shape.reduce((product, length) => product * length, 1);
  const bytes = Buffer.from(data, 'base64');
  if (size > MAX_ELEMENTS || bytes.length !== size * 4)
    throw new RangeError('a tensor that does not fill its shape');
  return tensor(
    shape,
    new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)),
    dtype,
  );
}
