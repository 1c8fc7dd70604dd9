/** The GPT that all training is held against: its logits, its loss and its gradient. */
import * as fc from 'fast-check';
import { causalMaskOf, numbersOf, type Numbers } from '../../../grader/engine/inputs';
import { numericGradient } from '../../../grader/engine/numeric-gradient';
import { gpt, gptGradient, type GptInput, type GptLossSteps } from '../../../grader/oracle/gpt';
import { nextTokenLogits, nextTokenLoss } from '../../../grader/oracle/language-model';
import { listParameters, mapParameters } from '../../../grader/oracle/parameters';
import { at, dim, generate, maxMagnitude, type NumericTensor } from '../../../grader/oracle/tensor';
import { transformerBlock } from '../../../grader/oracle/transformer';
import { gptParams } from '../../../grader/specs/shared/gpt-params';

const shape = { vocab: 5, maxLength: 6, dModel: 3, numHeads: 2, dHead: 2, dHidden: 5, numBlocks: 2 };

function drawn(numbers: Numbers, batch: number, n: number, changed: Partial<typeof shape> = {}): GptInput {
  const sizes = { ...shape, ...changed };
  return {
    tokens: numbers.below('tokens', [batch, n], sizes.vocab),
    params: gptParams(numbers, sizes),
    numHeads: sizes.numHeads,
  };
}

const inputs: fc.Arbitrary<GptInput> = fc
  .tuple(
    numbersOf('gaussian'),
    fc.record({
      batch: fc.integer({ min: 1, max: 3 }),
      n: fc.integer({ min: 2, max: 5 }),
      numBlocks: fc.integer({ min: 0, max: 2 }),
      numHeads: fc.integer({ min: 1, max: 3 }),
      dHidden: fc.integer({ min: 1, max: 9 }),
    }),
  )
  .map(([numbers, { batch, n, ...sizes }]) => drawn(numbers, batch, n, sizes));

/** The same model from the oracle's functions for one exercise each. */
function fromParts({ tokens, params, numHeads }: GptInput): NumericTensor {
  const [batch, n, d] = [dim(tokens, 0), dim(tokens, 1), dim(params.tokenEmbedding, 1)];
  let x = generate([batch, n, d], (i) => {
    const [row, k] = [Math.floor(i / d), i % d];
    return (
      at(params.tokenEmbedding, at(tokens, row) * d + k) + at(params.positionEmbedding, (row % n) * d + k)
    );
  });
  for (const block of params.blocks) {
    x = transformerBlock({ x, params: block, numHeads, mask: causalMaskOf(n) });
  }
  return nextTokenLogits({ hidden: x, unembedding: params.unembedding });
}

const largestDifference = (a: NumericTensor, b: NumericTensor): number =>
  maxMagnitude(generate(a.shape, (i) => at(a, i) - at(b, i)));

test('logits and loss are those of blocks under a causal mask', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const logits = fromParts(input);
      const received = gpt(input);
      expect(received.shape).toEqual(logits.shape);
      expect(largestDifference(received, logits)).toBeLessThan(1e-10);
      const loss = nextTokenLoss({ logits, tokens: input.tokens });
      expect(gptGradient(input).loss).toBeCloseTo(at(loss, 0), 10);
    }),
  );
});

/** The largest distance from central differences, relative to the largest gradient of all. */
function gradientError(input: GptInput, steps: Partial<GptLossSteps> = {}): number {
  const { gradient } = gptGradient(input, steps);
  const places = listParameters(input.params);
  const gradients = listParameters(gradient);
  expect(gradients.map(({ path }) => path)).toEqual(places.map(({ path }) => path));
  const errors = places.map(({ path, parameter }, i) => {
    const received = gradients[i]?.parameter ?? parameter;
    expect(received.shape).toEqual(parameter.shape);
    const lossWith = (moved: NumericTensor): number =>
      gptGradient(
        {
          ...input,
          params: mapParameters(input.params, (each, place) => (place === path ? moved : each)),
        },
        steps,
      ).loss;
    const expected = numericGradient(lossWith, parameter, '', parameter);
    return largestDifference(received, expected);
  });
  return Math.max(...errors) / Math.max(...gradients.map(({ parameter }) => maxMagnitude(parameter)));
}

test('the gradient in every parameter is that of central differences', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      expect(gradientError(input)).toBeLessThan(1e-6);
    }),
    { numRuns: 6 },
  );
});

test('the gradient follows a step that is replaced', () => {
  const numbers = fc.sample(numbersOf('gaussian'), { numRuns: 1, seed: 3 })[0];
  if (numbers === undefined) throw new Error('no numbers');
  const input = drawn(numbers, 2, 4);
  const replaced: Partial<GptLossSteps>[] = [
    { embeddingScale: Math.sqrt },
    { positionRow: () => undefined },
    { positionRow: (_, example) => example },
    { visible: () => true },
    { blocks: (blocks) => blocks.map((block) => blocks[0] ?? block) },
    { blocks: (blocks) => blocks.toReversed() },
    { shift: 0 },
    { shift: 2 },
    { share: (_, examples) => 1 / examples },
  ];
  const right = gptGradient(input).loss;
  for (const steps of replaced) {
    expect(gradientError(input, steps)).toBeLessThan(1e-6);
    expect(Math.abs(gptGradient(input, steps).loss - right)).toBeGreaterThan(1e-3);
  }
});

test('a tensor that stands in two places has a gradient in each', () => {
  const numbers = fc.sample(numbersOf('gaussian'), { numRuns: 1, seed: 5 })[0];
  if (numbers === undefined) throw new Error('no numbers');
  const input = drawn(numbers, 2, 4);
  const [block] = input.params.blocks;
  if (block === undefined) throw new Error('no block');
  const shared = { ...input, params: { ...input.params, blocks: [block, block] } };
  expect(gradientError(shared)).toBeLessThan(1e-6);
});
