import type { JSX } from 'preact';

/** The head of a table with a row and a column for each word: the corner, then the columns. */
export const WordHeads = ({ words }: { readonly words: readonly string[] }): JSX.Element => (
  <>
    <td />
    {words.map((word, j) => (
      <th key={j} scope="col">
        {word}
      </th>
    ))}
  </>
);
