import * as fc from 'fast-check';
import { axis, numbersOf, type Numbers, type NumberStyle } from '../../engine/inputs';
import { gpt, gptSteps, type GptInput } from '../../oracle/gpt';
import { gptParams, type GptShape } from '../shared/gpt-params';

/** The sizes of a GPT and of its input; it has `spare` more position embeddings than batch · n. */
interface Sizes extends Omit<GptShape, 'maxLength'> {
  readonly batch: number;
  readonly n: number;
  readonly spare: number;
}

interface InputOptions {
  readonly styles?: readonly NumberStyle[];
  readonly numBlocks?: readonly number[];
  readonly minLength?: number;
}

/**
 * GPTs whose numbers all differ. There are more position embeddings than tokens in the whole batch,
 * so that every wrong way to count positions has numbers.
 */
export const inputs = ({
  styles = ['tenths', 'gaussian'],
  numBlocks = [1, 0, 2, 3],
  minLength = 1,
}: InputOptions = {}): fc.Arbitrary<GptInput> =>
  fc
    .record({
      sizes: fc.record({
        batch: axis(1, 3),
        n: axis(minLength, 4),
        spare: axis(1, 2),
        vocab: axis(3, 6),
        dModel: axis(4, 5),
        numHeads: axis(1, 2),
        dHead: axis(1, 3),
        dHidden: axis(2, 5),
        numBlocks: fc.constantFrom(...numBlocks),
      }),
      numbers: numbersOf(...styles),
    })
    .map(({ sizes, numbers }) => inputOf(sizes, numbers));

function inputOf({ batch, n, spare, ...shape }: Sizes, numbers: Numbers): GptInput {
  return {
    tokens: numbers.below('tokens', [batch, n], shape.vocab),
    params: gptParams(numbers, { ...shape, maxLength: batch * n + spare }),
    numHeads: shape.numHeads,
  };
}

/** Central differences need a distance from the kink of relu. */
const KINK_DISTANCE = 1e-3;

/** Inputs at which the logits are smooth: every hidden unit is clearly on or off. */
export const smoothInputs: fc.Arbitrary<GptInput> = inputs({
  styles: ['gaussian'],
  numBlocks: [1, 2],
  minLength: 2,
}).filter((input) => {
  let closest = Infinity;
  gpt(input, {
    activate: (x) => {
      closest = x.reduce((least, value) => Math.min(least, Math.abs(value)), closest);
      return gptSteps.activate(x);
    },
  });
  return closest > KINK_DISTANCE;
});

const [fixedNumbers] = fc.sample(numbersOf('gaussian'), { seed: 2018, numRuns: 1 });

/**
 * Three blocks, several examples and several heads, with every seed: which blocks are applied, and
 * how positions are counted, shows nowhere else.
 */
export const examples: readonly GptInput[] = [2, 3].flatMap((batch) =>
  fixedNumbers === undefined
    ? []
    : [
        inputOf(
          {
            ...{ batch, n: 4, spare: 1, vocab: 5, dModel: 4, numHeads: 2, dHead: 2, dHidden: 4 },
            numBlocks: 3,
          },
          fixedNumbers,
        ),
      ],
);
