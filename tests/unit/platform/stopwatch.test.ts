import { setTimeout as sleep } from 'node:timers/promises';
import { Stopwatch } from '../../../grader/platform/stopwatch';

test('counts work, and little of the time in which nothing happens', async () => {
  const watch = new Stopwatch();
  while (watch.elapsedMs < 20);
  const worked = watch.elapsedMs;
  await sleep(500);
  expect(watch.elapsedMs).toBeGreaterThanOrEqual(worked);
  expect(watch.elapsedMs - worked).toBeLessThan(400);
});
