import { setTimeout as wait } from 'node:timers/promises';
import { buildOwn } from '../../../grader/platform/own-builds.mjs';
import { buildInTime, BundlerTooSlow, formatMessages } from '../../../grader/submission/bundler';
import { descendantsOf } from '../../faults/descendants';

/** A build that takes this long. */
async function build(text: string, ms: number): Promise<string | undefined> {
  const { outputFiles } = await buildInTime({
    stdin: { contents: `import 'slow'; console.log('${text}');` },
    bundle: true,
    write: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'slow',
        setup: (builder) => {
          builder.onResolve({ filter: /^slow$/ }, () => ({ path: 'slow', namespace: 'slow' }));
          builder.onLoad({ filter: /.*/, namespace: 'slow' }, async () => {
            await wait(ms);
            return { contents: '' };
          });
        },
      },
    ],
  });
  return outputFiles[0]?.text;
}

/** Its processes; one that was stopped may not have ended yet. */
const bundlers = (): number[] =>
  descendantsOf(process.pid)
    .filter(({ command }) => /esbuild.*--service/.test(command))
    .map(({ pid }) => pid);

function signalBundler(signal: 'SIGKILL' | 'SIGSTOP'): void {
  const found = bundlers();
  expect(found).not.toEqual([]);
  for (const pid of found) process.kill(pid, signal);
}

/** Windows does not say which processes are whose. */
const canKill = process.platform !== 'win32';

test('a bundler that is killed is replaced, and all builds end', async () => {
  if (!canKill) return;
  expect(await build('first', 0)).toContain('first');
  const during = ['a', 'b', 'c'].map((text, i) => build(text, 300 + 20 * i));
  await wait(100);
  signalBundler('SIGKILL');
  for (const [i, text] of (await Promise.all(during)).entries()) expect(text).toContain('abc'[i]);
  signalBundler('SIGKILL');
  await wait(50);
  expect(await build('after', 0)).toContain('after');
  expect(await formatMessages([{ text: 'wrong' }], { kind: 'error' })).toEqual([
    expect.stringContaining('wrong'),
  ]);
});

test('one that is killed every time gives no verdict', async () => {
  if (!canKill) return;
  const building = build('never', 400);
  let isOver = false;
  const failed = expect(building).rejects.toThrow('The service');
  void failed.finally(() => (isOver = true));
  while (!(isOver as boolean)) {
    for (const pid of bundlers()) process.kill(pid, 'SIGKILL');
    await wait(50);
  }
  await failed;
});

test('one that never answers is replaced once our own builds have ended, and the other requests are answered', async () => {
  if (!canKill) return;
  await build('start', 0);
  const frozen = bundlers();
  signalBundler('SIGSTOP');
  let hasEnded = false;
  const own = buildOwn(() => wait(6_000)).then(() => (hasEnded = true));
  const slow = expect(build('slow', 0)).rejects.toThrow(BundlerTooSlow);
  const formatted = formatMessages([{ text: 'wrong' }], { kind: 'error' });
  await slow;
  expect(hasEnded).toBe(true);
  await own;
  expect(await formatted).toEqual([expect.stringContaining('wrong')]);
  for (const pid of frozen) process.kill(pid, 'SIGKILL');
});
