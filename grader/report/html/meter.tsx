import type { JSX } from 'preact';

/** A bar that shows the points next to it, so screen readers skip it. */
export const Meter = ({ points, maxPoints }: { points: number; maxPoints: number }): JSX.Element => (
  <svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect class="all" width={100} height={4} rx={0} />
    <rect class="part" width={maxPoints === 0 ? 0 : Math.min(100, (100 * points) / maxPoints)} height={4} />
  </svg>
);
