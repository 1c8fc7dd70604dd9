import { charCodeAt } from './intrinsics';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PADDING = '='.charCodeAt(0);
const NewFloats = Float32Array;
const NewBytes = Uint8Array;

/** The six bits of a character, by its code. */
const bitsOf = new NewBytes(128);
/** The two characters for each value of twelve bits. */
const pairs: string[] = [];
for (let high = 0; high < 64; high++) {
  bitsOf[ALPHABET.charCodeAt(high)] = high;
  for (let low = 0; low < 64; low++) pairs.push(ALPHABET.charAt(high) + ALPHABET.charAt(low));
}

/** Decodes base64 of little-endian float32 numbers. The realm has no `Buffer`. */
export function floatsFrom(text: string): Float32Array {
  let length = (text.length >> 2) * 3;
  if (charCodeAt(text, text.length - 1) === PADDING)
    length -= charCodeAt(text, text.length - 2) === PADDING ? 2 : 1;
  const floats = new NewFloats(length >> 2);
  const bytes = new NewBytes(floats.buffer);
  for (let from = 0, to = 0; from < text.length; from += 4) {
    const bits =
      ((bitsOf[charCodeAt(text, from)] ?? 0) << 18) |
      ((bitsOf[charCodeAt(text, from + 1)] ?? 0) << 12) |
      ((bitsOf[charCodeAt(text, from + 2)] ?? 0) << 6) |
      (bitsOf[charCodeAt(text, from + 3)] ?? 0);
    // Typed arrays ignore writes beyond the end.
    bytes[to++] = bits >> 16;
    bytes[to++] = bits >> 8;
    bytes[to++] = bits;
  }
  return floats;
}

/** Encodes the bytes of float32 numbers as base64. */
export function base64Of(floats: Float32Array): string {
  const bytes = new NewBytes(floats.buffer);
  const { length } = bytes;
  const whole = length - (length % 3);
  let text = '';
  for (let i = 0; i < whole; i += 3) {
    const bits = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += `${pairs[bits >> 12] ?? ''}${pairs[bits & 4095] ?? ''}`;
  }
  if (whole === length) return text;
  const bits = ((bytes[whole] ?? 0) << 16) | ((bytes[whole + 1] ?? 0) << 8);
  const last = whole + 2 === length ? `${ALPHABET[(bits >> 6) & 63] ?? ''}=` : '==';
  return `${text}${pairs[bits >> 12] ?? ''}${last}`;
}
