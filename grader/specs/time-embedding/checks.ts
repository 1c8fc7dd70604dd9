import { specify } from '../../engine/specify';
import { timeEmbedding as oracle, type TimeEmbeddingInput } from '../../oracle/diffusion';
import {
  at,
  dim as lengthOf,
  filled,
  generate,
  permuteAxis,
  sliceFirst,
  type NumericTensor,
} from '../../oracle/tensor';
import { allSteps, embeddingOf, examples, extremes, inputs, severalFrequencies } from './inputs';
import { isolating } from './isolating';
import { conditions, pipeline } from './misconceptions';

const check = specify<TimeEmbeddingInput, NumericTensor>({
  name: 'timeEmbedding',
  parameters: ['t', 'dim'],
  resultName: 'embedding',
  oracle: (args) => oracle(args),
  inputs,
  examples,
  isolating,
  pipeline,
  conditions,
  dependsOn: ['t'],
});

/** The sum of the squares of columns i and dim / 2 + i, for every row and i. */
function squaresOf(embedding: NumericTensor): NumericTensor {
  const half = lengthOf(embedding, 1) / 2;
  return generate([lengthOf(embedding, 0), half], (index) => {
    const place = Math.floor(index / half) * 2 * half + (index % half);
    return at(embedding, place) ** 2 + at(embedding, place + half) ** 2;
  });
}

export const checks = [
  check.prop(severalFrequencies)(
    'The squares of columns i and dim / 2 + i sum to 1, and neighbouring steps have different rows',
    {
      id: 'unit-circle',
      points: 1,
      hint: 'Column i is a sine. Which column shows the cosine of the same angle?',
    },
    async (args, { call, expectTensor }) => {
      const squares = squaresOf(await call(args));
      expectTensor(squares).toEqual(
        filled(squares.shape, 1),
        'The squares of columns i and dim / 2 + i must sum to 1.',
      );
      const step = Math.min(at(args.t, 0), 999);
      const neighbours = await call(embeddingOf([step, step + 1], args.dim));
      expectTensor(sliceFirst(neighbours, 1, 1)).toDifferFrom(
        sliceFirst(neighbours, 0, 1),
        `Steps ${String(step)} and ${String(step + 1)} have the same row: a network could not tell them apart.`,
      );
    },
  ),
  check.prop(severalFrequencies)(
    'The row of an example depends on its own step alone',
    { id: 'own-step', points: 1, hint: 'One row for each entry of t, whatever stands around it.' },
    async (args, { call, expectTensor }) => {
      const together = await call(args);
      const batch = lengthOf(args.t, 0);
      for (let example = 0; example < batch; example++) {
        expectTensor(sliceFirst(together, example, 1)).toEqual(
          await call({ ...args, t: sliceFirst(args.t, example, 1) }),
          `Example ${String(example)} has another row alone than in the batch.`,
        );
      }
      const order = Array.from({ length: batch }, (_, i) => batch - 1 - i);
      expectTensor(await call({ ...args, t: permuteAxis(args.t, 0, order) })).toEqual(
        permuteAxis(together, 0, order),
        'Reversing the order of the steps must reverse the rows.',
      );
    },
  ),
  check.oracle(allSteps, [...examples, ...extremes])('The rows are right for every step from 0 to 1000', {
    id: 'formula',
    points: 1,
    hint: 'Write down all frequencies for dim = 4 first. Which column has which, and as a sine or a cosine?',
  }),
  check.fixtures('The rows match PyTorch', {
    id: 'pytorch',
    points: 1,
    hint: 'Compare the row of t = 1 first: it shows every frequency.',
  }),
];
