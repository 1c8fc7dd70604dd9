/** The thread in which Jest has a test for every check. */
import type { CheckOutcome } from '../grader/judge/jest-thread';
import { takeJest } from '../grader/judge/start-jest';

test('a test ends as the judge says, whether it is told before Jest has loaded or after', async () => {
  const { thread, outcome } = await takeJest();
  try {
    const tell = (exercise: string, check: string, passed: boolean): void => {
      const told: CheckOutcome = { exercise, check, passed };
      thread.postMessage(told);
    };
    thread.postMessage([
      { id: 'causal-mask', checks: ['lower-triangle', 'fixture'] },
      { id: 'layer-norm', checks: ['fixture'] },
    ]);
    tell('causal-mask', 'lower-triangle', true);
    const early = await Promise.race([outcome, new Promise((resolve) => setTimeout(resolve, 1_500, 'none'))]);
    expect(early).toBe('none');
    tell('causal-mask', 'fixture', false);
    tell('layer-norm', 'fixture', true);
    expect(await outcome).toEqual({ passed: 2, failed: 1, problem: undefined });
  } finally {
    await thread.terminate();
  }
});

test('a thread that ends before Jest has is no outcome', async () => {
  const { thread, outcome } = await takeJest();
  thread.postMessage([{ id: 'causal-mask', checks: ['fixture'] }]);
  await thread.terminate();
  await expect(outcome).rejects.toThrow('Jest has ended its thread');
});
