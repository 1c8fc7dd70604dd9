import { statfsSync } from 'node:fs';

/**
 * Kinds of drives that do not report changes made on their other side, as `statfs` of Linux numbers
 * them (linux/magic.h): network drives, Windows' drives in WSL, shared folders of virtual machines.
 */
const SILENT = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB 2 and later
  0x01021997, // 9p: Windows' drives in WSL
  0x65735546, // FUSE: sshfs, and Docker's shared folders
  0x786f4256, // VirtualBox
]);

/** Whether a folder may be on a drive that does not report every change. */
export function mayBeSilent(
  folder: string,
  kindOf = (place: string): number => statfsSync(place).type,
): boolean {
  try {
    return process.platform === 'linux' && SILENT.has(kindOf(folder) >>> 0);
  } catch {
    return false;
  }
}
