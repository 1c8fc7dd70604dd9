import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runLab } from '../lab/run-lab';
import type { LabSubmission } from '../lab/site/submission';
import { readText } from '../platform/encoding';
import { Refusal } from '../platform/refusal';
import type { Results } from '../results/results';
import { courseRoot } from '../submission/course-root';

export interface LabCommand {
  readonly submission: string;
  /** The results.json with the failed checks; undefined for those of the last grading. */
  readonly results?: string;
  /** The folder with trained models. */
  readonly out: string;
  readonly port: number;
  readonly open: boolean;
  readonly poll: boolean;
  /** The folder for a site without a server. */
  readonly build?: string;
}

/** Serves the lab until it is interrupted, or writes it as a site. */
export async function lab({ submission, results, out, port, open, poll, build }: LabCommand): Promise<void> {
  const root = courseRoot(submission);
  const graded = results === undefined ? undefined : await resultsIn(results);
  const load = async (): Promise<LabSubmission> => {
    const { LabSubmission } = await import('../lab/site/submission');
    return new LabSubmission(root, out, graded);
  };
  if (build !== undefined) {
    const { writeSite } = await import('../lab/site/write-site');
    console.log(`The lab is in ${path.resolve(await writeSite(build, await load()))}`);
    return;
  }
  const { server } = await runLab(root, load, { port, poll });
  process.exitCode = 0; // From here on, Ctrl-C is a normal exit.
  console.log(`The lab is at ${server.url} and shows ${root}; press Ctrl-C to stop`);
  if (open) openBrowser(server.url);
  await new Promise<never>(() => undefined);
}

async function resultsIn(file: string): Promise<Results> {
  if (!existsSync(file))
    throw new Refusal(`there is no file ${file}; npm run grade -- --out <dir> writes one`);
  const { readResults } = await import('../results/read-results');
  return readResults(readText(file), file);
}

/** If it fails, the address is on the screen. */
function openBrowser(url: string): void {
  const [command, args] =
    process.platform === 'win32'
      ? (['rundll32', ['url.dll,FileProtocolHandler', url]] as const)
      : ([process.platform === 'darwin' ? 'open' : 'xdg-open', [url]] as const);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
