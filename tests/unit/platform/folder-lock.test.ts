import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FolderInUse, LOCK, UnusableFolder, whileLocked } from '../../../grader/platform/folder-lock';

let place = '';
let lock = '';
beforeEach(() => {
  place = mkdtempSync(path.join(os.tmpdir(), 'lock-'));
  lock = path.join(place, LOCK);
});
afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

const nothing = (): undefined => undefined;

/** The lock of this process, with these changes. */
async function lockOf(changes: object): Promise<void> {
  const owner = await whileLocked(place, () => JSON.parse(readFileSync(lock, 'utf8')) as object);
  writeFileSync(lock, JSON.stringify({ ...owner, ...changes }));
}

/** A process that has ended. */
const ended = (): number => spawnSync(process.execPath, ['-e', '']).pid;

const age = (seconds: number): void => {
  const then = new Date(Date.now() - seconds * 1_000);
  utimesSync(lock, then, then);
};

test('a second command is refused, and the next one is not', async () => {
  await whileLocked(place, async () => {
    await expect(whileLocked(place, nothing)).rejects.toBeInstanceOf(FolderInUse);
  });
  expect(await whileLocked(place, () => 7)).toBe(7);
  expect(readdirSync(place)).toEqual([]);
});

test('the lock ends with a command that fails', async () => {
  await expect(whileLocked(place, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(lock)).toBe(false);
});

test('the lock of a process that was killed is taken over at once', async () => {
  await lockOf({ pid: ended() });
  expect(await whileLocked(place, () => readdirSync(place))).toEqual([LOCK]);
});

test('the lock of another machine is respected while it gives signs', async () => {
  await lockOf({ pid: ended(), machine: 'elsewhere' });
  age(50);
  await expect(whileLocked(place, nothing)).rejects.toBeInstanceOf(FolderInUse);
  age(70);
  expect(await whileLocked(place, () => 7)).toBe(7);
});

test.each(['', '{', 'null'])('a damaged lock is taken over when it is old: %j', async (contents) => {
  writeFileSync(lock, contents);
  await expect(whileLocked(place, nothing)).rejects.toBeInstanceOf(FolderInUse);
  age(70);
  expect(await whileLocked(place, () => 7)).toBe(7);
});

test('of many commands that find an old lock, one at a time gets it', async () => {
  await lockOf({ pid: ended() });
  let inside = 0;
  const all = await Promise.allSettled(
    Array.from({ length: 20 }, () =>
      whileLocked(place, async () => {
        inside += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        return inside--;
      }),
    ),
  );
  expect(all.flatMap((each) => (each.status === 'fulfilled' ? each.value : []))).toEqual([1]);
});

test('a folder that was made for nothing is removed, and a file in its place is reported', async () => {
  const folder = path.join(place, 'new');
  await whileLocked(folder, nothing);
  expect(existsSync(folder)).toBe(false);
  writeFileSync(folder, '');
  await expect(whileLocked(folder, nothing)).rejects.toBeInstanceOf(UnusableFolder);
});
