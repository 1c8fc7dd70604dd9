import { watch, type FSWatcher } from 'chokidar';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { CannotWatch } from './cannot-watch';

/** Editors may write a file in several steps, or several files at once. */
const SETTLE_MS = 25;

/** How often to look for what no event reports. */
const POLL_MS = 500;

/**
 * Some editors write a file again or set its times or permissions soon after saving it. Within this
 * time, that is part of the same save; later, saving an unchanged file is a wish to grade again.
 */
const SAME_SAVE_MS = 1_000;

/** Temporary files of editors and systems. */
const isHidden = (name: string): boolean => /^(\.|#)|~$/.test(name) || name === 'node_modules';

export interface WatchOptions {
  /** Whether to look for changes instead of waiting to be told: some drives tell nothing. */
  readonly poll?: boolean;
}

/**
 * Reports changes in a folder, including new and deleted files, until stopped. The folder itself
 * can be renamed or deleted; another one in its place is watched then.
 *
 * @param onSaved called with the changed files, `/`-separated and relative to the folder; with none
 *   if the folder was replaced
 * @returns a function that stops watching; resolves once watching has started
 * @throws CannotWatch
 */
export async function watchFiles(
  root: string,
  onSaved: (files: readonly string[]) => void,
  { poll = false }: WatchOptions = {},
): Promise<() => Promise<void>> {
  const saved = new Set<string>();
  const isNew = saveDetector(root);
  let timer: NodeJS.Timeout | undefined;
  const changed = (file: string): void => {
    saved.add(path.relative(root, file).split(path.sep).join('/'));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const files = [...saved].filter(isNew);
      saved.clear();
      if (files.length > 0) onSaved(files);
    }, SETTLE_MS);
  };
  let watcher = await started(root, changed, poll);
  const stopFollowing = followFolder(root, async () => {
    await watcher.close();
    watcher = await started(root, changed, poll);
    onSaved([]);
  });
  return async () => {
    clearTimeout(timer);
    await stopFollowing();
    await watcher.close();
  };
}

async function started(root: string, changed: (file: string) => void, poll: boolean): Promise<FSWatcher> {
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    usePolling: poll,
    interval: POLL_MS,
    ignored: (file) => path.relative(root, file).split(path.sep).some(isHidden),
  });
  watcher.on('all', (event, file) => {
    if (event !== 'addDir' && event !== 'unlinkDir') changed(file);
  });
  await new Promise<void>((resolve, reject) => {
    watcher.once('ready', resolve);
    watcher.once('error', (failure) => {
      reject(new CannotWatch(failure));
    });
  });
  watcher.on('error', () => undefined); // The next grading notices a missing folder.
  return watcher;
}

/**
 * Calls a function each time another folder has taken a folder's place. Systems report changes in a
 * folder wherever it is moved, and none in one that takes its place.
 *
 * @returns stops it
 */
function followFolder(root: string, onReplaced: () => Promise<void>): () => Promise<void> {
  let known = identityOf(root);
  let replacing: Promise<void> = Promise.resolve();
  let isBusy = false;
  const timer = setInterval(() => {
    const now = identityOf(root);
    if (isBusy || now === undefined || now === known) return;
    known = now;
    isBusy = true;
    replacing = onReplaced()
      .catch(() => (known = undefined)) // It is gone again.
      .then(() => {
        isBusy = false;
      });
  }, POLL_MS);
  return async () => {
    clearInterval(timer);
    await replacing;
  };
}

/** What tells a folder from another one in its place; undefined if there is none. */
function identityOf(folder: string): string | undefined {
  try {
    const stats = statSync(folder, { bigint: true });
    return stats.isDirectory() ? [stats.dev, stats.ino, stats.birthtimeNs].map(String).join(' ') : undefined;
  } catch {
    return undefined;
  }
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
