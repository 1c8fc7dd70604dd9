import { specify } from '../../engine/specify';
import { sequenceLogProb as oracle, type ResponseInput } from '../../oracle/responses';
import { dim, filled, generate, type NumericTensor } from '../../oracle/tensor';
import {
  anyResponseInputs,
  responseConditions,
  responseInputs,
  withMask,
  withSureLogits,
} from '../shared/response-inputs';
import { sequenceMisconceptions } from './sequence-misconceptions';

const sequence = specify<ResponseInput, NumericTensor>({
  name: 'sequenceLogProb',
  parameters: ['logits', 'tokens', 'responseMask'],
  resultName: 'logProb',
  oracle: (args) => oracle(args),
  inputs: responseInputs(),
  misconceptions: sequenceMisconceptions,
  conditions: responseConditions,
});

export const sequenceChecks = [
  sequence.prop(responseInputs({ styles: ['integers', 'gaussian'], batch: [2, 3] }))(
    'Each response token adds its ln p; a response without tokens has 0',
    {
      id: 'sequence-adds-up',
      points: 1,
      hint: 'The probability of a response is a product over its tokens. What is the logarithm of a product, and of an empty one?',
    },
    async (args, { call, expectTensor }) => {
      const [batch, n, vocab] = [dim(args.tokens, 0), dim(args.tokens, 1), dim(args.logits, 2)];
      // Row r has its last r tokens as response, and the token at position 0 too.
      const graded = withMask(args, (row, t) => t === 0 || t >= n - row);
      const flat = { ...graded, logits: filled(args.logits.shape, 0.5) };
      expectTensor(await call(flat)).toEqual(
        generate([batch], (row) => -row * Math.log(vocab)),
        `With equal logits, each of a row’s response tokens after position 0 must add −ln ${String(vocab)}; row r has r of them.`,
      );
      const wrong = withSureLogits(graded, (row, t) => t < n - row, 1000);
      expectTensor(await call(wrong)).toEqual(
        generate([batch], (row) => -1000 * row),
        'With a logit of 1000 on a wrong token wherever the response is predicted, each of its tokens must add −1000.',
        'exp(1000) is infinite in float32, and ln(0) is −∞. tf.logSoftmax avoids both.',
      );
      expectTensor(await call(args)).toEqual(oracle(args), 'With the given logits and mask:');
    },
  ),
  sequence.oracle(anyResponseInputs())('The log-probability is the sum of ln p over the response', {
    id: 'sequence-formula',
    points: 1,
    hint: 'Shift logits, tokens and mask; log-softmax; pick the token; then sum each row over what the mask keeps.',
  }),
  sequence.gradient(anyResponseInputs(['gaussian']))(
    'The gradient of the log-probability reaches the logits',
    {
      id: 'sequence-gradient',
      points: 1,
      hint: 'Pick the token with tf.oneHot and a product, or tf.gather, and multiply by the mask.',
    },
  ),
];
