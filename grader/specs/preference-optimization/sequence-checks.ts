import { specify } from '../../engine/specify';
import { sequenceLogProb as oracle, type ResponseInput } from '../../oracle/responses';
import { dim, filled, generate, mapValues, type NumericTensor } from '../../oracle/tensor';
import {
  anyResponseInputs,
  responseConditions,
  responseInputs,
  withMask,
  withSureLogits,
} from '../shared/response-inputs';
import { isolatingResponses } from '../shared/response-isolating';
import { sequencePipeline } from './sequence-misconceptions';

const sequence = specify<ResponseInput, NumericTensor>({
  name: 'sequenceLogProb',
  parameters: ['logits', 'tokens', 'responseMask'],
  resultName: 'logProb',
  oracle: (args) => oracle(args),
  inputs: responseInputs(),
  isolating: isolatingResponses,
  pipeline: sequencePipeline,
  conditions: responseConditions,
  dependsOn: ['logits'],
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
      // The same token everywhere in a row: it makes no difference which of them are compared.
      const tokens = generate([batch, n], (i) => Math.floor(i / n) % vocab, 'int32');
      const wrongBy = (size: number): Promise<NumericTensor> =>
        call(withSureLogits({ ...graded, tokens }, () => false, size));
      expectTensor(await wrongBy(1000)).toEqual(
        mapValues(await wrongBy(25), (value) => 40 * value),
        'A logit of 1000 on a wrong token wherever the response is predicted must cost 40 times as much as one of 25.',
        'exp(1000) is infinite in float32, and ln(0) is −∞. tf.logSoftmax avoids both.',
      );
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
