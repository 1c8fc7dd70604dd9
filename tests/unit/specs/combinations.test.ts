/**
 * Two and three mistakes at once, as numbers: a diagnosis names them, or says nothing. A drawn
 * sample of what `npm run combinations` plays.
 */
import { exercises } from '../../../grader/course';
import { countCombinations } from '../../../quality/count-combinations';
import { drawn } from '../../support/drawn';

const functions = exercises.flatMap(({ definition }) =>
  definition.functions
    .filter(({ alternatives }) => alternatives.length > 1)
    .map((graded) => [graded.name, graded] as const),
);

test.each(drawn(functions, 4, 'combinations'))(
  '%s: no pair and no triple gets a wrong name, and most are named',
  (_, graded) => {
    const { pairs, triples } = countCombinations(graded, { seed: 2017, pairs: 12, triples: 12 });
    expect([...pairs.wrong, ...triples.wrong]).toEqual([]);
    expect(pairs.named + pairs.either).toBeGreaterThanOrEqual(pairs.total / 2);
  },
);
