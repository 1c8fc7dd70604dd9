/**
 * Grading a class on GitHub: the workflow's real commands, with a fake gh and a local folder as
 * GitHub.
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { readResults } from '../../grader/results/read-results';
import { git, studentRepository } from '../support/course-copies';
import { FakeGithub } from '../support/fake-github';
import { runJob, type JobRun } from '../support/workflow-job';

/** The workflow runs on Ubuntu. */
const onPosix = process.platform === 'win32' ? describe.skip : describe;

const SEED = '271828182';
const PARTS = ['1', '2'];
const place = mkdtempSync(path.join(os.tmpdir(), 'class-on-github-'));
const inPlace = (...segments: string[]): string => path.join(place, ...segments);

const contexts = {
  ...{ 'inputs.prefix': 'attention', 'inputs.shards': '2', 'inputs.exercises': 'causal-mask layer-norm' },
  'inputs.assignment': 'core',
  ...{ 'inputs.sandbox': 'standard', 'inputs.isolate': 'true', 'github.repository_owner': 'org' },
  ...{ 'secrets.GRADING_SEED': SEED, 'secrets.GRADING_TOKEN': 'token', 'github.run_attempt': '1' },
};

const workflow = path.join('.github', 'workflows', 'grade-class.yml');

const job = (name: string, more: Readonly<Record<string, string>> = {}): Promise<JobRun> =>
  runJob({
    ...{ workflow, job: name, place },
    contexts: { ...contexts, 'needs.list.outputs.attempt': '1', 'strategy.job-total': '2', ...more },
    env: {
      PATH: `${inPlace('bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
      GITHUB_REPOSITORY: 'org/attention-course',
      // git uses a folder instead of GitHub.
      ...{ GIT_CONFIG_COUNT: '1', GIT_CONFIG_VALUE_0: 'https://github.com/' },
      GIT_CONFIG_KEY_0: `url.${inPlace('github')}/.insteadOf`,
    },
  });

const onGithub: { nameWithOwner: string; isTemplate: boolean; commit: string | undefined }[] = [];

/** A repository on GitHub, with work in it or empty. */
function repository(name: string, work?: (folder: string) => void, isTemplate = false): void {
  const folder = inPlace('github', 'org', name);
  mkdirSync(folder, { recursive: true });
  if (work !== undefined) studentRepository('exercises', folder, work);
  const commit = work === undefined ? undefined : git(folder, 'rev-parse', 'HEAD');
  onGithub.push({ nameWithOwner: `org/${name}`, isTemplate, commit });
}

/** A fake gh that lists the repositories if it gets the token, and knows the last run. */
function writeGh(): void {
  const lines = onGithub.map(({ commit, ...each }) =>
    JSON.stringify({ ...each, defaultBranchRef: commit === undefined ? null : { target: { oid: commit } } }),
  );
  writeFileSync(inPlace('list.jsonl'), `${lines.join('\n')}\n`);
  mkdirSync(inPlace('bin'));
  const program = `#!/bin/sh
case "$1 $2" in
  "api graphql") [ "$GH_TOKEN" = token ] && exec cat '${inPlace('list.jsonl')}' ;;
  "api repos/org/attention-course/actions/artifacts?name=class&per_page=1") exec cat '${inPlace('last-run')}' ;;
  "run download") [ "$3 $4 $6 $7" = "41 --repo --name class" ] && exec cp -r '${inPlace('last-class')}' "$9" ;;
