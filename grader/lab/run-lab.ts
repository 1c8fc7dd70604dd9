import { setTimeout as wait } from 'node:timers/promises';
import { watchFiles } from '../watch/watch-files';
import { startServer, type LabServer } from './site/server';
import type { LabSubmission } from './site/submission';

export interface RunningLab {
  readonly server: LabServer;
  readonly close: () => Promise<void>;
}

/** The submission is loaded this long after the start, if no page has asked for it before. */
const LOAD_AFTER_MS = 500;

/**
 * Serves the lab, and sends changed code to the open pages each time that a file is saved.
 *
 * @param root the folder that contains the module folders
 * @param load loads what is shown, which keeps this process busy: the page comes first
 * @param port 0 for a free one
 */
export async function runLab(
  root: string,
  load: () => Promise<LabSubmission>,
  { port, poll }: { readonly port: number; readonly poll: boolean },
): Promise<RunningLab> {
  let loading: Promise<LabSubmission> | undefined;
  const submission = (): Promise<LabSubmission> => (loading ??= load());
  const server = await startServer(
    {
      studentScript: async () => (await submission()).liveScript(),
      codes: async () => (await submission()).codes(),
      model: async () => (await submission()).model(),
      answer: async (body) => (await submission()).answer(body),
    },
    port,
  );
  let updating: Promise<unknown> = Promise.resolve();
  const onSaved = (files: readonly string[]): void => {
    updating = updating
      .then(async () => {
        server.send(await (await submission()).update(files));
      })
      // The folder may be gone for a moment; the next save tries again.
      .catch(() => undefined);
  };
  const stop = await watchFiles(root, onSaved, { poll });
  // A failure is reported when a page asks for it.
  void wait(LOAD_AFTER_MS)
    .then(async () => (await submission()).codes())
    .catch(() => undefined);
  return {
    server,
    close: async () => {
      await Promise.all([stop(), server.close()]);
    },
  };
}
