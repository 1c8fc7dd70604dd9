import { watch } from 'chokidar';
import path from 'node:path';

/** Editors may write a file in several steps, or several files at once. */
const SETTLE_MS = 25;

/** Temporary files of editors and systems. */
const isHidden = (name: string): boolean => /^(\.|#)|~$/.test(name) || name === 'node_modules';

/**
 * Reports changes in a folder, including new and deleted files, until stopped.
 *
 * @param onSaved called with the changed files, `/`-separated and relative to the folder
 * @returns a function that stops watching; resolves once watching has started
 */
export async function watchFiles(
  root: string,
  onSaved: (files: readonly string[]) => void,
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
      onSaved(files);
    }, SETTLE_MS);
  });
  await new Promise<void>((resolve, reject) => {
    watcher.once('ready', resolve);
    watcher.once('error', reject);
  });
  watcher.on('error', () => undefined); // The next grading notices a missing folder.
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}
