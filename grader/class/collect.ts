import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { submissionOf, type ListedRepository } from './repository-list';
import { forEachOf, untilItWorks } from './retry';
import { runTool } from './run-tool';

/** A repository that could not be fetched, and why. */
export interface Missing {
  readonly submission: string;
  readonly reason: string;
}

/**
 * Fetches repositories into a folder, each at its listed commit and without history. Updates those
 * that are already there.
 *
 * @param finished called after each repository
 * @returns the repositories that could not be fetched
 */
export async function collectRepositories(
  repositories: readonly ListedRepository[],
  out: string,
  finished: (submission: string) => void,
): Promise<Missing[]> {
  mkdirSync(out, { recursive: true });
  const missing: Missing[] = [];
  await forEachOf(repositories, async (repository) => {
    const submission = submissionOf(repository);
    const folder = path.resolve(out, submission);
    try {
      await untilItWorks(
        () => collectOne(repository, folder),
        () => {
          forget(folder);
        },
      );
    } catch (failure) {
      missing.push({ submission, reason: failure instanceof Error ? failure.message : String(failure) });
    }
    finished(submission);
  });
  return missing;
}

/** Marks a repository that this program has made, and may make again. */
const MARK = 'collected';

async function collectOne({ repository, commit }: ListedRepository, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  if (commit === '') return; // Nothing was submitted; the grading reports that.
  const gitFolder = path.join(folder, '.git');
  if (!existsSync(gitFolder)) {
    mkdirSync(gitFolder);
    writeFileSync(path.join(gitFolder, MARK), '');
  }
  await runTool('git', ['init', '--quiet', folder]);
  // Named, because git would look for a damaged repository in the folders above.
  const here = [`--git-dir=${gitFolder}`, `--work-tree=${folder}`, '-C', folder];
  const url = `https://${process.env['GH_HOST'] ?? 'github.com'}/${repository}`;
  // git asks gh for the token, so it is in no file and on no command line.
  const login = ['-c', 'credential.helper=', '-c', 'credential.helper=!gh auth git-credential'];
  await runTool('git', [...here, ...login, 'fetch', '--quiet', '--no-tags', '--depth', '1', url, commit]);
  const asStored = ['-c', 'core.autocrlf=false'];
  await runTool('git', [...here, ...asStored, 'checkout', '--quiet', '--force', '--detach', commit]);
  // The folder is exactly the commit: files that were there before would be graded too.
  await runTool('git', [...here, 'clean', '--quiet', '-ffdx']);
}

/** Removes a repository that may be damaged, or locked by a git that was killed. */
function forget(folder: string): void {
  const gitFolder = path.join(folder, '.git');
  if (existsSync(path.join(gitFolder, MARK))) rmSync(gitFolder, { recursive: true, force: true });
}
