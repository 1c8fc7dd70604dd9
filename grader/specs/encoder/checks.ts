import { specify } from '../../engine/specify';
import { encoder as oracle, type EncoderInput } from '../../oracle/encoder';
import {
  concatFirst,
  dim,
  mapValues,
  permuteAxis,
  sliceFirst,
  type NumericTensor,
} from '../../oracle/tensor';
import { changePosition } from '../shared/attention-inputs';
import { livelyPair } from '../shared/lively';
import { noLookAhead } from '../shared/no-look-ahead';
import { activeInputs, examples, inputs, smoothInputs } from './inputs';
import { isolating } from './isolating';
import { conditions, pipeline } from './misconceptions';

const check = specify<EncoderInput, NumericTensor>({
  name: 'encoder',
  parameters: ['x', 'blocks', 'numHeads', 'mask'],
  oracle: (args) => oracle(args),
  inputs: inputs(),
  examples,
  isolating,
  pipeline,
  conditions,
  dependsOn: ['x', 'blocks'],
});

const lively = (args: EncoderInput): EncoderInput => ({ ...args, blocks: livelyPair(args.blocks) });

export const checks = [
  check.prop(inputs({ numBlocks: [1], isSingle: [false] }))(
    'Without blocks the result is x; with one, it is that of the block',
    {
      id: 'none-and-one',
      points: 1,
      hint: 'What is there before the first block has run?',
    },
    async (args, { call, expectTensor }) => {
      expectTensor(await call({ ...args, blocks: [] })).toEqual(
        args.x,
        'With an empty array of blocks, the result must be x.',
      );
      // One position, without a mask: what a block does with others has checks of its own.
      const alone = { ...args, x: permuteAxis(args.x, 1, [0]), numHeads: 1, mask: undefined };
      expectTensor(await call(alone)).toEqual(
        oracle(alone),
        'With one block, the result must be that of transformerBlock with its parameters.',
      );
    },
  ),
  check.prop(inputs({ numBlocks: [3], isSingle: [false] }))(
    'A stack is its lower part, followed by its upper part',
    {
      id: 'stacks-compose',
      fixedSeed: 1,
      points: 1,
      hint: 'What does each block read, and whose parameters does it use?',
    },
    async (args, { call, expectTensor }) => {
      const { blocks } = args;
      const whole = await call(args);
      const lower = await call({ ...args, blocks: blocks.slice(0, 1) });
      const upper = await call({ ...args, x: mapValues(lower, Math.fround), blocks: blocks.slice(1) });
      expectTensor(upper).toEqual(
        whole,
        'Block 0 alone, and then blocks 1 and 2 on its result, must give the result of all three.',
      );
    },
  ),
  noLookAhead(check, {
    points: 1,
    inputs: activeInputs({ numBlocks: [2, 3], masked: [false], isSingle: [false] }),
    lively,
    hint: 'Does every block get the mask?',
  }),
  check.prop(activeInputs({ numBlocks: [1, 2], masked: [false], isSingle: [false] }))(
    'Without a mask, every position sees every other; their order and other examples make no difference',
    {
      id: 'positions-and-examples',
      points: 1,
      hint: 'What do the blocks get beside x and their parameters?',
    },
    async (args, { call, expectTensor }) => {
      const { x } = args;
      const last = dim(x, 1) - 1;
      const first = (result: NumericTensor): NumericTensor => permuteAxis(result, 1, [0]);
      const seeing = lively(args);
      const low = await call({ ...seeing, x: changePosition(x, last, -20) });
      const high = await call({ ...seeing, x: changePosition(x, last, 20) });
      expectTensor(first(high)).toDifferFrom(
        first(low),
        'Without a mask, changing the last position had no effect on the first.',
        'Which positions does an encoder hide if there is no mask?',
      );
      const before = await call(args);
      const order = Array.from({ length: last + 1 }, (_, i) => last - i);
      expectTensor(await call({ ...args, x: permuteAxis(x, 1, order) })).toEqual(
        permuteAxis(before, 1, order),
        'Reversing the positions of x did not reverse those of the result.',
      );
      const other = mapValues(sliceFirst(x, 0, 1), (value, i) => value * (i % 2 === 0 ? -1 : 2) + 0.5);
      const alone = await call({ ...args, x: other });
      const together = await call({ ...args, x: concatFirst([other, x]) });
      expectTensor(together).toEqual(
        concatFirst([alone, before]),
        'An example gave another result together with others than alone.',
      );
    },
  ),
  check.oracle()('The result is that of all blocks in order, with and without a mask', {
    id: 'formula',
    points: 1,
    hint: 'Block 0 reads x, block 1 reads the result of block 0, and so on.',
  }),
  check.fixtures('The result matches PyTorch’s TransformerEncoder', {
    id: 'pytorch',
    points: 1,
    hint: 'Nothing comes before the first block, and nothing after the last.',
  }),
  check.gradient(smoothInputs)('The gradient reaches x and the parameters of every block', {
    id: 'gradient',
    points: 2,
    hint: 'If transformer-block passes its gradient check, look at what you do between the blocks.',
  }),
];
