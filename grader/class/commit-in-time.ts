import * as z from 'zod';
import type { HandedIn } from '../results/handed-in';
import { endOf, laterOf } from '../results/moment';
import type { Extensions } from './extensions';
import { submissionOf, UnusableList, type ListedRepository } from './repository-list';
import { forEachOf, untilItWorks } from './retry';
import { runTool } from './run-tool';

export interface Deadlines {
  readonly deadline: string;
  /** Until when work is accepted that is late; the deadline if undefined. */
  readonly lateUntil?: string | undefined;
  readonly extensions: Extensions;
}

/** A repository whose time comes from the commit, and why GitHub's record does not tell it. */
export interface OnlyCommitDate {
  readonly submission: string;
  readonly why: string;
}

export interface InTime {
  readonly repositories: readonly ListedRepository[];
  readonly onlyCommitDates: readonly OnlyCommitDate[];
}

/**
 * Chooses the last commit of each repository that was there in time. The time is that of the push,
 * as GitHub recorded it. If GitHub has no record, it is the date in the commit, which a student can
 * set.
 *
 * @throws UnusableList if GitHub does not answer for one of them
 */
export async function commitsInTime(
  repositories: readonly ListedRepository[],
  { deadline, lateUntil = deadline, extensions }: Deadlines,
): Promise<InTime> {
  const onlyCommitDates: OnlyCommitDate[] = [];
  const chosen = await forEachOf(repositories, async ({ repository }) => {
    const submission = submissionOf({ repository });
    const own = extensions.of(submission) ?? deadline;
    const until = endOf(laterOf(own, lateUntil));
    const branch = await branchOf(repository, until);
    const found = await pushedBy(repository, branch, until);
    if (found.push === undefined && branch.commit !== undefined)
      onlyCommitDates.push({ submission, why: found.why });
    const last = found.push ?? branch.commit;
    if (last === undefined) return { repository, commit: '' };
    const { commit, submittedAt } = last;
    const timeFrom: HandedIn['timeFrom'] = found.push === undefined ? 'commit' : 'push';
    return { repository, commit, handedIn: { submittedAt, timeFrom, deadline: own } };
  });
  return { repositories: chosen, onlyCommitDates };
}

interface Dated {
  readonly commit: string;
  readonly submittedAt: string;
}

interface Branch {
  /** The default branch; undefined if the repository is empty. */
  readonly name: string | undefined;
  /** The last commit of the branch whose own date is in time. */
  readonly commit: Dated | undefined;
}

const QUERY = `query ($owner: String!, $name: String!, $until: GitTimestamp!) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef {
      name
      target { ... on Commit { history(first: 1, until: $until) { nodes { oid committedDate } } } }
    }
  }
}`;

const nodeSchema = z.object({ oid: z.string(), committedDate: z.string() });
const branchSchema = z
  .object({
    name: z.string(),
    target: z.object({ history: z.object({ nodes: z.array(nodeSchema) }) }),
  })
  .nullable();

async function branchOf(repository: string, until: number): Promise<Branch> {
  const [owner = '', name = ''] = repository.split('/');
  const variables = { query: QUERY, owner, name, until: new Date(until).toISOString() };
  const fields = Object.entries(variables).flatMap(([key, value]) => ['-f', `${key}=${value}`]);
  try {
    const jq = '.data.repository.defaultBranchRef';
    const output = await untilItWorks(() => runTool('gh', ['api', 'graphql', ...fields, '--jq', jq]));
    const branch = branchSchema.parse(JSON.parse(output.trim() === '' ? 'null' : output));
    const [node] = branch?.target.history.nodes ?? [];
    return {
      name: branch?.name,
      commit: node && { commit: node.oid, submittedAt: node.committedDate },
    };
  } catch (failure) {
    throw new UnusableList(`GitHub did not tell the commits of ${repository}: ${messageOf(failure)}`);
  }
}

/** The changes of a branch as GitHub lists them. */
const activitySchema = z.object({ ref: z.string(), after: z.string(), timestamp: z.string() });
const DELETED = /^0+$/;

type Pushed = { readonly push: Dated } | { readonly push: undefined; readonly why: string };

/**
 * https://docs.github.com/en/rest/repos/repos#list-repository-activities
 *
 * @returns the last push in time, or why it is not known
 */
async function pushedBy(repository: string, { name }: Branch, until: number): Promise<Pushed> {
  if (name === undefined) return { push: undefined, why: 'there is no commit' };
  try {
    const endpoint = `repos/${repository}/activity?per_page=100&ref=${encodeURIComponent(`refs/heads/${name}`)}`;
    const output = await untilItWorks(() => runTool('gh', ['api', '--paginate', endpoint, '--jq', '.[]']));
    const pushes = output
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => activitySchema.parse(JSON.parse(line)))
      .filter(({ ref, after }) => ref === `refs/heads/${name}` && !DELETED.test(after))
      .filter(({ timestamp }) => Date.parse(timestamp) <= until)
      .sort((one, other) => Date.parse(one.timestamp) - Date.parse(other.timestamp));
    const last = pushes.at(-1);
    return last === undefined
      ? { push: undefined, why: 'GitHub has no record of a push before the deadline' }
      : { push: { commit: last.after, submittedAt: last.timestamp } };
  } catch (failure) {
    return { push: undefined, why: `GitHub did not tell its pushes: ${messageOf(failure)}` };
  }
}

const messageOf = (failure: unknown): string =>
  failure instanceof Error ? failure.message : String(failure);
