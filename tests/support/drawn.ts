import process from 'node:process';
import { uniforms } from '../../grader/oracle/random';

/** `all`, or what the draw depends on. jest.config.mjs sets it. */
const draw = process.env['TEST_DRAW'] ?? '';

/**
 * A sample of a list that is too long for every run, in order: about one in `oneIn` items, and at
 * least one. Another commit has another sample; `npm run test:all` has all items.
 *
 * @param name tells the lists of one test apart
 */
export function drawn<Item>(items: readonly Item[], oneIn: number, name: string): Item[] {
  if (draw === 'all') return [...items];
  const uniform = uniforms(0, `${draw} ${name}`);
  const places = items.map(() => uniform());
  const first = Math.min(...places);
  return items.filter((_, i) => {
    const place = places[i] ?? 1;
    return place < 1 / oneIn || place === first;
  });
}
