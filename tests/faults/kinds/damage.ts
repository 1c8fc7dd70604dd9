import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  copyFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Targets } from '../commands/command';
import { courseTargets } from '../commands/course-targets';
import { pick, type Random } from '../random';
import { asOrdinaryUser } from '../world';
import type { Injection, Kind } from './kind';

/** Damages a file; the whole one is put back afterwards. */
type Damage = (file: string, random: Random) => void;

const launcher = asOrdinaryUser();
const asUser = launcher ?? [];

/** A file that nobody may read or, where rights do not help, a folder in its place. */
const makeUnreadable: Damage = (file) => {
  if (launcher !== undefined) {
    chmodSync(file, 0o000);
    return;
  }
  rmSync(file);
  mkdirSync(file);
};

const damages = {
  missing: (file) => {
    rmSync(file);
  },
  unreadable: makeUnreadable,
  empty: (file) => {
    writeFileSync(file, '');
  },
  truncated: (file, random) => {
    truncateSync(file, Math.floor(random() * readFileSync(file).length));
  },
} satisfies Readonly<Record<string, Damage>>;

/** What a person has left out is a wish, not a fault. */
const HARMS_HANDWRITTEN = ['unreadable', 'empty'];

const CACHE = 'cache';

/** A file that the command reads or writes is damaged before it starts. */
export const damageKinds: readonly Kind[] = Object.entries(damages).map(([name, damage]) => ({
  name,
  inject: async (injection) => {
    const { what, file } = drawFile(injection, name);
    const repair = damaged(file, injection, damage);
    try {
      const ended = await injection.start({ launcher: asUser }).ended;
      return {
        what: `${what}: ${file}`,
        ended: [ended],
        hasChangedInputs: true,
        // Whatever is damaged in the cache can be made again, or kept elsewhere.
        mustWork: what === CACHE,
      };
    } finally {
      repair();
    }
  },
}));

function drawFile({ world, trial, random }: Injection, kind: string): { what: string; file: string } {
  const handwritten = HARMS_HANDWRITTEN.includes(kind) ? (trial.byHand ?? []) : [];
  const lists: Targets = { ...courseTargets(world), ...trial.targets, 'written by hand': handwritten };
  // What belongs to the command is drawn as often as what all commands share.
  const isOwn = random() < 0.5;
  const names = Object.entries(lists)
    .filter(([name, files]) => files.length > 0 && name in courseTargets(world) !== isOwn)
    .map(([name]) => name);
  const what = pick(random, names.length > 0 ? names : [CACHE]);
  return { what, file: pick(random, lists[what] ?? []) };
}

/** @returns repairs the file; its times are then as before */
function damaged(file: string, { world, random }: Injection, damage: Damage): () => void {
  const whole = path.join(world.aside, 'whole');
  const { mode } = statSync(file);
  renameSync(file, whole);
  copyFileSync(whole, file);
  damage(file, random);
  return () => {
    rmSync(file, { recursive: true, force: true });
    mkdirSync(path.dirname(file), { recursive: true });
    renameSync(whole, file);
    chmodSync(file, mode);
  };
}
