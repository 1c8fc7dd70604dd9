import { asString, slice } from './intrinsics';

/** V8's description of a stack frame. */
interface CallSite {
  getFileName: () => unknown;
  getFunctionName: () => unknown;
  getLineNumber: () => unknown;
  getColumnNumber: () => unknown;
}

/** The outer program ends the names of submitted scripts like this. Other frames are not shown. */
const SUBMISSION = '.submission.js';

const own = globalThis;

/**
 * Replaces the function of Node that V8 calls when the `stack` of an error is read. Node's runs in
 * Node's realm; if it throws, because of a name that is not a string or a full stack, the error
 * would expose that realm.
 *
 * @param global the global object of the realm that created the error
 */
export function formatStack(global: unknown, error: unknown, trace: readonly CallSite[]): string {
  if (global !== own) return ''; // An error of the outer program; this realm must not touch it.
  let text = headOf(error);
  for (let i = 0; i < trace.length; i++) {
    const site = trace[i];
    const file = site?.getFileName();
    if (site === undefined || typeof file !== 'string' || !isShown(file)) continue;
    const name = site.getFunctionName();
    const place = `${file}:${asString(site.getLineNumber())}:${asString(site.getColumnNumber())}`;
    text += `\n    at ${typeof name === 'string' ? `${name} (${place})` : place}`;
  }
  return text;
}

const isShown = (file: string): boolean =>
  slice(file, file.length - SUBMISSION.length, file.length) === SUBMISSION;

function headOf(error: unknown): string {
  try {
    return asString(error);
  } catch {
    return 'Error';
  }
}
