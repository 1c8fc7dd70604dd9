import { createRequire } from 'node:module';
import type * as dolosLib from '@dodona/dolos-lib';
import { Refusal } from '../platform/refusal';
import { inRepository } from '../platform/root';

/** The parts of Dolos that this repository uses. */
export type Dolos = typeof dolosLib;

/** Dolos is not available. The message tells the user how to install it in one line. */
export class NoDolos extends Refusal {
  override readonly name = 'NoDolos';
}

/** The version with which the constants and thresholds in this folder were measured. */
const DOLOS = '@dodona/dolos-lib@3.5.1';

/** This repository's npm settings forbid install scripts, which compile the parser. */
const GET = `npm install --no-save --ignore-scripts=false ${DOLOS}`;

/** Compiles the parser after an installation without scripts. */
const COMPILE = 'npm rebuild --ignore-scripts=false @dodona/dolos-parsers tree-sitter tree-sitter-compat';

/**
 * Loads Dolos. It is not a dependency of the course, because its native parser takes minutes to
 * compile and students never need it.
 *
 * @throws NoDolos
 */
export async function loadDolos(load: () => Promise<Dolos> = loadInstalled): Promise<Dolos> {
  try {
    return await load();
  } catch (failure) {
    throw new NoDolos(
      isMissing(failure)
        ? `this needs Dolos, which is not part of the course; run ${GET} to install it (it takes a few minutes)`
        : `Dolos is installed, but its parser does not run with this Node; run ${COMPILE} to compile it (it takes a few minutes)`,
      { cause: failure },
    );
  }
}

async function loadInstalled(): Promise<Dolos> {
  const place = createRequire(inRepository('package.json')).resolve('@dodona/dolos-lib');
  // Load the compiled modules first: if they fail during an import, Node also ends the process
  // because of a rejection that nobody can handle.
  const requireThere = createRequire(place);
  for (const compiled of ['tree-sitter', '@dodona/dolos-parsers']) requireThere(compiled);
  return await import('@dodona/dolos-lib');
}

/** Whether the package itself was not found, rather than one of its dependencies. */
const isMissing = (failure: unknown): boolean =>
  failure instanceof Error &&
  'code' in failure &&
  failure.code === 'MODULE_NOT_FOUND' &&
  failure.message.startsWith("Cannot find module '@dodona/dolos-lib'");
