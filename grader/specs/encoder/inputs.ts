import { once } from '../../engine/remember';
import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis, causalMaskOf, maskFrom, numbersOf, type Numbers } from '../../engine/inputs';
import type { EncoderInput } from '../../oracle/encoder';
import { transformerBlock } from '../../oracle/transformer';
import {
  activeParams,
  blockParams,
  isSmoothBlock,
  smoothBlockParams,
  streamOf,
  type SizeRanges,
} from '../transformer-block/inputs';

/** Numbers of a block, which differ from those of other names. */
const namedAfter = (name: string, numbers: Numbers): Numbers => ({
  normal: (part, ...rest) => numbers.normal(`${name} ${part}`, ...rest),
  below: (part, ...rest) => numbers.below(`${name} ${part}`, ...rest),
  between: (part, ...rest) => numbers.between(`${name} ${part}`, ...rest),
});

/** The circumstances of a stack; all of them if none are given. */
interface Circumstances {
  readonly numBlocks?: readonly number[];
  readonly masked?: readonly boolean[];
  /** Whether there is only one position. */
  readonly isSingle?: readonly boolean[];
}

const circumstancesOf = ({
  numBlocks = [0, 1, 2, 3],
  masked = [false, true],
  isSingle = [false, true],
}: Circumstances) => covering({ numBlocks, batch: [1, 2], numHeads: [1, 2], masked, isSingle });

const listOf = <T>(length: number, item: (name: string) => T): T[] =>
  Array.from({ length }, (_, index) => item(`block ${String(index)}`));

const anySizes: SizeRanges = { n: [2, 4], dHead: [1, 2], dHidden: [1, 4] };
const largeSizes: SizeRanges = { n: [3, 4], dHead: [2, 2], dHidden: [3, 4] };

/** Stacks of up to three blocks, each with numbers of its own. */
export const inputs = (
  circumstances: Circumstances = {},
  sizes: SizeRanges = anySizes,
): Cases<EncoderInput> =>
  circumstancesOf(circumstances).map((each) =>
    fc
      .record({
        each,
        n: axis(...sizes.n),
        dModel: axis(3, 4),
        dHead: axis(...sizes.dHead),
        dHidden: axis(...sizes.dHidden),
        numbers: numbersOf('tenths', 'gaussian'),
      })
      .map(
        ({
          each: { numBlocks, batch, numHeads, masked, isSingle },
          n: several,
          dHead,
          numbers,
          ...widths
        }) => {
          const n = isSingle ? 1 : several;
          return {
            x: streamOf(numbers, [batch, n, widths.dModel]),
            blocks: listOf(numBlocks, (name) =>
              blockParams(namedAfter(name, numbers), { ...widths, width: numHeads * dHead }),
            ),
            numHeads,
            mask: masked ? maskFrom(numbers, n, n) : undefined,
          };
        },
      ),
  );

/** Every seed needs these: where each block gets a mask, and each of them matters. */
export const examples = once((): readonly EncoderInput[] =>
  inputs({ numBlocks: [2, 3], masked: [true], isSingle: [false] }, largeSizes).all.flatMap((each) =>
    fc.sample(each, { seed: 1, numRuns: 1 }),
  ),
);

/** Nearly all hidden units are active, so that what attention sees shows in the result. */
export const activeInputs = (circumstances: Circumstances): Cases<EncoderInput> =>
  inputs(circumstances, largeSizes).map((each) =>
    each.map((args) => ({ ...args, blocks: args.blocks.map(activeParams) })),
  );

/** Small stacks at which the result is smooth. */
export const smoothInputs: Cases<EncoderInput> = circumstancesOf({
  numBlocks: [1, 2],
  isSingle: [false],
}).map((each) =>
  fc
    .record({ each, numbers: numbersOf('gaussian') })
    .map(({ each: { numBlocks, batch, numHeads, masked }, numbers }) => ({
      x: streamOf(numbers, [batch, 2, 3]),
      blocks: listOf(numBlocks, (name) => smoothBlockParams(namedAfter(name, numbers), 3, numHeads)),
      numHeads,
      mask: masked ? causalMaskOf(2) : undefined,
    }))
    .filter(({ x, blocks, ...others }) => {
      let stream = x;
      return blocks.every((params) => {
        const input = { x: stream, params, ...others };
        stream = transformerBlock(input);
        return isSmoothBlock(input);
      });
    }),
);
