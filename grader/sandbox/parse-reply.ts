import { SandboxFailure } from './failure';
import { replySchema, type Reply } from './protocol';

/** Four times the size of the largest tensor allowed. */
const MAX_REPLY_CHARS = 4 * 2 ** 20;

/**
 * Parses a reply of the sandbox, which student code may have forged.
 *
 * @throws SandboxFailure 'garbled' if it is not a valid reply
 */
export function parseReply(json: string): Reply {
  const parsed = replySchema.safeParse(json.length > MAX_REPLY_CHARS ? undefined : parsedJson(json));
  if (parsed.success) return parsed.data;
  throw new SandboxFailure('garbled', 'gave an answer that cannot be read');
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
