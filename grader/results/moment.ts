import * as z from 'zod';

export const MOMENT_RULE = 'must be a time with its zone, such as 2027-03-01T23:59+01:00';

const forms = [z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })];

export const isMoment = (text: string): boolean => forms.some((form) => form.safeParse(text).success);

/** A time that is the same wherever it is read. */
export const momentSchema = z.string().refine(isMoment, MOMENT_RULE);

const HAS_SECONDS = /T\d\d:\d\d:\d\d/;
const LAST_MS_OF_MINUTE = 59_999;

/** The last millisecond of a deadline: one without seconds includes its whole minute. */
export const endOf = (deadline: string): number =>
  Date.parse(deadline) + (HAS_SECONDS.test(deadline) ? 0 : LAST_MS_OF_MINUTE);

/** The later of two deadlines. */
export const laterOf = (one: string, other: string): string => (endOf(one) < endOf(other) ? other : one);
