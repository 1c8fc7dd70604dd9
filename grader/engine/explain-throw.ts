import type { LocatedReply } from '../sandbox/session';
import { GRADIENT_GAPS } from './errors/gradient-gaps';
import { hintForError } from './errors/hint-for-error';
import type { FailureStatus } from './failure';

/** The error that an unfilled stub throws. */
export const NOT_STARTED = /^Not started: (\w+)$/;

export const GAP_HINT = 'The README of the module lists what has no gradient in tfjs, and ways around it.';
/** For errors without a hint of their own: most are about shapes. */
export const THROW_HINT = 'Print the shapes (console.log(x.shape)) just before the line that throws.';

/** The sandbox's errors about what an exercise may not use. */
const FORBIDDEN = /is not (allowed|available here)|cannot be imported here|Code generation from strings/;
const FORBIDDEN_HINT =
  'The first lines of the stub say what an exercise may use; look at the line that the message names.';

/** Explains an error that student code threw. */
export function explainThrow(
  { reply, location }: LocatedReply,
  functionName: string,
  ownExports: readonly string[],
  takingGradient: boolean,
): { readonly status: FailureStatus; readonly message: string; readonly hint?: string } {
  const thrown = reply.kind === 'threw' ? reply.message : '';
  const missing = NOT_STARTED.exec(thrown)?.[1];
  if (missing !== undefined && ownExports.includes(missing)) {
    return missing === functionName
      ? { status: 'not-started', message: `${functionName} is not started yet.` }
      : { status: 'failed', message: `${functionName} calls ${missing}, which is not started yet.` };
  }
  if (missing !== undefined) {
    return {
      status: 'failed',
      message: `${functionName} uses ${missing}, which is not started yet; write that first.`,
    };
  }
  for (const [pattern, explanation] of takingGradient ? GRADIENT_GAPS : []) {
    const match = pattern.exec(thrown);
    if (match !== null)
      return {
        status: 'failed',
        message: `No gradient: ${explanation.replace('$1', match[1] ?? '')}.`,
        hint: GAP_HINT,
      };
  }
  const caller = location?.calledFrom;
  const from = caller === undefined ? '' : `, called from ${caller.file}, line ${String(caller.line)}`;
  const where = location === undefined ? '' : ` (${location.file}, line ${String(location.line)}${from})`;
  // The file that throws may be right, and only get the wrong arguments.
  const hint =
    caller === undefined
      ? (hintForError(thrown) ?? THROW_HINT)
      : `Look first at what line ${String(caller.line)} of ${caller.file} passes: which arguments, in which order, of which shapes?`;
  return {
    status: 'failed',
    message: `${functionName} threw an error${where}: ${thrown}`,
    hint: FORBIDDEN.test(thrown) ? FORBIDDEN_HINT : hint,
  };
}
