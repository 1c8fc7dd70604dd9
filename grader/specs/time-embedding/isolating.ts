import type { TimeEmbeddingInput } from '../../oracle/diffusion';
import { embeddingOf } from './inputs';

/**
 * Few steps and few columns first: on them, few mistakes show. The late steps tell slow waves
 * apart; later ones would be too late for float32 if the angles were in degrees.
 */
export const isolating = (): readonly TimeEmbeddingInput[] => [
  embeddingOf([0], 2),
  embeddingOf([0], 4),
  embeddingOf([0, 0], 2),
  embeddingOf([0, 0], 4),
  embeddingOf([1], 2),
  embeddingOf([2], 2),
  embeddingOf([3, 3], 2),
  embeddingOf([1], 4),
  embeddingOf([2], 4),
  embeddingOf([3], 6),
  embeddingOf([2, 2], 4),
  embeddingOf([1, 3], 2),
  embeddingOf([4, 2], 4),
  embeddingOf([5, 1, 3], 8),
  embeddingOf([40, 8], 2),
  embeddingOf([10, 50], 2),
  embeddingOf([105], 4),
  embeddingOf([112], 4),
];
