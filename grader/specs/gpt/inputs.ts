import { once } from '../../engine/remember';
import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis, numbersOf, type Numbers } from '../../engine/inputs';
import { gpt, gptSteps, type GptInput } from '../../oracle/gpt';
import { mapValues } from '../../oracle/tensor';
import { gptParams, type GptShape } from '../shared/gpt-params';

/** The sizes of a GPT and of its input; it has `spare` more position embeddings than it needs. */
interface Sizes extends Omit<GptShape, 'maxLength'> {
  readonly batch: number;
  readonly n: number;
  readonly spare: number;
}

/** The circumstances of a GPT; all of them if none are given. */
interface Circumstances {
  readonly numBlocks?: readonly number[];
  /** Whether there is only one position. */
  readonly isSingle?: readonly boolean[];
}

/**
 * GPTs whose numbers all differ. There are more position embeddings than tokens in the whole batch
 * and in the vocabulary, so that every wrong way to count positions has numbers.
 */
export const inputs = ({
  numBlocks = [0, 1, 2, 3],
  isSingle = [false, true],
}: Circumstances = {}): Cases<GptInput> =>
  covering({ numBlocks, batch: [1, 2], numHeads: [1, 2], isSingle }).map((circumstances) =>
    fc
      .record({
        circumstances,
        sizes: fc.record({
          n: axis(2, 4),
          spare: axis(1, 2),
          vocab: axis(3, 6),
          dModel: axis(4, 5),
          dHead: axis(1, 3),
          dHidden: axis(2, 5),
        }),
        numbers: numbersOf('tenths', 'gaussian'),
      })
      .map(({ circumstances: { isSingle: single, ...counts }, sizes, numbers }) =>
        inputOf({ ...sizes, ...counts, n: single ? 1 : sizes.n }, numbers),
      ),
  );

function inputOf({ batch, n, spare, ...shape }: Sizes, numbers: Numbers): GptInput {
  return {
    tokens: numbers.below('tokens', [batch, n], shape.vocab),
    params: gptParams(numbers, { ...shape, maxLength: Math.max(batch * n, shape.vocab) + spare }),
    numHeads: shape.numHeads,
  };
}

/** Central differences need a distance from the kink of relu. */
const KINK_DISTANCE = 1e-3;

/** Small inputs at which the logits are smooth: every hidden unit is clearly on or off. */
export const smoothInputs: Cases<GptInput> = covering({
  numBlocks: [1, 2],
  batch: [1, 2],
  numHeads: [1, 2],
  isSingle: [false, true],
}).map((circumstances) =>
  fc
    .record({ circumstances, numbers: numbersOf('gaussian') })
    .map(({ circumstances: { isSingle, ...counts }, numbers }) =>
      withScores(
        inputOf(
          { ...counts, n: isSingle ? 1 : 3, spare: 1, vocab: 3, dModel: 4, dHead: 1, dHidden: 2 },
          numbers,
        ),
      ),
    )
    .filter(isSmooth),
);

/** Scores of attention that are not near 0, so that queries and keys clearly have an effect. */
const withScores = ({ params, ...input }: GptInput): GptInput => ({
  ...input,
  params: {
    ...params,
    blocks: params.blocks.map((block) => ({
      ...block,
      attention: {
        ...block.attention,
        queryKernel: mapValues(block.attention.queryKernel, (value) => 2 * value),
      },
    })),
  },
});

function isSmooth(input: GptInput): boolean {
  let closest = Infinity;
  gpt(input, {
    activate: (x) => {
      closest = x.reduce((least, value) => Math.min(least, Math.abs(value)), closest);
      return gptSteps.activate(x);
    },
  });
  return closest > KINK_DISTANCE;
}

const [fixedNumbers] = fc.sample(numbersOf('gaussian'), { seed: 2018, numRuns: 1 });

/**
 * Three blocks, several examples and several heads, with every seed: which blocks are applied, and
 * how positions are counted, shows nowhere else.
 */
export const examples = once((): readonly GptInput[] =>
  [2, 3].flatMap((batch) =>
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
  ),
);
