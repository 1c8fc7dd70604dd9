import { createCipheriv, createHash } from 'node:crypto';

const BLOCK_WORDS = 256;
const ZEROS = new Uint8Array(4 * BLOCK_WORDS);
/** A cipher block has 16 bytes, and the counter counts these. */
const CIPHER_BLOCKS = ZEROS.length / 16;

/**
 * Random 32-bit words that follow from a text, the same on every machine: AES-256 in counter mode
 * (NIST SP 800-38A), whose key is the SHA-256 of the text. Knowing some of the words helps to find
 * neither the text nor the other words.
 */
export class Keystream {
  private readonly key: Buffer;
  private readonly known = new Map<string, Buffer>();

  constructor(text: string) {
    this.key = createHash('sha256').update(text).digest();
  }

  /**
   * A word of a part of the stream.
   *
   * @param part a whole number from 0 to 2³² − 1; parts share no words
   * @returns a whole number from 0 to 2³² − 1
   */
  word(part: number, index: number): number {
    const block = Math.floor(index / BLOCK_WORDS);
    return this.block(part, block).readUInt32LE(4 * (index % BLOCK_WORDS));
  }

  private block(part: number, block: number): Buffer {
    const name = `${String(part)}:${String(block)}`;
    const already = this.known.get(name);
    if (already !== undefined) return already;
    const counter = Buffer.alloc(16);
    counter.writeUInt32BE(part, 4);
    counter.writeUInt32BE(block * CIPHER_BLOCKS, 12);
    const words = createCipheriv('aes-256-ctr', this.key, counter).update(ZEROS);
    // Streams are read forwards, so older blocks are not needed again.
    if (this.known.size > 1) this.known.clear();
    this.known.set(name, words);
    return words;
  }
}
