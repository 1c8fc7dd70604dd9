import type { JSX } from 'preact';
import { visible } from '../printable';

/** Text that may come from a submission: unprintable characters as codes, and its direction kept to itself. */
export const Text = ({ children }: { readonly children: string }): JSX.Element => (
  <bdi>{visible(children)}</bdi>
);

/** A sentence of the grader's, whose `code` in backticks is set as code. */
export function Sentence({ children }: { readonly children: string }): JSX.Element {
  const parts = visible(children).split('`');
  // An odd number of backticks is no markup.
  if (parts.length % 2 === 0) return <>{parts.join('`')}</>;
  return <>{parts.map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part))}</>;
}
