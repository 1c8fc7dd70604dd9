import { specify } from '../../engine/specify';
import { nextTokenLoss as oracle, type NextTokenLossInput } from '../../oracle/language-model';
import {
  at,
  dim,
  filled,
  generate,
  mapValues,
  permuteAxis,
  scalar,
  sliceFirst,
  type NumericTensor,
} from '../../oracle/tensor';
import { changePosition } from '../shared/attention-inputs';
import { lossInputs } from './inputs';
import { lossIsolating } from './isolating';
import { lossConditions, lossPipeline } from './loss-misconceptions';

const loss = specify<NextTokenLossInput, NumericTensor>({
  name: 'nextTokenLoss',
  parameters: ['logits', 'tokens'],
  resultName: 'loss',
  oracle: (args) => oracle(args),
  inputs: lossInputs(),
  isolating: lossIsolating,
  pipeline: lossPipeline,
  conditions: lossConditions,
  dependsOn: ['logits'],
});

/** The first prediction of the first example alone. */
const firstPrediction = ({ logits, tokens }: NextTokenLossInput): NextTokenLossInput => ({
  logits: permuteAxis(sliceFirst(logits, 0, 1), 1, [0, 1]),
  tokens: permuteAxis(sliceFirst(tokens, 0, 1), 1, [0, 1]),
});

export const lossChecks = [
  loss.prop()(
    'A single prediction from equal logits costs ln(vocab): the surprise of a fair die',
    { id: 'uniform', points: 1, hint: 'What is −ln(1/V)?' },
    async (args, { call, expectTensor }) => {
      const vocab = dim(args.logits, 2);
      const flat = { ...args, logits: filled(args.logits.shape, 0.5) };
      expectTensor(await call(firstPrediction(flat))).toEqual(
        scalar(Math.log(vocab)),
        `With one prediction, from equal logits over ${String(vocab)} tokens, the loss must be ln ${String(vocab)}.`,
      );
    },
  ),
  loss.prop()(
    'Certainty about the next token costs 0 if it is right, and as much as it is certain if it is wrong',
    {
      id: 'foresees-next-token',
      points: 1,
      hint: 'Position t predicts token t + 1. Which logits and which token have no partner?',
    },
    async (args, { call, ensure, expectTensor }) => {
      const { tokens } = args;
      const [n, vocab] = [dim(tokens, 1), dim(args.logits, 2)];
      const next = (i: number): number => at(tokens, i % n === n - 1 ? i : i + 1);
      const sureOf = async (offset: number, size: number): Promise<NumericTensor> => {
        const logits = generate(args.logits.shape, (i) =>
          i % vocab === (next(Math.floor(i / vocab)) + offset) % vocab ? size : 0,
        );
        return call({ ...args, logits });
      };
      expectTensor(mapValues(await sureOf(0, 50), (value) => value + 1)).toEqual(
        scalar(1),
        'With a logit of 50 on every next token, the loss must be 0.',
      );
      const wrong = await sureOf(1, 25);
      ensure(
        at(wrong, 0) > 0.1,
        `With a logit of 25 on a wrong token at every position, your loss is ${at(wrong, 0).toFixed(4)}, no more than with the right ones.`,
      );
      expectTensor(await sureOf(1, 50)).toEqual(
        mapValues(wrong, (value) => 2 * value),
        'A logit of 50 on a wrong token at every position must cost twice as much as one of 25.',
        'ln p may be as low as −1000. Does anything keep your p away from 0, such as a small number that is added?',
      );
    },
  ),
  loss.prop()(
    'Only the last position’s logits and the first token have no effect',
    {
      id: 'ends-without-partner',
      fixedSeed: 0,
      points: 1,
      hint: 'A sequence of n tokens makes n − 1 predictions.',
    },
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
      const withFirst = (logitOf: (token: number, row: number) => number): Promise<NumericTensor> =>
        call({
          ...args,
          logits: mapValues(args.logits, (value, i) => {
            const [row, t] = [Math.floor(i / (n * vocab)), Math.floor(i / vocab) % n];
            return t === 0 ? logitOf(i % vocab, row) : value;
          }),
        });
      expectTensor(
        await withFirst((token, row) => (token === at(tokens, row * n + 1) ? 20 : 0)),
      ).toDifferFrom(
        await withFirst(() => 0),
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
      const longer = (factor: number): Promise<NumericTensor> => {
        const [n, vocab] = [factor * dim(args.tokens, 1), dim(args.logits, 2)];
        return call({
          logits: filled([1, n, vocab], 0.5),
          tokens: generate([1, n], (i) => at(args.tokens, i % dim(args.tokens, 1)), 'int32'),
        });
      };
      expectTensor(await longer(2)).toEqual(
        await longer(1),
        'With equal logits, the loss must not depend on the length.',
      );
    },
  ),
  loss.prop()(
    'Logits up to ±1000 do not overflow, and adding a constant to a row changes nothing',
    {
      id: 'large-logits',
      points: 1,
      hint: 'exp(1000) is infinite in float32, and ln(0) is −∞. tf.logSoftmax avoids both.',
    },
    async (args, { call, expectTensor }) => {
      // The same token everywhere in a row: which of them a position predicts makes no difference.
      const [n, vocab] = [dim(args.tokens, 1), dim(args.logits, 2)];
      const tokens = mapValues(args.tokens, (_, i) => Math.floor(i / n) % vocab);
      const sure = (size: number, level: (position: number) => number = () => 0): NextTokenLossInput => ({
        tokens,
        logits: generate(args.logits.shape, (i) => {
          const position = Math.floor(i / vocab);
          const isWrong = i % vocab === (at(tokens, position) + 1) % vocab;
          return (isWrong ? size : 0) + level(position);
        }),
      });
      const wrong = await call(sure(25));
      expectTensor(await call(sure(1000))).toEqual(
        mapValues(wrong, (value) => 40 * value),
        'A logit of 1000 on a wrong token at every position must cost 40 times as much as one of 25.',
        'Does anything keep your p away from 0, such as a small number that is added?',
      );
      expectTensor(await call(sure(25, (position) => (position % 2 === 0 ? 900 : -900)))).toEqual(
        wrong,
        'Adding 900 or −900 to all logits of a position changed the loss.',
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
