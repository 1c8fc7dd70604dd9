import { tensor, type NumericTensor } from '../oracle/tensor';
import { MAX_ELEMENTS } from './protocol-limits';
import type { WireOther, WireTensor } from './protocol';

/**
 * Converts float64 to float32. Inputs of checks already are float32 values, so nothing is lost.
 *
 * @throws RangeError for plain numbers, which are no tensor
 */
export function toWire({ shape, dtype, data }: NumericTensor): WireTensor {
  if (dtype === 'number') throw new RangeError('plain numbers are not a tensor');
  const floats = new Float32Array(data);
  return { kind: 'tensor', shape: [...shape], dtype, data: Buffer.from(floats.buffer).toString('base64') };
}

/** @throws RangeError if the data does not match the shape, which makes a reply invalid */
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

/** The numbers of a result that is a plain number or a list of them; undefined for any other. */
export function plainNumbersOf({ numbers }: WireOther): NumericTensor | undefined {
  if (numbers === undefined) return undefined;
  const size = numbers.shape[0] ?? 1;
  if (numbers.data.length !== size) throw new RangeError('numbers that do not fill their shape');
  return tensor(
    numbers.shape,
    numbers.data.map((value) => value ?? Number.NaN),
    'number',
  );
}
