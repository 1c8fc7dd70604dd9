import type { JSX } from 'preact';
import { Text } from './text';

/** A submission's name, linked to its page if it has one. */
export function StudentLink({
  name,
  pages,
}: {
  readonly name: string;
  readonly pages: ReadonlyMap<string, string>;
}): JSX.Element {
  const page = pages.get(name);
  return page === undefined ? (
    <Text>{name}</Text>
  ) : (
    <a href={page}>
      <Text>{name}</Text>
    </a>
  );
}
