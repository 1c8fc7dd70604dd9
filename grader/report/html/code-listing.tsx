import type { JSX } from 'preact';
import type { Listing } from '../code/listing';
import { Text } from './text';

interface Marks {
  /** Lines to highlight, counted from 1. */
  readonly marked?: ReadonlySet<number>;
}

/** A file with line numbers, which the style sheet adds so that copied code has none. */
export function CodeListing({ listing, marked }: { readonly listing: Listing } & Marks): JSX.Element {
  const { path, lines, cut } = listing;
  return (
    <figure class="code">
      <figcaption>
        <Text>{path}</Text>
        {marked !== undefined && marked.size > 0 && (
          <span class="aside"> ▸ line {[...marked].join(', ')}</span>
        )}
      </figcaption>
      <pre tabIndex={0} role="region" aria-label={`Code of ${path}`}>
        <code>
          {lines.map((tokens, i) => (
            <span key={i} class={marked?.has(i + 1) === true ? 'l here' : 'l'}>
              {tokens.map(({ text, kind }, j) =>
                kind === undefined ? (
                  text
                ) : (
                  <i key={j} class={`t-${kind}`}>
                    {text}
                  </i>
                ),
              )}
              {'\n'}
            </span>
          ))}
        </code>
      </pre>
      {cut !== undefined && <p class="aside">{cut}</p>}
    </figure>
  );
}
