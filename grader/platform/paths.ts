import { realpathSync } from 'node:fs';
import path from 'node:path';

/** Whether a path is a folder or inside it; links are not followed. */
export function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative);
}

/** An absolute path without links; what does not exist yet is taken as it is. */
export function realPlace(place: string): string {
  const absolute = path.resolve(place);
  try {
    return realpathSync(absolute);
  } catch {
    const parent = path.dirname(absolute);
    return parent === absolute ? absolute : path.join(realPlace(parent), path.basename(absolute));
  }
}
