import type { ClassRecord } from './class-record';
import { lateMs, type HandedIn } from './handed-in';
import type { Override } from './override';

/** What late work costs: a share of the maximum for each day or hour that has begun. */
export interface LatePolicy {
  readonly percent: number;
  readonly unit: keyof typeof UNIT_MS;
}

export interface LateRules extends LatePolicy {
  /** How many of these days or hours cost nothing. */
  readonly grace: number;
}

const UNIT_MS = { day: 86_400_000, hour: 3_600_000 } as const;

const POLICY = /^(\d+(?:\.\d+)?) ?%\/(day|hour)$/;

/** Parses `10%/day`; undefined if it is not like that. */
export function parseLatePolicy(text: string): LatePolicy | undefined {
  const [, percent, unit] = POLICY.exec(text.trim()) ?? [];
  if (percent === undefined || !(unit === 'day' || unit === 'hour') || Number(percent) > 100)
    return undefined;
  return { percent: Number(percent), unit };
}

export interface Deduction {
  readonly points: number;
  /** In words, for the student and the TA. */
  readonly why: string;
}

/**
 * What is deducted from a submission, undefined if it is on time. It depends on the maximum and not
 * on the points, so it stays the same when the submission is graded again.
 */
export function deductionOf(
  handedIn: HandedIn,
  maxPoints: number,
  { percent, unit, grace }: LateRules,
): Deduction | undefined {
  const units = Math.ceil(lateMs(handedIn) / UNIT_MS[unit]);
  if (units === 0) return undefined;
  const charged = Math.max(0, units - grace);
  const points = Math.min(maxPoints, Math.round(maxPoints * percent * charged) / 100);
  const free = Math.min(units, grace);
  const parts = [
    `${counted(units, unit)} late (${CLOCK[handedIn.timeFrom]} ${handedIn.submittedAt})`,
    ...(free > 0 ? [`${String(free)} free`] : []),
    points === 0 ? 'nothing deducted' : `${String(points)} of ${String(maxPoints)} points deducted`,
  ];
  return { points, why: parts.join(', ') };
}

const CLOCK: Readonly<Record<HandedIn['timeFrom'], string>> = {
  push: 'pushed',
  commit: 'by the date in the commit,',
  table: 'handed in',
};

const counted = (count: number, unit: string): string => `${String(count)} ${unit}${count === 1 ? '' : 's'}`;

/** Who decided, in the rows that a policy writes. */
export const BY_LATE_POLICY = 'late policy';

/**
 * Replaces the rows that a policy has written into overrides.csv; without rules, only removes them.
 * Rows by people stay.
 */
export function withLateRows(
  overrides: readonly Override[],
  records: readonly ClassRecord[],
  rules: LateRules | undefined,
): Override[] {
  const byPeople = overrides.filter(({ by }) => by !== BY_LATE_POLICY);
  if (rules === undefined) return byPeople;
  const rows = records.flatMap(({ submission, outcome, maxPoints, handedIn }): Override[] => {
    if (outcome !== 'graded' || handedIn === undefined) return [];
    const deduction = deductionOf(handedIn, maxPoints, rules);
    if (deduction === undefined) return [];
    const { points, why } = deduction;
    return [
      // 0 - 0 is 0, where -0 would be written as such.
      { submission, exercise: undefined, adjustment: 0 - points, comment: why, by: BY_LATE_POLICY },
    ];
  });
  return [...byPeople, ...rows];
}
