import { specify } from '../../engine/specify';
import { fineTuningLoss as oracle, type ResponseInput } from '../../oracle/responses';
import {
  at,
  dim,
  filled,
  generate,
  mapValues,
  scalar,
  zipValues,
  type NumericTensor,
} from '../../oracle/tensor';
import {
  anyResponseInputs,
  responseConditions,
  responseInputs,
  withMask,
  withSureLogits,
} from '../shared/response-inputs';
import { isolatingResponses } from '../shared/response-isolating';
import { pipeline } from './misconceptions';

const check = specify<ResponseInput, NumericTensor>({
  name: 'fineTuningLoss',
  parameters: ['logits', 'tokens', 'responseMask'],
  resultName: 'loss',
  oracle: (args) => oracle(args),
  inputs: responseInputs(),
  isolating: isolatingResponses,
  pipeline,
  conditions: responseConditions,
  dependsOn: ['logits'],
});

const isIn = ({ tokens, responseMask }: ResponseInput, row: number, t: number): boolean =>
  at(responseMask, row * dim(tokens, 1) + t) !== 0;

/** A loss near 0 is compared as one near 1, so that rounding does not count. */
const shifted = (loss: NumericTensor): NumericTensor => mapValues(loss, (value) => value + 1);

export const checks = [
  check.prop(anyResponseInputs())(
    'With equal logits the loss is ln(vocab), however many tokens are in the responses',
    { id: 'uniform', points: 1, hint: 'How many terms does your sum have, and what do you divide it by?' },
    async (args, { call, expectTensor }) => {
      const flat = { ...args, logits: filled(args.logits.shape, 0.5) };
      const surprise = scalar(Math.log(dim(args.logits, 2)));
      const last = dim(args.tokens, 1) - 1;
      const middle = Math.ceil(last / 2);
      const message = `With equal logits over ${String(dim(args.logits, 2))} tokens, the loss must be ln ${String(dim(args.logits, 2))}.`;
      expectTensor(await call(flat)).toEqual(surprise, message);
      const onlyOne = withMask(flat, (row, t) => row === 0 && t === middle);
      expectTensor(await call(onlyOne)).toEqual(
        surprise,
        `${message} Only token ${String(middle)} of row 0 belongs to a response.`,
      );
      expectTensor(await call(withMask(flat, (row, t) => row === 0 && (t === 0 || t === last)))).toEqual(
        surprise,
        `${message} Only the first and the last token of row 0 belong to responses.`,
        'Nothing predicts the first token of a row, so it does not count. A response may be interrupted, and go on.',
      );
      expectTensor(await call(withMask(flat, () => true))).toEqual(
        surprise,
        `${message} All tokens belong to responses.`,
        'A row of n tokens makes n − 1 predictions, even if all its tokens belong to the response.',
      );
    },
  ),
  check.prop()(
    'Only predictions of tokens in the response count',
    {
      id: 'response-only',
      fixedSeed: 4,
      points: 1,
      hint: 'The mask is about the token that is predicted. Which of its entries belongs to position t?',
    },
    async (args, { call, expectTensor }) => {
      const [right, wrong] = [() => true, () => false];
      const inside = (row: number, t: number): boolean => isIn(args, row, t);
      const outside = (row: number, t: number): boolean => !isIn(args, row, t);
      const lossOf = (where: (row: number, t: number) => boolean): Promise<NumericTensor> =>
        call(withSureLogits(args, where));
      const good = await lossOf(inside);
      expectTensor(shifted(good)).toEqual(
        shifted(await lossOf(right)),
        'With a logit of 50 on every token of the response, it makes no difference whether the other predictions are right.',
      );
      const bad = await lossOf(wrong);
      expectTensor(await lossOf(outside)).toEqual(
        bad,
        'With a logit of 50 on a wrong token wherever the response is predicted, it makes no difference whether the other predictions are right.',
      );
      expectTensor(bad).toDifferFrom(good, 'Your loss is the same for right and wrong predictions.');
    },
  ),
  check.prop()(
    'The first token of a response counts; the first token of a row does not',
    {
      id: 'first-tokens',
      points: 1,
      hint: 'The last position of the prompt predicts the first token of the response. What predicts the first token of a row?',
    },
    async (args, { call, expectTensor }) => {
      const n = dim(args.tokens, 1);
      const second = Math.floor(n / 2);
      const answered = withMask(args, (_, t) => t >= second);
      expectTensor(await call(withSureLogits(answered, (_, t) => t !== second))).toDifferFrom(
        await call(withSureLogits(answered, () => true)),
        `In every row, tokens ${String(second)} to ${String(n - 1)} are the response. Whether the first of them is predicted rightly makes no difference to your loss.`,
      );
      const all = withSureLogits(
        withMask(args, () => true),
        (_, t) => t !== second,
      );
      expectTensor(await call(all)).toEqual(
        await call(withMask(all, (_, t) => t > 0)),
        'Nothing predicts the first token of a row, but your loss depends on whether it belongs to the response.',
      );
    },
  ),
  check.prop()(
    'The loss is one mean over all response tokens of the batch',
    {
      id: 'mean-over-tokens',
      points: 1,
      hint: 'Take a batch with one short and one long response. Which token weighs more in your loss?',
    },
    async (args, { call, expectTensor }) => {
      const n = dim(args.tokens, 1);
      const vocab = dim(args.logits, 2);
      // The same token everywhere in a row: it makes no difference which of them are compared.
      const rows: ResponseInput = {
        logits: filled([3, n, vocab], 0),
        tokens: generate([3, n], (i) => Math.floor(i / n) % vocab, 'int32'),
        responseMask: filled([3, n], 0, 'bool'),
      };
      const masked = withMask(rows, (row, t) => (row === 0 ? t === 2 : row === 1 && t > 0));
      const lossOf = (wrongRows: number): Promise<NumericTensor> =>
        call({
          ...masked,
          logits: generate([3, n, vocab], (i) => {
            const row = Math.floor(i / (n * vocab));
            return i % vocab === (row + Number(row < wrongRows)) % vocab ? 50 : 0;
          }),
        });
      const [none, one, all] = [await lossOf(0), await lossOf(1), await lossOf(3)];
      expectTensor(all).toDifferFrom(none, 'Your loss is the same for right and wrong predictions.');
      expectTensor(zipValues(one, none, (a, b) => n * (a - b))).toEqual(
        zipValues(all, none, (a, b) => a - b),
        `Row 0 has one response token, row 1 has ${String(n - 1)}, and row 2 has none. If only that of row 0 is predicted wrongly, this must add 1/${String(n)} of what it adds to the loss if all are.`,
      );
    },
  ),
  check.prop(anyResponseInputs())(
    'Logits up to ±1000 do not overflow, inside and outside the response',
    {
      id: 'large-logits',
      fixedSeed: 0,
      points: 1,
      hint: 'exp(1000) is infinite in float32, ln(0) is −∞, and 0 · ∞ is NaN. tf.logSoftmax avoids all three.',
    },
    async (given, { call, expectTensor }) => {
      // The same token everywhere in a row, and a response at its start: no shift makes a
      // difference, and a response is left if its first token is not counted.
      const n = dim(given.tokens, 1);
      const tokens = mapValues(given.tokens, (_, i) => Math.floor(i / n) % dim(given.logits, 2));
      const args = withMask({ ...given, tokens }, (row, t) => t <= 2 || isIn(given, row, t));
      const lossOf = (size: number): Promise<NumericTensor> => call(withSureLogits(args, () => false, size));
      expectTensor(await lossOf(1000)).toEqual(
        mapValues(await lossOf(25), (value) => 40 * value),
        'A logit of 1000 on a wrong token wherever a token is predicted must cost 40 times as much as one of 25.',
        'Does anything keep your p away from 0, such as a small number that is added?',
      );
      const vocab = dim(args.logits, 2);
      const level = (i: number): number => (Math.floor(i / vocab) % 2 === 0 ? 900 : -900);
      const { logits } = withSureLogits(args, () => false);
      const raised = { ...args, logits: mapValues(logits, (value, i) => value + level(i)) };
      expectTensor(await call(raised)).toEqual(
        await call({ ...args, logits }),
        'Adding 900 or −900 to all logits of a position changed the loss.',
      );
    },
  ),
  check.oracle(anyResponseInputs())('The loss is the mean of −ln p over the tokens of the responses', {
    id: 'formula',
    fixedSeed: 0,
    points: 1,
    hint: 'Shift logits, tokens and mask; log-softmax; pick the token; then mean over what the mask keeps.',
  }),
  check.fixtures('The loss matches PyTorch’s cross_entropy with ignore_index', {
    id: 'pytorch',
    points: 1,
    hint: 'Shift logits, tokens and mask; log-softmax; pick the token; then mean over what the mask keeps.',
  }),
  check.gradient(anyResponseInputs(['gaussian']))('The gradient of the loss reaches the logits', {
    id: 'gradient',
    points: 1,
    hint: 'Pick the token with tf.oneHot and a product, or tf.gather. Multiply by the mask, instead of choosing entries by their values.',
  }),
];
