import { existsSync } from 'node:fs';
import { watchFiles } from '../watch/watch-files';
import type { LabAnswer, LabCheck, LabLanguageModel } from './lab-data';
import { hasModelAnswers, modelAnswers } from './site/model-answers';
import { startServer, type LabServer } from './site/server';
import { studentScript } from './site/site';
import { StudentCode } from './site/student-code';

export interface ServedSubmission {
  /** The folder that contains the module folders. */
  readonly root: string;
  readonly checks: () => readonly LabCheck[];
  readonly languageModel: () => LabLanguageModel;
  readonly answer: (body: string) => LabAnswer;
}

export interface RunningLab {
  readonly server: LabServer;
  readonly close: () => Promise<void>;
}

/**
 * Serves the lab, and sends changed code to the open pages each time that a file is saved.
 *
 * @param port 0 for a free one
 */
export async function runLab(
  { root, checks, languageModel, answer }: ServedSubmission,
  { port, poll }: { readonly port: number; readonly poll: boolean },
): Promise<RunningLab> {
  const code = new StudentCode(root);
  let bundled: Promise<unknown> | undefined;
  // Not before the server listens: the page comes first.
  const bundle = (): Promise<unknown> => (bundled ??= code.update());
  const server = await startServer(
    {
      studentScript: () =>
        studentScript({
          ...{ root, student: null, checks: checks(), languageModel: languageModel() },
          ...{ hasModel: hasModelAnswers(), isLive: true },
        }),
      codes: () => bundle().then(() => code.codes),
      model: modelAnswers,
      answer,
    },
    port,
  );
  let updating: Promise<unknown> | undefined;
  const onSaved = (files: readonly string[]): void => {
    updating = (updating ?? bundle())
      .then(() => (existsSync(root) ? code.update(files) : {}))
      .then((changed) => {
        server.send(changed);
      })
      // The folder may be gone for a moment; the next save tries again.
      .catch(() => undefined);
  };
  const stop = await watchFiles(root, onSaved, { poll });
  setImmediate(() => {
    bundle().catch(() => undefined); // Reported when a page asks for it.
  });
  return {
    server,
    close: async () => {
      await Promise.all([stop(), server.close()]);
    },
  };
}
