import * as z from 'zod';
import { endOf, momentSchema } from './moment';

/** When a submission was handed in, and until when it could be. */
export const handedInSchema = z.object({
  submittedAt: momentSchema,
  /**
   * Where the time comes from: GitHub’s record of a push, which a student cannot change; the date
   * in the commit, which the student’s machine wrote; or a table made by hand.
   */
  timeFrom: z.enum(['push', 'commit', 'table']),
  /** The student’s own deadline; absent if there is none. */
  deadline: momentSchema.optional(),
});
export type HandedIn = z.infer<typeof handedInSchema>;

const DAY_MS = 86_400_000;

/** How late a submission is, in milliseconds; 0 if it is on time or has no deadline. */
export const lateMs = ({ submittedAt, deadline }: HandedIn): number =>
  deadline === undefined ? 0 : Math.max(0, Date.parse(submittedAt) - endOf(deadline));

/** How late a submission is, in days to two decimals; never 0 for one that is late. */
export const lateDays = (handedIn: HandedIn): number => Math.ceil((lateMs(handedIn) / DAY_MS) * 100) / 100;
