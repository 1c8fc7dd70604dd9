import { specify } from '../../engine/specify';
import { at, type NumericTensor } from '../../oracle/tensor';
import { inputs, type Input } from './inputs';
import { isolating } from './isolating';
import { pipeline } from './misconceptions';
import { causalMask } from './steps';

const check = specify<Input, NumericTensor>({
  name: 'causalMask',
  parameters: ['length'],
  resultName: 'mask',
  oracle: (args) => causalMask(args),
  inputs: inputs(9),
  isolating,
  pipeline,
});

export const checks = [
  check.prop()(
    'The mask is a bool tensor [length, length] that shows some positions and hides others',
    {
      id: 'is-bool',
      points: 1,
      hint: 'Comparing tensors gives bool; a tensor of numbers can be cast to bool.',
    },
    async (args, { call, ensure }) => {
      const received = await call(args);
      ensure(
        received.dtype === 'bool',
        `The mask has dtype ${received.dtype}; tf.where and the later exercises need bool.`,
      );
      ensure(
        args.length === 1 || received.data.some((value) => value !== 0),
        'The mask is false everywhere: no position may attend to anything.',
      );
      ensure(
        args.length === 1 || received.data.some((value) => value === 0),
        'The mask is true everywhere: it hides nothing.',
      );
    },
  ),
  check.prop()(
    'Row i sees positions 0 … i, itself included, and nothing later',
    { id: 'past-and-present', points: 1, hint: 'Compare the row number with the column number.' },
    async ({ length }, { call, ensure }) => {
      const received = await call({ length });
      for (let i = 0; i < length; i++) {
        for (let j = 0; j < length; j++) {
          const visible = at(received, i * length + j) !== 0;
          ensure(
            visible === j <= i,
            `In your mask of length ${String(length)}, row ${String(i)} ${visible ? 'sees' : 'does not see'} column ${String(j)}, but it ${visible ? 'must not' : 'must'}.`,
          );
        }
      }
    },
  ),
  check.oracle(inputs(24))('The mask is right for every length', {
    id: 'every-length',
    points: 1,
    hint: 'Try length 1, then 2, on paper.',
  }),
  check.fixtures('The mask matches PyTorch’s lower triangle', {
    id: 'pytorch',
    points: 1,
    hint: 'Print the mask of length 3.',
  }),
];
