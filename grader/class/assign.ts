import { Refusal } from '../platform/refusal';
import { runTool } from './run-tool';

/** Repositories cannot be created. The message tells the user why in one line. */
export class CannotAssign extends Refusal {
  override readonly name = 'CannotAssign';
}

export interface Assignment {
  /** The organization or user that owns the repositories. */
  readonly owner: string;
  /** Owner and name of the template repository. */
  readonly template: string;
  readonly prefix: string;
}

export interface Assigned {
  readonly username: string;
  readonly repository: string;
  /** What was missing, and is done unless it was a dry run. */
  readonly steps: readonly ('create' | 'invite')[];
  /** Why it was not done; undefined if nothing went wrong. */
  readonly problem?: string;
}

/**
 * Makes sure that students get copies of a template.
 *
 * @throws CannotAssign if GitHub shows no such template
 */
export async function ensureTemplate({ template }: Assignment): Promise<void> {
  let answer: string;
  try {
    answer = await runTool('gh', ['api', `repos/${template}`, '--jq', '.is_template']);
  } catch (failure) {
    throw new CannotAssign(`GitHub does not show the template ${template}: ${messageOf(failure)}`);
  }
  if (answer.trim() !== 'true')
    throw new CannotAssign(
      `${template} is not a template; make it one with: gh repo edit ${template} --template`,
    );
}

/**
 * Creates a student's repository and invites the student, as far as that is still to do.
 *
 * @param really false for a dry run, which only finds out what is to do
 */
export async function assignTo(username: string, assignment: Assignment, really: boolean): Promise<Assigned> {
  const { owner, template, prefix } = assignment;
  const repository = `${owner}/${prefix.replace(/-$/, '')}-${username}`;
  const steps: ('create' | 'invite')[] = [];
  try {
    if (!(await exists(`users/${username}`)))
      return { username, repository, steps, problem: `GitHub has no user ${username}` };
    if (!(await exists(`repos/${repository}`))) steps.push('create', 'invite');
    else if (!(await isInvited(username, repository))) steps.push('invite');
    if (really) {
      if (steps.includes('create'))
        await runTool('gh', ['repo', 'create', repository, '--private', '--template', template]);
      if (steps.includes('invite')) await invite(username, repository);
    }
    return { username, repository, steps };
  } catch (failure) {
    return { username, repository, steps, problem: messageOf(failure) };
  }
}

async function exists(endpoint: string): Promise<boolean> {
  try {
    await runTool('gh', ['api', endpoint, '--silent']);
    return true;
  } catch (failure) {
    if (messageOf(failure).includes('HTTP 404')) return false;
    throw failure;
  }
}

/** Whether the student can write already, or has an invitation to answer. */
async function isInvited(username: string, repository: string): Promise<boolean> {
  if (await exists(`repos/${repository}/collaborators/${username}`)) return true;
  const endpoint = `repos/${repository}/invitations`;
  const invited = await runTool('gh', ['api', '--paginate', endpoint, '--jq', '.[].invitee.login']);
  return invited.split(/\s+/).some((each) => each.toLowerCase() === username.toLowerCase());
}

const invite = (username: string, repository: string): Promise<string> =>
  runTool('gh', [
    ...['api', '--method', 'PUT', `repos/${repository}/collaborators/${username}`],
    ...['-f', 'permission=push', '--silent'],
  ]);

const messageOf = (failure: unknown): string =>
  failure instanceof Error ? failure.message : String(failure);
