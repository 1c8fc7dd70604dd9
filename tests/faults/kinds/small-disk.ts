import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesIn } from '../course-copy';

/** A small disk in place of a folder, with what was in the folder. */
export interface SmallDisk {
  /** For the processes that write there. */
  readonly env: NodeJS.ProcessEnv;
  /** Ends the disk; what was written there stays. */
  readonly end: () => void;
}

/** Only the administrator of a Linux machine can make a disk; elsewhere, it is imitated. */
export const smallDisk = (places: readonly string[], freeKb: number): SmallDisk =>
  canMount() ? mounted(places, freeKb) : imitated(places, freeKb);

const mount = (place: string, kb: number): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${String(kb)}k`, 'faults', place]).status === 0;

let answer: boolean | undefined;

function canMount(): boolean {
  answer ??=
    process.env['IMITATE_DISKS'] === undefined &&
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    triesToMount();
  return answer;
}

function triesToMount(): boolean {
  const place = mkdtempSync(path.join(os.tmpdir(), 'faults-'));
  const works = mount(place, 4);
  if (works) spawnSync('umount', [place]);
  rmSync(place, { recursive: true });
  return works;
}

function mounted(places: readonly string[], freeKb: number): SmallDisk {
  for (const place of places) {
    const before = `${place}.before`;
    if (existsSync(place)) renameSync(place, before);
    mkdirSync(place, { recursive: true });
    if (!mount(place, occupiedKb(before) + freeKb)) throw new Error(`cannot make a disk at ${place}`);
    if (existsSync(before)) copy(before, place);
  }
  return {
    env: {},
    end: () => {
      for (const place of places) {
        const after = `${place}.after`;
        copy(place, after);
        spawnSync('umount', [place]);
        rmSync(place, { recursive: true });
        rmSync(`${place}.before`, { recursive: true, force: true });
        renameSync(after, place);
      }
    },
  };
}

function copy(from: string, to: string): void {
  cpSync(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
}

/** Disks have pages of 4 kB. */
const occupiedKb = (folder: string): number =>
  filesIn(folder).reduce((sum, file) => sum + 4 * Math.ceil(statSync(file).size / 4_096), 0);

/** Loads a module into every process that imitates a full disk. */
function imitated(places: readonly string[], freeKb: number): SmallDisk {
  for (const place of places) mkdirSync(place, { recursive: true });
  return {
    env: {
      NODE_OPTIONS: `--import ${pathToFileURL(path.resolve('tests', 'faults', 'full-disk.mjs')).href}`,
      FULL_DISK: places.join(path.delimiter),
      FULL_DISK_BYTES: String(freeKb * 1_024),
    },
    end: () => undefined,
  };
}
