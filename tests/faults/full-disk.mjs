// @ts-check
/**
 * Loaded before a command where no small disk can be made: below the folders in FULL_DISK, the
 * process can write FULL_DISK_BYTES bytes, and then everything fails as on a full disk.
 */
import { Buffer } from 'node:buffer';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import process from 'node:process';

const folders = (process.env['FULL_DISK'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
let left = Number(process.env['FULL_DISK_BYTES'] ?? 0);

/** What a new file or folder takes. */
const ENTRY_BYTES = 512;

/** @typedef {(...args: readonly unknown[]) => unknown} Call */

/** @param {unknown} place */
function isOnDisk(place) {
  if (typeof place !== 'string') return false;
  const full = path.resolve(place);
  return folders.some((folder) => full === folder || full.startsWith(folder + path.sep));
}

/**
 * @param {string} syscall
 * @param {unknown} place
 */
const noSpace = (syscall, place) =>
  Object.assign(new Error(`ENOSPC: no space left on device, ${syscall} '${String(place)}'`), {
    ...{ code: 'ENOSPC', errno: -28, syscall },
  });

/**
 * @param {object} owner
 * @param {string} name
 * @param {(original: Call) => Call} wrap
 */
function replace(owner, name, wrap) {
  const calls = /** @type {Record<string, Call>} */ (owner);
  const original = calls[name];
  if (original !== undefined) calls[name] = wrap(original.bind(owner));
}

for (const name of ['writeFileSync', 'appendFileSync'])
  replace(fs, name, (original) => (place, contents, ...rest) => {
    if (!isOnDisk(place)) return original(place, contents, ...rest);
    const bytes = Buffer.from(/** @type {string} */ (contents));
    if (bytes.length <= left) {
      left -= bytes.length;
      return original(place, contents, ...rest);
    }
    original(place, bytes.subarray(0, left), ...rest);
    left = 0;
    throw noSpace('write', place);
  });

const creating = { mkdirSync: 0, mkdtempSync: 0, copyFileSync: 1, symlinkSync: 1 };
for (const [name, index] of Object.entries(creating))
  replace(fs, name, (original) => (...args) => {
    const place = args[index];
    if (isOnDisk(place) && left < ENTRY_BYTES && !fs.existsSync(String(place)))
      throw noSpace(name.replace('Sync', ''), place);
    return original(...args);
  });

for (const [name, index] of Object.entries({
  writeFile: 0,
  appendFile: 0,
  mkdir: 0,
  mkdtemp: 0,
  copyFile: 1,
}))
  replace(fs.promises, name, (original) => (...args) => {
    const sync = /** @type {Record<string, Call>} */ (/** @type {unknown} */ (fs))[`${name}Sync`];
    return isOnDisk(args[index]) ? Promise.resolve().then(() => sync?.(...args)) : original(...args);
  });

syncBuiltinESMExports();
