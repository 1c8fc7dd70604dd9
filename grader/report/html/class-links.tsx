import type { JSX } from 'preact';
import { Text } from './text';

export interface PageLink {
  readonly name: string;
  /** Relative to this page. */
  readonly href: string;
}

export interface Neighbours {
  readonly previous?: PageLink | undefined;
  readonly next?: PageLink | undefined;
}

/** Leads from a submission to its class, and to the submissions before and after it. */
export const ClassLinks = ({
  classPage,
  neighbours: { previous, next } = {},
}: {
  readonly classPage: string;
  readonly neighbours: Neighbours | undefined;
}): JSX.Element => (
  <nav aria-label="Class" class="class-links">
    <a href={classPage}>← Class</a>
    {previous !== undefined && (
      <a href={previous.href} rel="prev">
        Previous: <Text>{previous.name}</Text>
      </a>
    )}
    {next !== undefined && (
      <a href={next.href} rel="next">
        Next: <Text>{next.name}</Text>
      </a>
    )}
  </nav>
);
