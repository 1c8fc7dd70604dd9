import { agree } from '../../engine/compare';
import { specify } from '../../engine/specify';
import { nextTokenLoss as oracle, type NextTokenLossInput } from '../../oracle/language-model';
import {
  at,
  dim,
  filled,
  generate,
  mapValues,
  scalar,
  sliceFirst,
  type NumericTensor,
} from '../../oracle/tensor';
import { changePosition } from '../shared/attention-inputs';
import { lossInputs } from './inputs';
import { lossConditions, lossMisconceptions } from './loss-misconceptions';

const loss = specify<NextTokenLossInput, NumericTensor>({
  name: 'nextTokenLoss',
  parameters: ['logits', 'tokens'],
  resultName: 'loss',
  oracle,
  inputs: lossInputs(),
  misconceptions: lossMisconceptions,
  conditions: lossConditions,
});

export const lossChecks = [
  loss.prop()(
    'Equal logits give ln(vocab): the surprise of a fair die',
    { id: 'uniform', points: 1, hint: 'What is −ln(1/V)?' },
    async (args, { call, expectTensor }) => {
      const vocab = dim(args.logits, 2);
      const flat = await call({ ...args, logits: filled(args.logits.shape, 0.5) });
      expectTensor(flat).toEqual(
        scalar(Math.log(vocab)),
        `With equal logits over ${String(vocab)} tokens, the loss must be ln ${String(vocab)}.`,
      );
    },
  ),
  loss.prop()(
    'Certain and right costs 0; certain and wrong costs as much as the logit',
    {
      id: 'foresees-next-token',
      points: 1,
      hint: 'Position t predicts token t + 1. Which logits and which token have no partner?',
    },
    async (args, { call, expectTensor }) => {
      const { tokens } = args;
      const [n, vocab] = [dim(tokens, 1), dim(args.logits, 2)];
      const next = (i: number): number => at(tokens, i % n === n - 1 ? i : i + 1);
      const sure = generate(args.logits.shape, (i) => (i % vocab === next(Math.floor(i / vocab)) ? 50 : 0));
      expectTensor(mapValues(await call({ ...args, logits: sure }), (value) => value + 1)).toEqual(
        scalar(1),
        'With a logit of 50 on every next token, the loss must be 0.',
      );
      const wrong = generate(args.logits.shape, (i) =>
        i % vocab === (next(Math.floor(i / vocab)) + 1) % vocab ? 50 : 0,
      );
      expectTensor(await call({ ...args, logits: wrong })).toEqual(
        scalar(50),
        'With a logit of 50 on a wrong token at every position, the loss must be 50.',
        'ln p may be as low as −1000. Does anything keep your p away from 0, such as a small number that is added?',
      );
    },
  ),
  loss.prop()(
    'Only the last position’s logits and the first token have no effect',
    { id: 'ends-without-partner', points: 1, hint: 'A sequence of n tokens makes n − 1 predictions.' },
    async (args, { call, expectTensor }) => {
      const { tokens } = args;
      const [n, vocab] = [dim(tokens, 1), dim(args.logits, 2)];
      const before = await call(args);
      const last = await call({ ...args, logits: changePosition(args.logits, n - 1, 7) });
      expectTensor(last).toEqual(before, 'Changing the logits at the last position changed the loss.');
      const otherFirst = mapValues(tokens, (token, i) => (i % n === 0 ? (token + 1) % vocab : token));
      expectTensor(await call({ ...args, tokens: otherFirst })).toEqual(
        before,
        'Changing the first token changed the loss.',
      );
      const changed = { ...args, logits: changePosition(args.logits, 0, 2) };
      if (agree(oracle(args), oracle(changed))) return;
      expectTensor(await call(changed)).toDifferFrom(
        before,
        'Changing the logits at the first position had no effect, although they predict the second token.',
      );
    },
  ),
  loss.prop()(
    'The loss is the mean over all predictions of all examples',
    { id: 'mean-over-predictions', points: 1, hint: 'What number do you divide the sum by?' },
    async (args, { call, expectTensor }) => {
      const batch = dim(args.tokens, 0);
      let total = 0;
      for (let example = 0; example < batch; example++) {
        const alone = await call({
          logits: sliceFirst(args.logits, example, 1),
          tokens: sliceFirst(args.tokens, example, 1),
        });
        total += at(alone, 0);
      }
      expectTensor(await call(args)).toEqual(
        scalar(total / batch),
        'The loss of a batch must be the mean of its examples’ losses.',
      );
      const flat = mapValues(args.logits, () => 0);
      const uniform = await call({ ...args, logits: flat });
      expectTensor(uniform).toEqual(
        scalar(Math.log(dim(args.logits, 2))),
        'With equal logits, the loss must not depend on the length.',
      );
    },
  ),
  loss.prop(lossInputs(['gaussian'], 300))(
    'Logits up to ±1000 do not overflow, and adding a constant to a row changes nothing',
    {
      id: 'large-logits',
      points: 1,
      hint: 'exp(1000) is infinite in float32, and ln(0) is −∞. tf.logSoftmax avoids both.',
    },
    async (args, { call, expectTensor }) => {
      const bounded = {
        ...args,
        logits: mapValues(args.logits, (value) => Math.fround(Math.max(-900, Math.min(900, value)))),
      };
      const before = await call(bounded);
      expectTensor(before).toEqual(oracle(bounded), 'The loss is wrong for logits of several hundred.');
      const vocab = dim(args.logits, 2);
      const shifted = {
        ...bounded,
        logits: mapValues(bounded.logits, (value, i) => value + (Math.floor(i / vocab) % 2 === 0 ? 64 : -64)),
      };
      expectTensor(await call(shifted)).toEqual(
        before,
        'Adding 64 or −64 to all logits of a position changed the loss.',
      );
    },
  ),
  loss.oracle()('The loss is the mean of −ln p(next token), in nats', {
    id: 'loss-formula',
    points: 1,
    hint: 'Shift, log-softmax, pick the token, negate, mean.',
  }),
  loss.fixtures('The loss matches PyTorch’s cross_entropy on shifted logits', {
    id: 'loss-pytorch',
    points: 1,
    hint: 'Shift, log-softmax, pick the token, negate, mean.',
  }),
  loss.gradient(lossInputs(['gaussian']))('The gradient of the loss reaches the logits', {
    id: 'gradient',
    points: 1,
    hint: 'Pick the token with tf.oneHot and a product, or tf.gather; tf.gatherND has no gradient.',
  }),
];
