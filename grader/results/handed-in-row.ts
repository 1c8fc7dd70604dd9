import * as z from 'zod';
import { lateDays, type HandedIn } from './handed-in';
import { isMoment, MOMENT_RULE } from './moment';

/** The columns of times in a table; `late` is in days, and only for people. */
export const handedInColumns = ['submittedAt', 'timeFrom', 'deadline', 'late'] as const;

const momentOrEmpty = z
  .string()
  .default('')
  .refine((text) => text === '' || isMoment(text), MOMENT_RULE);

/** The cells of these columns, each of which may be missing. `late` follows from the others. */
export const handedInRow = {
  submittedat: momentOrEmpty,
  deadline: momentOrEmpty,
  timefrom: z.enum(['push', 'commit', 'table', '']).default(''),
};

/** Returns undefined if a row has no time. */
export function handedInOf({
  submittedat: submittedAt,
  deadline,
  timefrom: timeFrom,
}: z.infer<z.ZodObject<typeof handedInRow>>): HandedIn | undefined {
  if (submittedAt === '') return undefined;
  return {
    submittedAt,
    timeFrom: timeFrom === '' ? 'table' : timeFrom,
    ...(deadline !== '' && { deadline }),
  };
}

export const cellsOf = (
  handedIn: HandedIn | undefined,
): Partial<Record<(typeof handedInColumns)[number], string | number | undefined>> =>
  handedIn === undefined ? {} : { ...handedIn, late: lateDays(handedIn) };
