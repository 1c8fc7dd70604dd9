import type { JSX } from 'preact';
import { numberText } from './plots/scale';

/** The day of a grading, in UTC. */
export const dayOf = (at: string): string => at.slice(0, 10);

/** When a grading ended. */
export const GradingTime = ({ at }: { readonly at: string }): JSX.Element => (
  <time dateTime={at}>{`${at.slice(0, 16).replace('T', ' ')} UTC`}</time>
);

/** A difference of points, with its sign. */
export const changeText = (change: number): string =>
  change === 0 ? '±0' : `${change > 0 ? '+' : ''}${numberText(change)}`;
