import { encodingOf } from '../platform/encoding';
import { Refusal } from '../platform/refusal';

/** A table's bytes are not text that can be read without guessing. */
export class UnreadableText extends Refusal {
  override readonly name = 'UnreadableText';
}

/**
 * Decodes a table that another program wrote, in UTF-8 or UTF-16. Any other encoding would have to
 * be guessed, and a wrong guess changes names silently.
 *
 * @param name the file's name in error messages
 * @throws UnreadableText
 */
export function tableText(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableText(
      `${name} is not in UTF-8; save it again as “CSV UTF-8”, which spreadsheets offer as a file type`,
    );
  }
}

/** Whether a table starts with a byte order mark, as spreadsheets write it. */
export function hasByteOrderMark(bytes: Uint8Array): boolean {
  const [first, second, third] = bytes;
  return (
    (first === 0xef && second === 0xbb && third === 0xbf) ||
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff)
  );
}

/** The separator of a table: that of its header, outside quotation marks. */
export function delimiterOf(text: string): ';' | ',' {
  const [header = ''] = text.replaceAll(/"(?:[^"]|"")*"/g, '').split(/\r?\n/, 1);
  return header.includes(';') && !header.includes(',') ? ';' : ',';
}

/** A name to compare: macOS and others write accents as characters of their own. */
export const comparable = (name: string): string => name.normalize('NFC');
