import { asString, slice } from './intrinsics';

/** What V8 gives of a frame; the names are V8's. */
interface CallSite {
  getFileName: () => unknown;
  getFunctionName: () => unknown;
  getLineNumber: () => unknown;
  getColumnNumber: () => unknown;
}

/** As the outer program names them: a submission's scripts end so. What else was under way is nobody's business. */
const SUBMISSION = '.submission.js';

const own = globalThis;

/**
 * What V8 calls in the place of Node's function for it when the `stack` of an error is read. Node's would run in Node's realm, and
 * what it throws, of a name that is no text or where the stack is full, would hand out that realm.
 *
 * @param global that of the realm that made the error
 */
export function formatStack(global: unknown, error: unknown, trace: readonly CallSite[]): string {
  if (global !== own) return ''; // An error of our own program, of which this realm must touch nothing.
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
