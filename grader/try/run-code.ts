import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isSandboxFailure } from '../sandbox/failure';
import type { PrintedBy } from '../sandbox/printed-lines';
import type { LocatedReply, Session, SourceLocation } from '../sandbox/session';
import { problemWith } from '../submission/allowed-files';

/** What running code in the sandbox gave: a reply, or why there is none. */
export interface Outcome {
  readonly printed: readonly PrintedBy[];
  readonly answer: LocatedReply | { readonly failure: string };
}

/** Asks the sandbox, and collects what the code printed meanwhile. */
export async function run(
  session: Session,
  name: string,
  ask: () => Promise<LocatedReply>,
): Promise<Outcome> {
  const answer = await ask().catch((failure: unknown) => {
    if (!isSandboxFailure(failure)) throw failure;
    return { failure: failure.message };
  });
  return { printed: session.printed(name), answer };
}

/** Precedes what the compiler says. */
export const CANNOT_RUN = 'This file cannot be run:';

const MAX_LINE = 200;

/** The student's line at a location; undefined if it cannot be read. */
export function lineAt(root: string, { file, line }: SourceLocation): string | undefined {
  const place = path.join(root, file);
  if (problemWith(place, root) !== undefined) return undefined;
  return readFileSync(place, 'utf8').split(/\r?\n/)[line - 1]?.trim().slice(0, MAX_LINE);
}
