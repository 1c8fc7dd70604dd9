import { specify } from '../../engine/specify';
import { fineTuningLoss as oracle, type ResponseInput } from '../../oracle/responses';
import { at, dim, filled, mapValues, scalar, type NumericTensor } from '../../oracle/tensor';
import {
  anyResponseInputs,
  responseConditions,
  responseInputs,
  withMask,
  withSureLogits,
} from '../shared/response-inputs';
import { misconceptions } from './misconceptions';

const check = specify<ResponseInput, NumericTensor>({
  name: 'fineTuningLoss',
  parameters: ['logits', 'tokens', 'responseMask'],
  resultName: 'loss',
  oracle: (args) => oracle(args),
  inputs: responseInputs(),
  misconceptions,
  conditions: responseConditions,
});

const isIn = ({ tokens, responseMask }: ResponseInput, row: number, t: number): boolean =>
  at(responseMask, row * dim(tokens, 1) + t) !== 0;

export const checks = [
  check.prop(anyResponseInputs())(
    'With equal logits the loss is ln(vocab), however many tokens are in the responses',
    { id: 'uniform', points: 1, hint: 'How many terms does your sum have, and what do you divide it by?' },
    async (args, { call, expectTensor }) => {
      const flat = { ...args, logits: filled(args.logits.shape, 0.5) };
      const surprise = scalar(Math.log(dim(args.logits, 2)));
      const middle = Math.ceil((dim(args.tokens, 1) - 1) / 2);
      const message = `With equal logits over ${String(dim(args.logits, 2))} tokens, the loss must be ln ${String(dim(args.logits, 2))}.`;
      expectTensor(await call(flat)).toEqual(surprise, message);
      const onlyOne = withMask(flat, (row, t) => row === 0 && t === middle);
      expectTensor(await call(onlyOne)).toEqual(
        surprise,
        `${message} Only token ${String(middle)} of row 0 belongs to a response.`,
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
      points: 1,
      hint: 'The mask is about the token that is predicted. Which of its entries belongs to position t?',
    },
    async (args, { call, expectTensor }) => {
      const good = withSureLogits(args, (row, t) => isIn(args, row, t));
      expectTensor(mapValues(await call(good), (value) => value + 1)).toEqual(
        scalar(1),
        'With a logit of 50 on every token of the response, and on a wrong token elsewhere, the loss must be 0.',
      );
      const bad = withSureLogits(args, (row, t) => !isIn(args, row, t));
      expectTensor(await call(bad)).toEqual(
        scalar(50),
        'With a logit of 50 on a wrong token wherever the response is predicted, and on the right one elsewhere, the loss must be 50.',
      );
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
      const surprised = withSureLogits(answered, (_, t) => t !== second);
      expectTensor(await call(surprised)).toEqual(
        scalar(50 / (n - second)),
        `In every row, tokens ${String(second)} to ${String(n - 1)} are the response, and only the first of them is predicted wrongly, with a logit of 50 on another token.`,
      );
      const whole = { ...surprised, responseMask: filled(args.tokens.shape, 1, 'bool') };
      expectTensor(await call(whole)).toEqual(
        scalar(50 / (n - 1)),
        `If all tokens belong to the response, n − 1 = ${String(n - 1)} of them count in each row.`,
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
      const rows: ResponseInput = {
        logits: filled([3, n, dim(args.logits, 2)], 0),
        tokens: { ...args.tokens, shape: [3, n], data: repeated(args.tokens.data, 3 * n) },
        responseMask: filled([3, n], 0, 'bool'),
      };
      const masked = withMask(rows, (row, t) => (row === 0 ? t === 2 : row === 1));
      const loss = await call(withSureLogits(masked, (row) => row !== 0));
      expectTensor(loss).toEqual(
        scalar(50 / n),
        `Row 0 has one response token, which costs 50, row 1 has ${String(n - 1)}, which cost 0, and row 2 has none: the mean is 50 / ${String(n)}.`,
      );
    },
  ),
  check.prop(anyResponseInputs())(
    'Logits up to ±1000 do not overflow, inside and outside the response',
    {
      id: 'large-logits',
      points: 1,
      hint: 'exp(1000) is infinite in float32, ln(0) is −∞, and 0 · ∞ is NaN. tf.logSoftmax avoids all three.',
    },
    async (args, { call, expectTensor }) => {
      const wrong = withSureLogits(args, () => false, 1000);
      expectTensor(await call(wrong)).toEqual(
        scalar(1000),
        'With a logit of 1000 on a wrong token wherever a token is predicted, the loss must be 1000.',
        'Does anything keep your p away from 0, such as a small number that is added?',
      );
      const vocab = dim(args.logits, 2);
      const level = (i: number): number => (Math.floor(i / vocab) % 2 === 0 ? 900 : -900);
      const { logits } = withSureLogits(args, () => false);
      const shifted = { ...args, logits: mapValues(logits, (value, i) => value + level(i)) };
      expectTensor(await call(shifted)).toEqual(
        scalar(50),
        'With a logit on a wrong token that is 50 above the others, which are all 900 or all −900, the loss must be 50.',
      );
    },
  ),
  check.oracle(anyResponseInputs())('The loss is the mean of −ln p over the tokens of the responses', {
    id: 'formula',
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

const repeated = (data: Float64Array, length: number): Float64Array =>
  Float64Array.from({ length }, (_, i) => data[i % data.length] ?? 0);
