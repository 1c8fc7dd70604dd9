import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';

/** About 80 ms and 32 MB for each hash. Changing these numbers changes all keys. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 } as const;
const BYTES = 16;

const derive = promisify<string, string, number, typeof COST, Buffer>(scrypt);

/**
 * The slow hash of an answer in canonical form, so that trying all answers to a question takes
 * long.
 *
 * @param question its id, so that no hash is valid for another question
 */
export const slowHash = async (
  salt: string,
  {
    question,
    variant,
    canonical,
  }: { readonly question: string; readonly variant: number; readonly canonical: string },
): Promise<string> =>
  (await derive(JSON.stringify([question, variant, canonical]), salt, BYTES, COST)).toString('base64url');
