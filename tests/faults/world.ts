import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { copyCourse } from './course-copy';
import type { Command } from './commands/command';
import { start, type Ended, type Setting } from './run-command';

/** A submission with every point, and one with a wrong `causal-mask`. */
export const RIGHT = 'ada';
export const WRONG = 'ben';

/** Their names fall into different halves of the class. */
export const STUDENTS = [RIGHT, WRONG];

export const STUDENT = 'grader/cli/main.ts';
export const INSTRUCTOR = 'grader/cli/instructor.ts';
export const EXERCISE = 'causal-mask';
export const SEED = ['--seed', '271828'];

/** A copy of the course, and what its commands work on. Faults are injected only here. */
export class World {
  private readonly place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'faults-')));
  readonly root = path.join(this.place, 'course');
  readonly cache = path.join(this.root, 'node_modules', '.cache');
  /** Without these answers, a grading starts the compiler. */
  readonly cachedTypes = path.join(this.cache, 'attention-to-diffusion', 'types');
  readonly submissions = path.join(this.place, 'submissions');
  /** A graded class, and its two halves. */
  readonly graded = path.join(this.place, 'graded');
  readonly halves = [1, 2].map((number) => path.join(this.place, `half-${String(number)}`));
  /** Repositories, which git takes for those on GitHub; the newest commit of each. */
  readonly github = path.join(this.place, 'github');
  readonly commits = new Map<string, string>();
  /** What `collect` has fetched from there. */
  readonly collected = path.join(this.place, 'collected');
  /** Files that are out of the way while they are damaged. */
  readonly aside = path.join(this.place, 'aside');
  private trials = 0;
  private readonly usual = new Map<string, number>();

  /** Prepares everything, and fills the cache. */
  async prepare(): Promise<void> {
    copyCourse(this.root);
    mkdirSync(this.aside);
    for (const name of STUDENTS) writeSubmission(path.join(this.submissions, name), name);
    for (const name of STUDENTS) this.commits.set(name, this.writeRepository(name));
    const grade = ['grade:class', this.submissions, EXERCISE, ...SEED, '--jobs', '2'];
    await this.ensure([...grade, '--out', this.graded]);
    for (const [i, half] of this.halves.entries())
      await this.ensure([...grade, '--out', half, '--shard', `${String(i + 1)}/2`]);
    const list = path.join(this.place, 'list.csv');
    writeFileSync(list, this.listOfRepositories());
    await this.ensure(['collect', list, '--out', this.collected], this.gitSettings());
  }

  /** The list that `repositories` would write. */
  listOfRepositories(): string {
    const rows = [...this.commits].map(([name, commit]) => `org/${name},${commit}\n`);
    return `repository,commit\n${rows.join('')}`;
  }

  /** Makes git take a folder for GitHub. */
  gitSettings(): NodeJS.ProcessEnv {
    return {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `url.${this.github.split(path.sep).join('/')}/.insteadOf`,
      GIT_CONFIG_VALUE_0: 'https://github.com/',
      GH_HOST: 'github.com',
    };
  }

  private async ensure(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
    const folder = this.newFolder();
    const setting = this.settingFor(folder);
    const { code, stderr }: Ended = await start({ ...setting, env: { ...setting.env, ...env } }, [
      INSTRUCTOR,
      ...args,
    ]).ended;
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}: ${stderr}`);
    rmSync(folder, { recursive: true });
  }

  private writeRepository(name: string): string {
    const folder = path.join(this.github, 'org', name);
    writeSubmission(folder, name);
    const git = (...args: readonly string[]): string =>
      execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
    git('init', '--quiet');
    git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    git('add', '--all');
    const author = ['-c', `user.name=${name}`, '-c', `user.email=${name}@example.org`];
    git(...author, 'commit', '--quiet', '--message', 'Work');
    return git('rev-parse', 'HEAD');
  }

  /** An empty folder for one trial, with a folder for temporary files. */
  newFolder(): string {
    const folder = path.join(this.place, `trial-${String((this.trials += 1))}`);
    mkdirSync(this.temporaryIn(folder), { recursive: true });
    return folder;
  }

  temporaryIn(folder: string): string {
    return path.join(folder, 'tmp');
  }

  /** How commands are started in a trial. */
  settingFor(folder: string): Setting {
    const temporary = this.temporaryIn(folder);
    return {
      root: this.root,
      env: { ...{ TMPDIR: temporary, TEMP: temporary, TMP: temporary }, ...this.userCache(folder) },
      launcher: [],
    };
  }

  /** The user's own folder for caches. */
  private userCache(folder: string): NodeJS.ProcessEnv {
    const user = path.join(folder, 'user');
    return { XDG_CACHE_HOME: user, LOCALAPPDATA: user, ...(process.platform === 'darwin' && { HOME: user }) };
  }

  /** How long a command takes without a fault, in ms; measured once. */
  async usualMs(command: Command): Promise<number> {
    const known = this.usual.get(command.name);
    if (known !== undefined) return known;
    const folder = this.newFolder();
    const setting = this.settingFor(folder);
    const { args, env, user, code } = command.begin(this, folder, () => 0.9);
    const began = performance.now();
    const ended = await start({ ...setting, env: { ...setting.env, ...env } }, args, user).ended;
    const took = performance.now() - began;
    if (ended.code !== code)
      throw new Error(`${command.name} ended with ${String(ended.code)}: ${ended.stderr}`);
    rmSync(folder, { recursive: true });
    this.usual.set(command.name, took);
    return took;
  }

  remove(): void {
    rmSync(this.place, { recursive: true, force: true, maxRetries: 3 });
  }
}

function writeSubmission(folder: string, name: string): void {
  const module = path.join(folder, 'exercises', '1-attention');
  cpSync(path.join('solutions', '1-attention'), module, { recursive: true });
  const wrong = path.join('tests', 'submissions', EXERCISE, 'same-rows.ts');
  if (name === WRONG) cpSync(wrong, path.join(module, `${EXERCISE}.ts`));
  writeFileSync(path.join(folder, 'README.md'), `The work of ${name}.\n`);
}

/** Takes the right to read every file from the administrator; undefined if that is impossible. */
export function asOrdinaryUser(): readonly string[] | undefined {
  if (process.platform === 'win32') return undefined;
  if (process.getuid?.() !== 0) return [];
  const rights = '-dac_override,-dac_read_search';
  const launcher = ['setpriv', `--inh-caps=${rights}`, `--bounding-set=${rights}`];
  const [program = '', ...args] = launcher;
  return spawnSync(program, [...args, process.execPath, '--version']).status === 0 ? launcher : undefined;
}
