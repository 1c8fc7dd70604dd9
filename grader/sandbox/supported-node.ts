import { constants } from 'node:vm';
import { Refusal } from '../platform/refusal';

/** This version of Node cannot give student code a realm of its own. */
export class UnsupportedNode extends Refusal {
  override readonly name = 'UnsupportedNode';
}

/**
 * A context of `node:vm` shares nothing with Node's own only where its global object is an ordinary one.
 *
 * @throws UnsupportedNode
 */
export function ensureSupportedNode(features: object = constants, version = process.version): void {
  if ('DONT_CONTEXTIFY' in features) return;
  throw new UnsupportedNode(
    `the sandbox needs Node 20.19, 22.12 or a later version, and this is Node ${version}; install a newer one`,
  );
}
