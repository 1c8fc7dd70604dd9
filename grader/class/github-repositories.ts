import * as z from 'zod';
import { byName } from '../results/class-record';
import { submissionOf, UnusableList, type ListedRepository } from './repository-list';
import { runTool } from './run-tool';

const QUERY = `query ($owner: String!, $endCursor: String) {
  repositoryOwner(login: $owner) {
    repositories(first: 100, after: $endCursor, ownerAffiliations: OWNER, orderBy: { field: NAME, direction: ASC }) {
      nodes { nameWithOwner isTemplate defaultBranchRef { target { oid } } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

/** A line of JSON for each repository. */
const LINES = '.data.repositoryOwner.repositories.nodes[]?';

const lineSchema = z.object({
  nameWithOwner: z.string(),
  isTemplate: z.boolean(),
  defaultBranchRef: z.object({ target: z.object({ oid: z.string() }) }).nullable(),
});

/**
 * The repositories of an owner on GitHub that are called `<prefix>-…`, by name, with the newest commit of the default branch. Templates are none
 * of a student's, and neither is the course.
 *
 * @param course the repository that asks, where it is one of GitHub's workflows
 * @throws UnusableList when there are none, or GitHub does not say
 */
export async function repositoriesOf(
  owner: string,
  prefix: string,
  course: string | undefined,
): Promise<ListedRepository[]> {
  const lines = await ask(owner);
  const start = `${prefix.replace(/-$/, '')}-`.toLowerCase();
  const listed = lines
    .filter(({ isTemplate, nameWithOwner }) => !isTemplate && nameWithOwner !== course)
    .map(({ nameWithOwner, defaultBranchRef }) => ({
      repository: nameWithOwner,
      commit: defaultBranchRef?.target.oid ?? '',
    }))
    .filter((repository) => submissionOf(repository).toLowerCase().startsWith(start))
    .sort((one, other) => byName(submissionOf(one), submissionOf(other)));
  if (listed.length > 0) return listed;
  throw new UnusableList(
    `of ${String(lines.length)} repositories that ${owner} shows to this token none is called ${start}…; the token must be able to read the students’`,
  );
}

async function ask(owner: string): Promise<z.infer<typeof lineSchema>[]> {
  const fields = ['-f', `query=${QUERY}`, '-f', `owner=${owner}`];
  try {
    const output = await runTool('gh', ['api', 'graphql', '--paginate', ...fields, '--jq', LINES]);
    return output
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => lineSchema.parse(JSON.parse(line)));
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure);
    throw new UnusableList(`GitHub does not list the repositories of ${owner}: ${why}`);
  }
}
