import type { Alternative } from '../../engine/pipeline';
import { dot, type AttentionSteps } from '../../oracle/attention';

const cosine = (a: Float64Array, b: Float64Array): number => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));

const DOT_HINT = 'The score is the dot product itself; its size says how sure the query is.';

/** Mistakes in how queries and keys are compared. */
export const scoreAlternatives: readonly Alternative<AttentionSteps>[] = [
  {
    id: 'scores-negated',
    clause: 'the scores have the wrong sign',
    sentence:
      'Your queries attend most to the keys that are least like them: the scores have the wrong sign.',
    hint: 'Which key should get the most weight?',
    steps: { score: (query, key) => -dot(query, key) },
  },
  {
    id: 'cosine-scores',
    clause: 'queries and keys are scaled to length 1 before they are compared',
    hint: DOT_HINT,
    steps: { score: cosine },
  },
  {
    id: 'scores-averaged',
    clause: 'the products of queries and keys are averaged over dK instead of summed',
    hint: 'Which sum is a dot product? The scale comes afterwards.',
    steps: { score: (query, key) => dot(query, key) / query.length },
  },
  {
    id: 'distance-scores',
    clause: 'the scores are distances between queries and keys, with a minus, not dot products',
    hint: DOT_HINT,
    steps: {
      score: (query, key) => -Math.sqrt(query.reduce((sum, each, k) => sum + (each - (key[k] ?? 0)) ** 2, 0)),
    },
  },
  {
    id: 'first-numbers-only',
    clause: 'only the first number of each query and key is compared',
    hint: 'A dot product has dK terms.',
    steps: { score: ([query = 0], [key = 0]) => query * key },
  },
];
