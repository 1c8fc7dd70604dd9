import type { JSX } from 'preact';

interface BarsProps {
  readonly title: string;
  readonly bars: readonly { readonly name: string; readonly value: number }[];
  /** The value of the longest possible bar; that of the longest one by default. */
  readonly most?: number;
  readonly shown?: (value: number) => string;
}

/** Numbers as bars, with their names and themselves. */
export function Bars({ title, bars, most, shown = String }: BarsProps): JSX.Element {
  const longest = most ?? Math.max(1e-9, ...bars.map(({ value }) => value).filter(Number.isFinite));
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <ul class="bars">
        {bars.map(({ name, value }, i) => (
          <li key={i} data-value={value}>
            <span>{name}</span>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect width={Math.max(0, Math.min(100, (100 * value) / longest)) || 0} height="8" />
            </svg>
            <span>{shown(value)}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
