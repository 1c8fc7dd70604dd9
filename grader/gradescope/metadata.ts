import * as z from 'zod';
import type { HandedIn } from '../results/handed-in';
import { laterOf } from '../results/moment';

const assignment = z.object({ due_date: z.string().nullish() });

/** https://gradescope-autograders.readthedocs.io/en/latest/submission_metadata/ */
const metadataSchema = z.object({
  created_at: z.string(),
  assignment,
  /** A student with an extension has dates of their own. */
  users: z.array(z.object({ assignment: assignment.nullish() })).default([]),
});

/**
 * Reads from Gradescope's submission_metadata.json when a submission was handed in, and until when
 * it could be. A group has the latest deadline of its members.
 *
 * @throws ZodError if it is not in this format
 */
export function handedInAt(json: unknown): HandedIn {
  const { created_at: submittedAt, assignment: all, users } = metadataSchema.parse(json);
  const own = users.flatMap(({ assignment: theirs }) => theirs?.due_date ?? []);
  const dates = own.length > 0 ? own : all.due_date == null ? [] : [all.due_date];
  const [first, ...others] = dates;
  return {
    ...{ submittedAt, timeFrom: 'table' },
    ...(first !== undefined && { deadline: others.reduce(laterOf, first) }),
  };
}
