import { SandboxBroken } from './failure';
import { parseReply } from './parse-reply';
import type { Backend } from './protocol';
import type { SessionSandbox } from './session';
import { SubmissionBudget, TimeBudget } from './time-budget';

/** A submission of ours: it uses tfjs, and its answer is known. */
const PROOF = {
  exercise: 'proof',
  code: `const tf = require('@tensorflow/tfjs');
exports.proof = () => tf.add(tf.tensor1d([1, 2]), 1);`,
} as const;

/**
 * Calls a function of ours in a sandbox of its own. If that fails, the failure of a submission says
 * nothing about it.
 *
 * @throws SandboxBroken
 */
export async function proveSandbox(start: () => SessionSandbox, backend: Backend): Promise<void> {
  const { exercise, code } = PROOF;
  const budget = new TimeBudget(new SubmissionBudget());
  const sandbox = start();
  try {
    await sandbox.started('');
    await sandbox.request({ kind: 'load', exercise, code, modelAnswers: [], backend }, budget);
    const json = await sandbox.request({ kind: 'call', exercise, function: 'proof', arguments: [] }, budget);
    const reply = parseReply(json);
    if (reply.kind !== 'returned' || reply.result.kind !== 'tensor')
      throw new SandboxBroken(`answered wrongly (${reply.kind === 'threw' ? reply.message : reply.kind})`);
  } catch (failure) {
    throw failure instanceof SandboxBroken ? failure : new SandboxBroken(failure);
  } finally {
    await sandbox.stop();
  }
}
