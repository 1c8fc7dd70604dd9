import { toDotPath } from 'zod/v4/core';
import { printableLine } from '../platform/printable';
import { resultsSchema, type Results } from './results';
import { Refusal } from '../platform/refusal';

/**
 * The file is not a valid results.json. The message is one line that says where it departs from the
 * format.
 */
export class UnreadableResults extends Refusal {
  override readonly name = 'UnreadableResults';
}

/**
 * Parses a results.json.
 *
 * @param name the file's name in error messages
 * @throws UnreadableResults
 */
export function readResults(text: string, name: string): Results {
  const parsed = resultsSchema.safeParse(parse(text, name));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue === undefined ? '' : toDotPath(issue.path);
  throw new UnreadableResults(
    printableLine(
      `${name} is not a valid results.json: ${place === '' ? '' : `${place}: `}${issue?.message ?? ''}`,
      MAX_MESSAGE,
    ),
  );
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (failure) {
    throw new UnreadableResults(
      printableLine(
        `${name} is not valid JSON: ${failure instanceof Error ? failure.message : ''}`,
        MAX_MESSAGE,
      ),
    );
  }
}

const MAX_MESSAGE = 300;
