/**
 * Reads and writes safetensors, a simple format for tensors that many libraries read:
 * https://huggingface.co/docs/safetensors. Eight bytes give the length of a header in JSON; after
 * it come the numbers. Here all are float32, little-endian.
 */
import * as z from 'zod';
import { sizeOf, tensor, type NumericTensor } from '../oracle/tensor';

export interface TensorFile {
  readonly tensors: ReadonlyMap<string, NumericTensor>;
  /** Texts about the tensors. */
  readonly metadata: Readonly<Record<string, string>>;
}

const BYTES = 4;
const LENGTH_BYTES = 8;

export function encodeTensors({ tensors, metadata }: TensorFile): Uint8Array {
  let end = 0;
  const entries = [...tensors].map(([name, { shape }]) => {
    const begin = end;
    end += sizeOf(shape) * BYTES;
    return [name, { dtype: 'F32', shape, data_offsets: [begin, end] }];
  });
  const json = JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) });
  const text = Buffer.from(json);
  // Spaces align the numbers, as the format recommends.
  const header = Buffer.concat([text, Buffer.alloc((LENGTH_BYTES - (text.length % LENGTH_BYTES)) % 8, ' ')]);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeBigUInt64LE(BigInt(header.length));
  const numbers = Buffer.alloc(end);
  let place = 0;
  for (const { data } of tensors.values()) {
    for (const value of data) place = numbers.writeFloatLE(value, place);
  }
  return Buffer.concat([length, header, numbers]);
}

const headerSchema = z.record(z.string(), z.unknown());
const metadataSchema = z.record(z.string(), z.string()).default({});
const entrySchema = z.object({
  dtype: z.literal('F32'),
  shape: z.array(z.int().min(0)),
  data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
});

/** @throws Error if the bytes are not a whole file with float32 tensors only */
export function decodeTensors(bytes: Uint8Array): TensorFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < LENGTH_BYTES) throw new RangeError('the file is too short');
  const length = Number(file.readBigUInt64LE());
  const numbers = LENGTH_BYTES + length;
  if (numbers > file.length) throw new RangeError('the header is cut off');
  const header: unknown = JSON.parse(file.toString('utf8', LENGTH_BYTES, numbers));
  const { __metadata__: metadata, ...entries } = headerSchema.parse(header);
  const tensors = Object.entries(entries).map(([name, entry]): [string, NumericTensor] => {
    const { shape, data_offsets: offsets } = entrySchema.parse(entry);
    const [begin, end] = [numbers + offsets[0], numbers + offsets[1]];
    if (end > file.length || end - begin !== sizeOf(shape) * BYTES)
      throw new RangeError(`${name} is cut off`);
    const data = Array.from({ length: sizeOf(shape) }, (_, i) => file.readFloatLE(begin + i * BYTES));
    return [name, tensor(shape, data)];
  });
  return { tensors: new Map(tensors), metadata: metadataSchema.parse(metadata) };
}
