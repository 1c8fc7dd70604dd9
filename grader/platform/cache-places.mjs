// @ts-check
/**
 * Where to keep what can be made again. No place is needed: a checkout can be read-only, belong to
 * another user, or be on a full disk.
 *
 * Plain JavaScript, since scripts/run.mjs uses it before there is a bundle.
 */
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { packagesFolder } from './requirements.mjs';

const NAME = 'attention-to-diffusion';

/** Names a temporary place to the processes that this one starts. */
const INHERITED = 'GRADER_CACHE';

/**
 * A short name for a folder: a cache is valid only for the folder that it was made in.
 *
 * @param {string} root
 */
export const rootKey = (root) => createHash('sha256').update(root).digest('hex').slice(0, 8);

/**
 * The places where something may have been kept, the best first.
 *
 * @param {string} root the folder that contains package.json
 * @returns {string[]}
 */
export function cachePlaces(root) {
  const inherited = process.env[INHERITED];
  const own = [path.join(root, 'node_modules', '.cache', NAME), ...userPlaces(root)];
  return inherited === undefined ? own : [...own, inherited];
}

/**
 * The user's own folder for caches.
 *
 * @param {string} root
 */
function userPlaces(root) {
  try {
    const { env, platform } = process;
    const base =
      platform === 'win32'
        ? env['LOCALAPPDATA']
        : platform === 'darwin'
          ? path.join(os.homedir(), 'Library', 'Caches')
          : (env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'));
    return base !== undefined && path.isAbsolute(base) ? [path.join(base, NAME, rootKey(root))] : [];
  } catch {
    return []; // The user has no home.
  }
}

/**
 * Keeps something in the first place that takes it.
 *
 * @template T
 * @param {string} root
 * @param {(place: string) => T} write
 * @returns {T}
 * @throws Error in one line if no place takes it
 */
export function keepInCache(root, write) {
  /** @type {string[]} */
  const reasons = [];
  /** @param {string} place */
  const attempt = (place) => {
    // Node's permission model takes it for a pattern.
    if (place.includes('*')) throw new Error('has * in its name');
    mkdirSync(place, { recursive: true });
    linkPackages(root, place);
    return write(place);
  };
  for (const place of cachePlaces(root)) {
    try {
      return attempt(place);
    } catch (failure) {
      reasons.push(reasonOf(place, failure));
    }
  }
  try {
    return attempt(temporaryPlace());
  } catch (failure) {
    reasons.push(reasonOf(os.tmpdir(), failure));
  }
  throw new Error(`no folder takes the grader’s own files (${reasons.join(', ')}); free some space`);
}

/**
 * Programs find their packages through a link, outside the course.
 *
 * @param {string} root
 * @param {string} place
 */
function linkPackages(root, place) {
  const packages = packagesFolder(root);
  const link = path.join(place, 'node_modules');
  if (place.startsWith(path.join(root, 'node_modules') + path.sep) || existsSync(link)) return;
  // A broken link.
  if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) rmSync(link);
  symlinkSync(packages, link, 'junction');
}

/** A folder that ends with this process; others may start with it meanwhile. */
function temporaryPlace() {
  const place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'grader-')));
  process.env[INHERITED] = place;
  process.once('exit', () => {
    rmSync(place, { recursive: true, force: true });
  });
  return place;
}

/**
 * @param {string} place
 * @param {unknown} failure
 */
function reasonOf(place, failure) {
  const code = failure instanceof Error && 'code' in failure ? String(failure.code) : String(failure);
  return `${place}: ${code}`;
}
