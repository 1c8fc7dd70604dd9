import type { JSX } from 'preact';

/** Text that may come from a submission; its direction does not affect the surrounding text. */
export const Text = ({ children }: { readonly children: string }): JSX.Element => <bdi>{children}</bdi>;

/** A sentence of the grader, with `code` in backticks set as code. */
export function Sentence({ children }: { readonly children: string }): JSX.Element {
  const parts = children.split('`');
  // An odd number of backticks is not markup.
  if (parts.length % 2 === 0) return <>{parts.join('`')}</>;
  return <>{parts.map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part))}</>;
}
