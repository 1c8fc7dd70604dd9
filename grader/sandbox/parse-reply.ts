import { SandboxFailure } from './failure';
import { replySchema, type Reply } from './protocol';

/** A tensor with as many numbers as are allowed takes a quarter of it. */
const MAX_REPLY_CHARS = 4 * 2 ** 20;

/**
 * A reply of the sandbox, which the student's code may have made up.
 *
 * @throws SandboxFailure 'garbled' when it is none
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
