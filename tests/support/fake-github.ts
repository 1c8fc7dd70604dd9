/** Made-up repositories on GitHub, which git and gh find. POSIX only, like the fake gh. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { git } from './course-copies';
import { writeFakeGh, type FakeRepository } from './fake-gh';

/** Work that a student pushes: when, and what it does to the folder. */
export type Push = readonly [at: string, work: (folder: string) => void];

export class FakeGithub {
  readonly #place: string;
  readonly #repositories: FakeRepository[] = [];

  /** @param place a folder of its own */
  constructor(place: string) {
    this.#place = place;
  }

  /**
   * Makes a repository `org/<name>` with a commit for each push. Commits claim to be from February.
   *
   * @param isVisible whether the token may see when it was pushed
   */
  add(name: string, pushes: readonly Push[], isVisible = true): void {
    const folder = path.join(this.#place, 'github', 'org', name);
    mkdirSync(folder, { recursive: true });
    git(folder, 'init', '--quiet', '--initial-branch=main');
    git(folder, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    const made = pushes.map(([timestamp, work]) => {
      work(folder);
      git(folder, 'add', '--all');
      git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'Work');
      return { after: git(folder, 'rev-parse', 'HEAD'), timestamp };
    });
    this.#repositories.push({
      nameWithOwner: `org/${name}`,
      commits: made.map(({ after }) => ({ oid: after, committedDate: '2027-02-01T12:00:00Z' })).reverse(),
      pushes: isVisible ? made : undefined,
    });
  }

  /** Returns the environment in which git and gh find these repositories. */
  publish(): Record<string, string> {
    const programs = path.join(this.#place, 'bin');
    writeFakeGh(programs, this.#repositories);
    return {
      PATH: `${programs}${path.delimiter}${process.env['PATH'] ?? ''}`,
      ...{ GH_HOST: 'github.com', GIT_CONFIG_COUNT: '1', GIT_CONFIG_VALUE_0: 'https://github.com/' },
      GIT_CONFIG_KEY_0: `url.${path.join(this.#place, 'github')}/.insteadOf`,
    };
  }
}
