/** UTF-8 as tfjs uses it for tensors of strings; the realm has none of the platform's. */
export class TextEncoder {
  encode(text: string): Uint8Array {
    const bytes: number[] = [];
    // Each byte that is not a character by itself comes as %XX.
    for (const [byte] of encodeURIComponent(text).matchAll(/%..|./g))
      bytes.push(byte.length === 1 ? byte.charCodeAt(0) : parseInt(byte.slice(1), 16));
    return Uint8Array.from(bytes);
  }
}

export class TextDecoder {
  decode(bytes: Uint8Array): string {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  }
}
