/** Collects from a repository on this machine, which git takes for GitHub. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { collectRepositories } from '../../../grader/class/collect';
import { runTool } from '../../../grader/class/run-tool';

let place = '';
let commit = '';
const before = { ...process.env };

const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-C', path.join(place, 'org', 'ada'), ...args], {
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();

beforeAll(() => {
  place = mkdtempSync(path.join(os.tmpdir(), 'collect-'));
  const source = path.join(place, 'org', 'ada');
  mkdirSync(path.join(source, 'exercises'), { recursive: true });
  writeFileSync(path.join(source, 'exercises', 'one.ts'), 'export const one = 1;\n');
  writeFileSync(path.join(source, '.gitignore'), 'ignored/\n');
  git('init', '--quiet');
  git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  git('add', '--all');
  git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '--quiet', '--message', 'Work');
  commit = git('rev-parse', 'HEAD');
  Object.assign(process.env, {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.${place.split(path.sep).join('/')}/.insteadOf`,
    GIT_CONFIG_VALUE_0: 'https://github.com/',
    GH_HOST: 'github.com',
  });
});
afterAll(() => {
  for (const name of ['GIT_CONFIG_COUNT', 'GIT_CONFIG_KEY_0', 'GIT_CONFIG_VALUE_0', 'GH_HOST'])
    if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
  rmSync(place, { recursive: true, force: true });
});

test('the folder is exactly the commit, whatever was there before', async () => {
  const out = path.join(place, 'submissions');
  const folder = path.join(out, 'ada');
  const collect = (): ReturnType<typeof collectRepositories> =>
    collectRepositories([{ repository: 'org/ada', commit }], out, () => undefined);
  expect(await collect()).toEqual([]);
  writeFileSync(path.join(folder, 'exercises', 'one.ts'), 'changed');
  writeFileSync(path.join(folder, 'exercises', 'two.ts'), 'untracked');
  mkdirSync(path.join(folder, 'ignored'));
  writeFileSync(path.join(folder, 'ignored', 'three.ts'), 'ignored');
  expect(await collect()).toEqual([]);
  expect(readFileSync(path.join(folder, 'exercises', 'one.ts'), 'utf8')).toBe('export const one = 1;\n');
  expect(readdirSync(path.join(folder, 'exercises'))).toEqual(['one.ts']);
  expect(existsSync(path.join(folder, 'ignored'))).toBe(false);
});

/** What a killed git or a full disk leaves behind. */
const damages: Readonly<Record<string, (gitFolder: string) => void>> = {
  'a lock': (gitFolder) => {
    writeFileSync(path.join(gitFolder, 'shallow.lock'), '');
    writeFileSync(path.join(gitFolder, 'index.lock'), '');
  },
  'an empty HEAD': (gitFolder) => {
    writeFileSync(path.join(gitFolder, 'HEAD'), '');
  },
  'empty settings': (gitFolder) => {
    writeFileSync(path.join(gitFolder, 'config'), '[core');
  },
  'a truncated index': (gitFolder) => {
    writeFileSync(path.join(gitFolder, 'index'), 'DIRC');
  },
};

test.each(Object.entries(damages))(
  'a repository that it has made is made again after %s, and the one around it is left alone',
  async (_, damage) => {
    const around = mkdtempSync(path.join(place, 'around-'));
    execFileSync('git', ['init', '--quiet', around]);
    writeFileSync(path.join(around, 'notes.txt'), 'by the instructor');
    const out = path.join(around, 'submissions');
    const collect = (): ReturnType<typeof collectRepositories> =>
      collectRepositories([{ repository: 'org/ada', commit }], out, () => undefined);
    expect(await collect()).toEqual([]);
    damage(path.join(out, 'ada', '.git'));
    writeFileSync(path.join(out, 'ada', 'exercises', 'one.ts'), 'changed');
    expect(await collect()).toEqual([]);
    expect(readFileSync(path.join(out, 'ada', 'exercises', 'one.ts'), 'utf8')).toBe(
      'export const one = 1;\n',
    );
    expect(readdirSync(around).sort()).toEqual(['.git', 'notes.txt', 'submissions']);
    expect(readdirSync(path.join(around, '.git'))).not.toContain('FETCH_HEAD');
  },
);

test('a repository of somebody else is never removed', async () => {
  const out = path.join(place, 'clones');
  execFileSync('git', ['clone', '--quiet', path.join(place, 'org', 'ada'), path.join(out, 'ada')]);
  writeFileSync(path.join(out, 'ada', '.git', 'index.lock'), '');
  const [missing] = await collectRepositories([{ repository: 'org/ada', commit }], out, () => undefined);
  expect(missing?.reason).toMatch(/index\.lock/);
  expect(existsSync(path.join(out, 'ada', '.git', 'refs'))).toBe(true);
});

test('the reason is the cause that git names, not the advice after it', async () => {
  const missing = path.join(place, 'org', 'nobody');
  await expect(runTool('git', ['ls-remote', missing])).rejects.toThrow(/^fatal: .*nobody.* does not appear/);
});
