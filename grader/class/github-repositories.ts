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

/** A jq filter that prints one line of JSON per repository. */
const LINES = '.data.repositoryOwner.repositories.nodes[]?';

const lineSchema = z.object({
  nameWithOwner: z.string(),
  isTemplate: z.boolean(),
  defaultBranchRef: z.object({ target: z.object({ oid: z.string() }) }).nullable(),
});

/**
 * Lists the repositories of an owner on GitHub that are named `<prefix>-…`, sorted by name, with
 * the newest commit of the default branch. Skips templates and the course itself.
 *
 * @param course the repository of the running workflow, if any
 * @throws UnusableList if there are none, or GitHub does not list them
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
    `none of the ${String(lines.length)} repositories of ${owner} that this token can see is named ${start}…; use a token that can read the students’ repositories`,
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
    throw new UnusableList(`GitHub did not list the repositories of ${owner}: ${why}`);
  }
}
