import { createRequire } from 'node:module';
import type * as dolosLib from '@dodona/dolos-lib';
import { Refusal } from '../platform/refusal';
import { inRepository } from '../platform/root';

/** What this repository uses of Dolos. */
export type Dolos = typeof dolosLib;

/** Dolos cannot be had; the message is the one line that says how to get it. */
export class NoDolos extends Refusal {
  override readonly name = 'NoDolos';
}

/** The version that the lengths and thresholds of this folder were measured with. */
const DOLOS = '@dodona/dolos-lib@3.5.1';

/** The settings of this repository forbid install scripts, by which the parser is compiled. */
const GET = `npm install --no-save --ignore-scripts=false ${DOLOS}`;

/** Compiles what an installation without scripts has left uncompiled. */
const COMPILE = 'npm rebuild --ignore-scripts=false @dodona/dolos-parsers tree-sitter tree-sitter-compat';

/**
 * Loads Dolos. It is no dependency of the course: a native parser comes with it that takes minutes to compile, and students never need it.
 *
 * @throws NoDolos
 */
export async function loadDolos(load: () => Promise<Dolos> = loadInstalled): Promise<Dolos> {
  try {
    return await load();
  } catch (failure) {
    throw new NoDolos(
      isMissing(failure)
        ? `this needs Dolos, which is no part of the course; ${GET} gets it, in some minutes`
        : `Dolos is installed, but its parser does not run with this Node; ${COMPILE} compiles it, in some minutes`,
      { cause: failure },
    );
  }
}

async function loadInstalled(): Promise<Dolos> {
  const place = createRequire(inRepository('package.json')).resolve('@dodona/dolos-lib');
  // What is compiled goes first: where it fails in the midst of an import, Node also ends the process for a rejection that
  // nobody can handle.
  const requireThere = createRequire(place);
  for (const compiled of ['tree-sitter', '@dodona/dolos-parsers']) requireThere(compiled);
  return await import('@dodona/dolos-lib');
}

/** Whether it was the package itself that was not found. */
const isMissing = (failure: unknown): boolean =>
  failure instanceof Error &&
  'code' in failure &&
  failure.code === 'MODULE_NOT_FOUND' &&
  failure.message.startsWith("Cannot find module '@dodona/dolos-lib'");
