import { constants } from 'node:vm';
import { Refusal } from '../platform/refusal';

/** This version of Node cannot isolate student code in a separate realm. */
export class UnsupportedNode extends Refusal {
  override readonly name = 'UnsupportedNode';
}

/**
 * Checks for `DONT_CONTEXTIFY`: a `node:vm` context shares nothing with Node's own realm only if
 * its global object is an ordinary one.
 *
 * @throws UnsupportedNode
 */
export function ensureSupportedNode(features: object = constants, version = process.version): void {
  if ('DONT_CONTEXTIFY' in features) return;
  throw new UnsupportedNode(
    `the sandbox needs Node 20.19, 22.12 or later, but this is Node ${version}; install a newer version`,
  );
}
