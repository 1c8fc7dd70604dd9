import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { atExit } from './at-exit';
import { Refusal } from './refusal';

/** Another command is writing into the folder. */
export class FolderInUse extends Refusal {
  override readonly name = 'FolderInUse';
}

/** The folder cannot be made or written. */
export class UnusableFolder extends Refusal {
  override readonly name = 'UnusableFolder';
}

/** The lock's name in the folder. */
export const LOCK = '.lock';

/** How often the owner shows that it is still there. */
const SIGN_MS = 5_000;

/** Without a sign for this long, the owner is gone, wherever it ran. */
const GONE_MS = 60_000;

interface Owner {
  readonly token: string;
  readonly pid: number;
  /** The machine and its process ids: a container has its own. */
  readonly machine: string;
}

/**
 * Runs `use` while no other command may write into a folder, on this machine or on another that
 * shares it. Creates the folder, and removes it again if nothing was written into it. The lock of a
 * command that was killed is taken over: at once if its process is known to have ended, otherwise
 * after a minute.
 *
 * @throws FolderInUse if there is another command, or if one took the lock from this one, which was
 *   stopped for more than a minute
 * @throws UnusableFolder
 */
export async function whileLocked<T>(folder: string, use: () => T | Promise<T>): Promise<T> {
  const file = path.join(folder, LOCK);
  const owner: Owner = { token: randomUUID(), pid: process.pid, machine: thisMachine() };
  const isNew = prepare(folder, file, owner);
  const release = (): void => {
    if (ownerOf(file)?.token === owner.token) rmSync(file, { force: true });
    if (isNew) removeEmpty(folder);
  };
  const takeBack = atExit(release);
  let sign: NodeJS.Timeout | undefined;
  const lost = new Promise<never>((_, reject) => {
    sign = setInterval(() => {
      const now = new Date();
      if (ownerOf(file)?.token !== owner.token) reject(inUse(folder));
      else utimesSync(file, now, now);
    }, SIGN_MS).unref();
  });
  try {
    return await Promise.race([use(), lost]);
  } finally {
    clearInterval(sign);
    takeBack();
    release();
  }
}

/** @returns whether the folder is new */
function prepare(folder: string, file: string, owner: Owner): boolean {
  try {
    const isNew = mkdirSync(folder, { recursive: true }) !== undefined;
    take(file, owner, folder);
    return isNew;
  } catch (failure) {
    if (failure instanceof FolderInUse) throw failure;
    throw new UnusableFolder(
      `cannot write the results to ${folder}: ${failure instanceof Error ? failure.message : String(failure)}`,
    );
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It has files.
  }
}

const inUse = (folder: string): FolderInUse =>
  new FolderInUse(
    `another command is writing into ${folder}; wait until it has ended, or choose another folder with --out`,
  );

function take(file: string, owner: Owner, folder: string): void {
  // Each attempt removes at most one lock whose owner is gone.
  for (let attempts = 0; attempts < 3; attempts++) {
    if (create(file, owner)) return;
    const other = ownerOf(file);
    if (other === undefined ? !isOld(file) : isThere(other, file)) break;
    remove(file, other);
  }
  throw inUse(folder);
}

/** @returns whether the lock is this owner's; false if there is one already */
function create(file: string, owner: Owner): boolean {
  try {
    writeFileSync(file, JSON.stringify(owner), { flag: 'wx' });
    return true;
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw failure;
  }
}

/** @returns undefined if there is no lock, or it is not written yet */
function ownerOf(file: string): Owner | undefined {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as Owner | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function isThere({ pid, machine }: Owner, file: string): boolean {
  return machine === thisMachine() && !isRunning(pid) ? false : !isOld(file);
}

function isOld(file: string): boolean {
  try {
    return Date.now() - statSync(file).mtimeMs > GONE_MS;
  } catch {
    return true; // It has just been removed.
  }
}

/**
 * Removes the lock of an owner that is gone. Meanwhile another command may have done the same and
 * taken the lock; it is then put back.
 */
function remove(file: string, gone: Owner | undefined): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // Another command was faster.
  }
  try {
    if (ownerOf(aside)?.token !== gone?.token) linkSync(aside, file);
  } catch {
    // A third command has taken the lock.
  } finally {
    rmSync(aside, { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'EPERM'; // Another user's.
  }
}

function thisMachine(): string {
  try {
    return `${os.hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return os.hostname();
  }
}
