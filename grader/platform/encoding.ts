import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * The encoding of a text by its first bytes: UTF-16 has a byte order mark, or a zero among the two
 * bytes of its first character, as almost every text in a Latin script; anything else is UTF-8.
 */
export function encodingOf([first, second]: Uint8Array): Encoding {
  if (first === undefined || second === undefined) return 'utf-8';
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  return 'utf-8';
}

/** The encoding of a file. @throws Error if it cannot be read */
export function encodingOfFile(file: string): Encoding {
  const opened = openSync(file, 'r');
  try {
    const start = Buffer.alloc(2);
    return encodingOf(start.subarray(0, readSync(opened, start, 0, start.length, 0)));
  } finally {
    closeSync(opened);
  }
}

/** A text in UTF-8 or UTF-16, without its byte order mark. @throws Error if it cannot be read */
export function readText(file: string): string {
  const bytes = readFileSync(file);
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}
