import type { LocatedReply } from '../sandbox/session';
import { hintForError } from './error-hints';
import type { FailureStatus } from './failure';

/** The error that an unfilled stub throws. */
export const NOT_STARTED = /^Not started: (\w+)$/;

/** Operations of tfjs without a gradient, and what to use instead. */
const GRADIENT_GAPS: readonly (readonly [pattern: RegExp, explanation: string])[] = [
  [/not found for Einsum/i, 'tf.einsum has no gradient in tfjs; use tf.matMul, transpose and reshape'],
  [
    /not found for GatherNd/i,
    'tf.gatherND has no gradient in tfjs; use tf.gather, or tf.oneHot and a product',
  ],
  [
    /not found for Cumprod/i,
    'tf.cumprod has no gradient in tfjs; gather from the schedule’s alphaBars instead',
  ],
  [
    /not found for (Greater|Less|Equal|NotEqual|Logical)/i,
    'comparisons have no gradient in tfjs, not even as the condition of tf.where when what they compare needs one; tf.relu, tf.maximum and tf.minimum have one',
  ],
  [
    /Error in gradient for op BatchMatMul/i,
    'tf.matMul of a rank 3 and a rank 2 tensor has no gradient for the second in tfjs; reshape to rank 2 first, or use project from ../given/project',
  ],
  [
    /Error in gradient for op SquaredDifference/i,
    'tf.squaredDifference has no gradient in tfjs when the shapes differ; subtract and square instead',
  ],
  [
    /Error in gradient for op (Unpack|SplitV)|Pass at least one tensor to concat|tensors passed to stack must be/i,
    'tf.unstack and tf.split have no gradient in tfjs for a single piece; use slice or reshape',
  ],
  [
    /properties of undefined \(reading 'backend'\)/i,
    'tf.logSigmoid has no gradient in tfjs for a tensor that was computed; tf.softplus has one (if you do not use it: the gradient needs a tensor that was disposed of)',
  ],
  [/gradient function not found for (\w+)/i, 'the operation $1 has no gradient in tfjs'],
];

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