esac
echo "HTTP 401: Bad credentials" >&2
exit 1
`;
  writeFileSync(inPlace('bin', 'gh'), program);
  chmodSync(inPlace('bin', 'gh'), 0o755);
}

onPosix('a class on GitHub', () => {
  let list: JobRun;
  let parts: JobRun[];
  let merged: JobRun;

  beforeAll(async () => {
    const solve = (folder: string): void => {
      cpSync('solutions', folder, { recursive: true });
    };
    repository('attention-ada', solve);
    repository('Attention-bela', () => undefined);
    repository('attention-cy');
    repository('attention-dora', solve);
    repository('attention-course', solve);
    repository('attention-start', () => undefined, true);
    repository('other-ada', solve);
    writeGh();
    list = await job('list');
    // Late commits are not graded, whenever a part runs.
    rmSync(inPlace('github', 'org', 'attention-ada', '1-attention', 'causal-mask.ts'));
    git(inPlace('github', 'org', 'attention-ada'), 'commit', '--all', '--quiet', '--message', 'Late');
    parts = await Promise.all(PARTS.map((part) => job('grade', { 'matrix.shard': part })));
    merged = await job('merge');
  });

  afterAll(() => {
    rmSync(place, { recursive: true, force: true });
  });

  test('is listed and divided', () => {
    expect({ exitCode: list.exitCode, log: list.log }).toMatchObject({ exitCode: 0 });
    expect(list.outputs).toEqual({ shards: '[1,2]', attempt: '1' });
    const rows = readFileSync(inPlace('artifacts', 'list-1', 'repositories.csv'), 'utf8')
      .trim()
      .split('\n');
    const names = rows.map((row) => row.replace(/[0-9a-f]{40}$/, '…'));
    expect(names).toEqual([
      'repository,commit',
      ...['org/attention-ada,…', 'org/Attention-bela,…', 'org/attention-cy,', 'org/attention-dora,…'],
    ]);
  });

  test('is graded in parts with the private seed, which no log shows', () => {
    for (const { exitCode, log } of parts) expect({ exitCode, log }).toMatchObject({ exitCode: 0 });
    const collected = parts.map(({ log }) => /(\d) of \d submissions are in/.exec(log)?.[1]);
    expect(collected.map(Number).reduce((sum, each) => sum + each)).toBe(4);
    for (const { log, summary } of [list, ...parts, merged]) expect(log + summary).not.toContain(SEED);
    const file = inPlace('artifacts', 'class', 'attention-ada', 'results.json');
    expect(readResults(readFileSync(file, 'utf8'), file)).toMatchObject({
      seed: Number(SEED),
      isolated: true,
    });
  });

  test('is merged: table, pages and summary', () => {
    expect({ exitCode: merged.exitCode, log: merged.log }).toMatchObject({ exitCode: 0 });
    const table = readFileSync(inPlace('artifacts', 'class', 'class.csv'), 'utf8');
    expect(table.split('\n').map((row) => row.split(',').slice(0, 3).join(' '))).toEqual([
      '\uFEFFsubmission outcome points',
      ...['attention-ada graded 10', 'Attention-bela graded 0'],
      ...['attention-cy unreadable 0', 'attention-dora graded 10', ''],
    ]);
    for (const page of ['class.html', 'attention-dora/report.html'])
      expect(existsSync(inPlace('artifacts', 'class', page))).toBe(true);
    expect(merged.summary).toContain('## 3 of 4 submissions graded');
    expect(merged.summary).toContain('| <code>attention-ada</code> | 10 |');
    expect(merged.summary).toContain('attention-cy: nothing to grade: attention-cy holds neither');
  });

  test('continues the points over time of the last run', async () => {
    const history = (): number =>
      readFileSync(inPlace('artifacts', 'class', 'history.jsonl'), 'utf8')
        .trim()
        .split('\n').length;
    expect(history()).toBe(1);
    cpSync(inPlace('artifacts', 'class'), inPlace('last-class'), { recursive: true });
    const past = { at: '2027-03-01T00:00:00.000Z', maxPoints: 10, points: {} };
    writeFileSync(inPlace('last-class', 'history.jsonl'), `${JSON.stringify(past)}\n`);
    writeFileSync(inPlace('last-run'), '41\n');
    const { exitCode, log } = await job('merge');
    expect({ exitCode, log }).toMatchObject({ exitCode: 0 });
    expect(history()).toBe(2);
    writeFileSync(inPlace('last-run'), '');
  });

  test('can come from the instructor’s own list', async () => {
    const own = inPlace('own.csv');
    writeFileSync(own, 'repository,commit\norg/attention-eve,\n');
    const { exitCode, log } = await job('list', { 'inputs.list': own, 'github.run_attempt': '2' });
    expect({ exitCode, log }).toMatchObject({ exitCode: 0 });
    const kept = inPlace('artifacts', 'list-2', 'repositories.csv');
    expect(readFileSync(kept, 'utf8')).toBe(readFileSync(own, 'utf8'));
  });

  test('is not merged if a part is missing', async () => {
    rmSync(inPlace('artifacts', 'part-1-2'), { recursive: true });
    rmSync(inPlace('artifacts', 'class'), { recursive: true });
    const { exitCode, log } = await job('merge');
    expect(exitCode).toBe(2);
    expect(log).toContain('missing parts: 2/2');
    expect(existsSync(inPlace('artifacts', 'class'))).toBe(false);
  });

  test('a part with an unreadable repository fails', async () => {
    rmSync(inPlace('github', 'org'), { recursive: true });
    const runs = await Promise.all(PARTS.map((part) => job('grade', { 'matrix.shard': part })));
    expect(runs.map(({ log }) => log).join('')).toContain('attention-ada could not be fetched: ');
    expect(runs.map(({ exitCode }) => exitCode)).toContain(1);
    expect(existsSync(inPlace('artifacts', 'part-1-2'))).toBe(false);
  });

  test.each([
    ['a public repository', { 'github.event.repository.visibility': 'public' }, /this repository is public/],
    ['no seed', { 'secrets.GRADING_SEED': '' }, /the secret GRADING_SEED must have six/],
    [
      'a seed that could be guessed',
      { 'secrets.GRADING_SEED': '2017' },
      /the secret GRADING_SEED must have six/,
    ],
    ['no token', { 'secrets.GRADING_TOKEN': '' }, /the secret GRADING_TOKEN must be/],
    [
      'a wrong token',
      { 'secrets.GRADING_TOKEN': 'old' },
      /did not list the repositories of org: HTTP 401: Bad/,
    ],
    ['no such repositories', { 'inputs.prefix': 'diffusion' }, /is named diffusion-…; use a token that/],
    [
      'neither prefix nor list',
      { 'inputs.prefix': '' },
      /name the prefix of the repositories, or a list of them/,
    ],
    [
      'a list and a deadline',
      { 'inputs.list': 'list.csv', 'inputs.deadline': '2027-03-01T23:59Z' },
      /name a list or a deadline, not both/,
    ],
    [
      'a deadline without a time zone',
      { 'inputs.deadline': '2027-03-01T23:59' },
      /time with its zone, such as [^.;]+; see npm run/,
    ],
    [
      'a list and later work',
      { 'inputs.list': 'list.csv', 'inputs.late-until': '2027-03-05T23:59Z' },
      /name a list or a deadline, not both/,
    ],
    [
      'a late policy without a deadline',
      { 'inputs.late': '10%/day' },
      /late needs a deadline, or a list with/,
    ],
    ['a late policy that is none', { 'inputs.late': '10%' }, /late must look like 10%\/day or 1%\/hour/],
    [
      'days of grace in words',
      { 'inputs.late': '10%/day', 'inputs.grace': 'two' },
      /grace must be a whole number of days or hours/,
    ],
    ['grace without a late policy', { 'inputs.grace': '2' }, /grace needs late, for instance 10%\/day/],
    ['extensions without a table', { 'inputs.extensions': 'no.csv' }, /no\.csv/],
    ['no parts', { 'inputs.shards': '0' }, /shards must be a whole number from 1 to 256/],
    ['too many parts', { 'inputs.shards': '257' }, /shards must be a whole number from 1 to 256/],
  ])('%s: the first job says so', async (_, wrong, message) => {
    const { exitCode, log } = await job('list', wrong);
    expect(exitCode).not.toBe(0);
    expect(log).toMatch(message);
  });
});

onPosix('a class with a deadline on GitHub', () => {
  const late = mkdtempSync(path.join(os.tmpdir(), 'late-on-github-'));
  const inLate = (...segments: string[]): string => path.join(late, ...segments);
  afterAll(() => {
    rmSync(late, { recursive: true, force: true });
  });

  test('deducts for late work, and summary and table agree', async () => {
    const github = new FakeGithub(late);
    const solve = (folder: string): void => {
      cpSync('solutions', folder, { recursive: true });
    };
    const [onTime, afterwards] = ['2027-03-01T20:00:00Z', '2027-03-03T10:00:00Z'];
    github.add('attention-ada', [[onTime, solve]]);
    for (const name of ['attention-bela', 'attention-cy'])
      github.add(name, [
        [onTime, () => undefined],
        [afterwards, solve],
      ]);
    writeFileSync(inLate('extensions.csv'), 'student,deadline\ncy,2027-03-04T23:59+01:00\n');
    const env = { ...github.publish(), GITHUB_REPOSITORY: 'org/attention-course' };
    const inputs = {
      ...{ 'inputs.exercises': 'causal-mask', 'inputs.shards': '1', 'inputs.grace': '1' },
      ...{ 'inputs.deadline': '2027-03-01T23:59+01:00', 'inputs.late': '50%/day' },
      ...{ 'inputs.late-until': '2027-03-05T23:59+01:00', 'inputs.extensions': inLate('extensions.csv') },
    };
    const ofRun = { 'needs.list.outputs.attempt': '1', 'strategy.job-total': '1', 'matrix.shard': '1' };
    const runs: JobRun[] = [];
    for (const name of ['list', 'grade', 'merge'])
      runs.push(
        await runJob({
          ...{ workflow, job: name, place: late, env },
          contexts: { ...contexts, ...inputs, ...ofRun },
        }),
      );
    for (const { exitCode, log } of runs) expect({ exitCode, log }).toMatchObject({ exitCode: 0 });
    const rows: Record<string, string>[] = parse(readFileSync(inLate('artifacts', 'class', 'class.csv')), {
      ...{ bom: true, columns: true },
    });
    const table = rows.map((row) => [row['submission'], row['points'], row['adjusted'], row['late']]);
    expect(table).toEqual([
      ['attention-ada', '4', '4', '0'],
      ['attention-bela', '4', '2', '1.46'],
      ['attention-cy', '4', '4', '0'],
    ]);
    const summary = runs.at(-1)?.summary ?? '';
    expect(summary).toContain('Median 4, mean 3.3 of 4 points, after the adjustments in overrides.csv.');
    expect(summary).toContain('| <code>attention-bela</code> | 2 |');
  }, 300_000);
});
