/** UTF-8 for tfjs's string tensors; the realm lacks the platform's classes. */
export class TextEncoder {
  encode(text: string): Uint8Array {
    const bytes: number[] = [];
    // Escaped bytes come as %XX.
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
