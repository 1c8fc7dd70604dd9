import { watch } from 'chokidar';
import path from 'node:path';

/** An editor may write a file in several steps, or several files at once. */
const SETTLE_MS = 25;

/** Files that editors and systems put beside one's own. */
const isHidden = (name: string): boolean => /^(\.|#)|~$/.test(name) || name === 'node_modules';

/**
 * Tells of what is saved in a folder, new and deleted files included, until the process ends or it is stopped.
 *
 * @param tell is given the files, `/`-separated and relative to the folder
 * @returns when it has begun, how to stop
 */
export async function watchFiles(
  root: string,
  tell: (files: readonly string[]) => void,
): Promise<() => Promise<void>> {
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (file) => path.relative(root, file).split(path.sep).some(isHidden),
  });
  const saved = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', (event, file) => {
    if (event === 'addDir' || event === 'unlinkDir') return;
    saved.add(path.relative(root, file).split(path.sep).join('/'));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const files = [...saved];
      saved.clear();
      tell(files);
    }, SETTLE_MS);
  });
  await new Promise<void>((resolve, reject) => {
    watcher.once('ready', resolve);
    watcher.once('error', reject);
  });
  watcher.on('error', () => undefined); // A folder that is gone is noticed by the next grading.
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}
