import type { JSX } from 'preact';
import type { Listing } from '../code/listing';
import { Text } from './text';

/** What a student writes to ask for a regrade. */
export const RegradeRequest = ({ listing: { lines, cut } }: { readonly listing: Listing }): JSX.Element => (
  <section class="regrade" aria-labelledby="regrade-title">
    <h2 id="regrade-title">Asks for a regrade</h2>
    <pre class="written">
      <Text>{lines.map((tokens) => tokens.map(({ text }) => text).join('')).join('\n')}</Text>
    </pre>
    {cut !== undefined && <p class="aside">{cut}</p>}
  </section>
);
