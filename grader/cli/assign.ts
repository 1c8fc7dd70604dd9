import { readFileSync } from 'node:fs';
import { assignTo, ensureTemplate, type Assigned, type Assignment } from '../class/assign';
import { usernamesIn } from '../report/formats/students';
import { printableLine } from '../platform/printable';
import { tableText } from '../results/table-text';
import { UsageError } from './usage-error';

export interface AssignCommand extends Assignment {
  /** A table of the students. */
  readonly students: string;
  /** Whether to do it, not only say what is to do. */
  readonly really: boolean;
}

/**
 * Gives each student a repository made from the template. What is there already stays, so the same
 * command continues after an error, and adds students who come later.
 *
 * @returns the exit code: 0 if every student has one, or could get one; 1 if some could not
 */
export async function assign({ students, really, ...assignment }: AssignCommand): Promise<number> {
  const { usernames, without } = readStudents(students);
  await ensureTemplate(assignment);
  const assigned: Assigned[] = [];
  // One after the other, because GitHub limits how fast repositories may be created.
  for (const username of usernames) {
    const one = await assignTo(username, assignment, really);
    console.log(printableLine(lineOf(one, really)));
    assigned.push(one);
  }
  if (without > 0)
    console.error(`${String(without)} ${without === 1 ? 'row has' : 'rows have'} no GitHub username.`);
  console.log(closingLine(assigned, really));
  return without > 0 || assigned.some(({ problem }) => problem !== undefined) ? 1 : 0;
}

function lineOf({ repository, username, steps, problem }: Assigned, really: boolean): string {
  if (problem !== undefined) return `${repository}: ${problem}`;
  const done = {
    create: really ? 'created' : 'would be created',
    invite: really ? `${username} invited` : `${username} would be invited`,
  };
  return `${repository}: ${steps.length === 0 ? 'nothing to do' : steps.map((step) => done[step]).join(', ')}`;
}

function closingLine(assigned: readonly Assigned[], really: boolean): string {
  const fine = assigned.filter(({ problem }) => problem === undefined);
  const count = (step: 'create' | 'invite'): string =>
    String(fine.filter(({ steps }) => steps.includes(step)).length);
  const failed = assigned.length - fine.length;
  const others = failed === 0 ? '' : ` ${String(failed)} could not be done.`;
  return really
    ? `Repositories created: ${count('create')}, students invited: ${count('invite')}.${others}`
    : `Repositories to create: ${count('create')}, students to invite: ${count('invite')}.${others} To do it, add --really.`;
}

function readStudents(file: string): ReturnType<typeof usernamesIn> {
  try {
    return usernamesIn(tableText(readFileSync(file), file), file);
  } catch (failure) {
    if (failure instanceof Error && 'syscall' in failure) throw new UsageError(`cannot read ${file}`);
    throw failure;
  }
}
