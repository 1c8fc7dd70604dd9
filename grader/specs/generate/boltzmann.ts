import * as fc from 'fast-check';
import { axis, numbersOf } from '../../engine/inputs';
import type { GenerateInput } from '../../oracle/generation';
import { at, generate, permuteAxis } from '../../oracle/tensor';

/** How many tokens a run draws. */
export const NUM_DRAWS = 60;

/**
 * Runs in which every token is drawn from the same logits, whatever came before: all rows of the
 * table are equal, and the context is one token. The draws are spread evenly over [0, 1), so each
 * token is drawn in proportion to its probability, to within one draw. Draws below and above one
 * half alternate, so that skipping some shows.
 */
export const boltzmannRuns: fc.Arbitrary<GenerateInput> = fc
  .record({
    vocab: axis(3, 5),
    temperature: fc.constantFrom(0.5, 2),
    numbers: numbersOf('integers'),
  })
  .map(({ vocab, temperature, numbers }) => {
    const order = Array.from({ length: vocab }, (_, token) => token);
    const shift = at(numbers.below('shift', [1], vocab), 0);
    const logits = permuteAxis(
      generate([vocab], (token) => (token === 0 ? 1.5 : 0.5 - token / 2)),
      0,
      order.map((token) => (token + shift) % vocab),
    );
    return {
      model: { table: generate([vocab, vocab], (i) => at(logits, i % vocab)), decay: 0.5 },
      prompt: [0],
      numTokens: NUM_DRAWS,
      options: { temperature, contextLength: 1 },
      uniform: {
        uniform: Array.from(
          { length: NUM_DRAWS },
          (_, i) => (Math.floor(i / 2) + 0.5) / NUM_DRAWS + (i % 2) / 2,
        ),
      },
    };
  });
