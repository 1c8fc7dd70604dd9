/** The last commit in time, from answers as GitHub gives them through gh. */
import { commitsInTime, type InTime } from '../../../grader/class/commit-in-time';
import { Extensions } from '../../../grader/class/extensions';
import { runTool } from '../../../grader/class/run-tool';

jest.mock('../../../grader/class/run-tool');
const gh = jest.mocked(runTool);

const [FIRST, SECOND, LATE, OTHER] = ['1', '2', '3', '4'].map((digit) => digit.repeat(40));
const DEADLINE = '2027-03-01T23:59+01:00';

interface Repository {
  readonly branch: { name: string; commits: readonly (readonly [string, string])[] } | null;
  /** Pushes, or the error of the activity endpoint. */
  readonly activity: readonly Record<string, string>[] | string;
}

const push = (timestamp: string, after: string | undefined, ref = 'refs/heads/main') => ({
  ...{ timestamp, ref, activity_type: 'push', before: '0'.repeat(40) },
  after: after ?? '',
});

/** Answers as GitHub does: the history of a branch ends at `until`. */
function answer(repositories: Readonly<Record<string, Repository>>): void {
  gh.mockImplementation((_, args) => {
    const field = (name: string): string =>
      args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
    if (args.includes('graphql')) {
      const { branch } = repositories[`${field('owner')}/${field('name')}`] ?? { branch: null };
      if (branch === null) return Promise.resolve('null\n');
      const nodes = branch.commits
        .filter(([, date]) => Date.parse(date) <= Date.parse(field('until')))
        .slice(0, 1)
        .map(([oid, committedDate]) => ({ oid, committedDate }));
      return Promise.resolve(`${JSON.stringify({ name: branch.name, target: { history: { nodes } } })}\n`);
    }
    const name = /repos\/(\S+?)\/activity/.exec(args.join(' '))?.[1] ?? '';
    const { activity = [] } = repositories[name] ?? {};
    return typeof activity === 'string'
      ? Promise.reject(new Error(activity))
      : Promise.resolve(activity.map((each) => `${JSON.stringify(each)}\n`).join(''));
  });
}

const inTime = (
  repository: Repository,
  more: { readonly lateUntil?: string; readonly extensions?: Extensions } = {},
): Promise<InTime> => {
  answer({ 'org/attention-ada': repository });
  return commitsInTime([{ repository: 'org/attention-ada', commit: LATE ?? '' }], {
    ...{ deadline: DEADLINE, extensions: new Extensions() },
    ...more,
  });
};

const main = (...commits: readonly (readonly [string | undefined, string])[]): Repository['branch'] => ({
  name: 'main',
  commits: commits.map(([commit = '', date]) => [commit, date]),
});

test('the time of the push counts, whatever date a commit has', async () => {
  const { repositories, onlyCommitDates } = await inTime({
    // Commits that are dated back.
    branch: main([LATE, '2027-02-01T10:00:00Z'], [SECOND, '2027-02-01T09:00:00Z']),
    activity: [
      push('2027-03-02T09:00:00Z', LATE),
      push('2027-03-01T22:00:00Z', SECOND),
      push('2027-02-27T10:00:00Z', FIRST),
      push('2027-03-01T22:30:00Z', OTHER, 'refs/heads/draft'),
      push('2027-03-01T22:40:00Z', '0'.repeat(40)),
    ],
  });
  expect(onlyCommitDates).toEqual([]);
  expect(repositories).toEqual([
    {
      repository: 'org/attention-ada',
      commit: SECOND,
      handedIn: { submittedAt: '2027-03-01T22:00:00Z', timeFrom: 'push', deadline: DEADLINE },
    },
  ]);
});

test('the last minute of a deadline without seconds belongs to it', async () => {
  const activity = [push('2027-03-01T22:59:30Z', SECOND), push('2027-03-01T23:00:00Z', LATE)];
  const { repositories } = await inTime({ branch: main(), activity });
  expect(repositories[0]?.commit).toBe(SECOND);
});

test.each([
  ['has no right', 'gh: Resource not accessible (HTTP 403)', /did not tell its pushes: gh: Resource/],
  ['knows no push in time', [push('2027-03-02T09:00:00Z', LATE)], /no record of a push before/],
] as const)('if GitHub %s, the date of the commit counts, and it says so', async (_, activity, why) => {
  const branch = main([LATE, '2027-03-02T10:00:00Z'], [FIRST, '2027-02-28T10:00:00Z']);
  const { repositories, onlyCommitDates } = await inTime({ branch, activity });
  expect(repositories[0]).toMatchObject({
    commit: FIRST,
    handedIn: { submittedAt: '2027-02-28T10:00:00Z', timeFrom: 'commit' },
  });
  expect(onlyCommitDates.map(({ submission }) => submission)).toEqual(['attention-ada']);
  expect(onlyCommitDates[0]?.why).toMatch(why);
});

test.each([
  ['an empty repository', null],
  ['a repository without a commit in time', main([LATE, '2027-03-02T10:00:00Z'])],
])('%s has nothing to grade', async (_, branch) => {
  const { repositories, onlyCommitDates } = await inTime({ branch, activity: [] });
  expect(repositories).toEqual([{ repository: 'org/attention-ada', commit: '' }]);
  expect(onlyCommitDates).toEqual([]);
});

test('late work is taken until the end of the late period, and keeps its deadline', async () => {
  const activity = [push('2027-03-03T09:00:00Z', SECOND), push('2027-03-06T09:00:00Z', LATE)];
  const { repositories } = await inTime(
    { branch: main(), activity },
    { lateUntil: '2027-03-05T23:59+01:00' },
  );
  expect(repositories[0]).toMatchObject({
    commit: SECOND,
    handedIn: { submittedAt: '2027-03-03T09:00:00Z', deadline: DEADLINE },
  });
});

test('an extension moves the deadline of its student', async () => {
  const extensions = Extensions.read(
    'student,deadline\nada,2027-03-04T12:00Z\nbela,2027-03-09T12:00Z\n',
    'extensions.csv',
    'attention',
  );
  const activity = [push('2027-03-03T09:00:00Z', SECOND), push('2027-03-05T09:00:00Z', LATE)];
  const { repositories } = await inTime({ branch: main(), activity }, { extensions });
  expect(repositories[0]).toMatchObject({
    commit: SECOND,
    handedIn: { submittedAt: '2027-03-03T09:00:00Z', deadline: '2027-03-04T12:00Z' },
  });
  expect(extensions.unused).toEqual(['bela']);
});

test('a repository that GitHub does not show stops the list', async () => {
  gh.mockRejectedValue(new Error('gh: Could not resolve to a Repository (HTTP 404)'));
  const asked = commitsInTime([{ repository: 'org/ada', commit: '' }], {
    ...{ deadline: DEADLINE, extensions: new Extensions() },
  });
  await expect(asked).rejects.toThrow('GitHub did not tell the commits of org/ada: gh: Could not');
});
