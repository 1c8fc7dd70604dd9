import { gpt, type GptInput, type GptSteps } from '../../oracle/gpt';
import { project } from '../../oracle/linear-algebra';
import { dim, generate, type NumericTensor } from '../../oracle/tensor';

/** A GPT with other steps. What is not given is right. */
export interface Variant {
  /** From the embeddings to the output of the last block. */
  readonly steps?: (input: GptInput) => Partial<GptSteps>;
  /** Other arguments, for mistakes in how they are used. */
  readonly input?: (input: GptInput) => GptInput;
  /** From the output of the last block to what is unembedded. */
  readonly finish?: (hidden: NumericTensor, input: GptInput) => NumericTensor;
  /** To the result. */
  readonly unembed?: (hidden: NumericTensor, input: GptInput) => NumericTensor;
}

export const logitsOf = (hidden: NumericTensor, { params }: GptInput): NumericTensor =>
  project(hidden, params.unembedding);

export const variant =
  ({
    steps = () => ({}),
    input: change = (input) => input,
    finish = (hidden) => hidden,
    unembed = logitsOf,
  }: Variant) =>
  (args: GptInput): NumericTensor => {
    const input = change(args);
    return unembed(finish(lastHidden(input, steps(input)), input), input);
  };

/** The output of the last block, `[batch, n, dModel]`: the logits for the identity matrix. */
function lastHidden(input: GptInput, steps: Partial<GptSteps>): NumericTensor {
  const d = dim(input.params.tokenEmbedding, 1);
  const unembedding = generate([d, d], (i) => (i % (d + 1) === 0 ? 1 : 0));
  return gpt({ ...input, params: { ...input.params, unembedding } }, steps);
}

/** Two variants at once, which change different steps. */
export const both = (one: Variant, other: Variant): Variant => ({
  ...one,
  ...other,
  steps: (input) => ({ ...one.steps?.(input), ...other.steps?.(input) }),
});
