import { watch } from 'chokidar';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Editors may write a file in several steps, or several files at once. */
const SETTLE_MS = 25;

/**
 * Some editors write a file again or set its times or permissions soon after saving it. Within this
 * time, that is part of the same save; later, saving an unchanged file is a wish to grade again.
 */
const SAME_SAVE_MS = 1_000;

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
  const isNew = saveDetector(root);
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', (event, file) => {
    if (event === 'addDir' || event === 'unlinkDir') return;
    saved.add(path.relative(root, file).split(path.sep).join('/'));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const files = [...saved].filter(isNew);
      saved.clear();
      if (files.length > 0) onSaved(files);
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

/** Returns a function that says whether a changed file is a new save of it. */
function saveDetector(root: string): (file: string) => boolean {
  const known = new Map<string, { readonly content: string | undefined; readonly at: number }>();
  return (file) => {
    const last = known.get(file);
    const content = contentOf(path.join(root, file));
    if (last?.content === content && performance.now() - (last?.at ?? -Infinity) < SAME_SAVE_MS) return false;
    known.set(file, { content, at: performance.now() });
    return true;
  };
}

/** The bytes of a file as text; undefined if there is no such file. */
function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return undefined;
  }
}
