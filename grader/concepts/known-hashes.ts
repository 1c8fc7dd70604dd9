import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { cacheFolders, keep } from '../platform/own-program';
import { writeWhole } from '../platform/write-whole.mjs';
import { slowHash } from './slow-hash';

/** Enough for the answers of a large class. The oldest are forgotten. */
const MOST = 2_000;

const FILE = 'concept-hashes.json';

const schema = z.array(z.tuple([z.string(), z.string()])).max(MOST);

/**
 * Slow hashes by the fast hash of what they were computed from. They are those of answers that were
 * given on this machine, so they help nobody to find others.
 */
let known: Map<string, string> | undefined;
let isChanged = false;

/** The same as {@link slowHash}, which is computed once for each answer. */
export async function hashOnce(salt: string, answer: Parameters<typeof slowHash>[1]): Promise<string> {
  known ??= readKnown();
  const key = createHash('sha256')
    .update(JSON.stringify([salt, answer]))
    .digest('base64url');
  const found = known.get(key);
  if (found !== undefined) return found;
  const hash = await slowHash(salt, answer);
  known.set(key, hash);
  const [oldest] = known.keys();
  if (known.size > MOST && oldest !== undefined) known.delete(oldest);
  isChanged = true;
  return hash;
}

/** Keeps the hashes for the next process. Without a writable cache, they are computed again. */
export function keepHashes(): void {
  if (!isChanged || known === undefined) return;
  isChanged = false;
  try {
    const text = JSON.stringify([...known]);
    keep((folder) => {
      writeWhole(path.join(folder, FILE), text);
    });
  } catch {
    // The next process computes them again.
  }
}

function readKnown(): Map<string, string> {
  for (const folder of cacheFolders()) {
    try {
      return new Map(schema.parse(JSON.parse(readFileSync(path.join(folder, FILE), 'utf8'))));
    } catch {
      // There is none, or another version wrote it.
    }
  }
  return new Map();
}
