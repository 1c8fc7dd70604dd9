import type { Alternative } from '../../engine/pipeline';
import type { AttentionSteps } from '../../oracle/attention';

const AVERAGE_HINT = 'Queries look, keys are looked at. Which of the three is averaged?';

/** Queries, keys and values in each other’s place. */
export const roleAlternatives: readonly Alternative<AttentionSteps>[] = [
  {
    id: 'keys-averaged',
    clause: 'the weights average the keys, not the values',
    sentence: 'Your output is an average of the keys, not of the values.',
    hint: AVERAGE_HINT,
    steps: { values: ({ keys }) => keys },
  },
  {
    id: 'queries-averaged',
    clause: 'the weights average the queries, not the values',
    sentence: 'Your output is an average of the queries, not of the values.',
    hint: AVERAGE_HINT,
    steps: { values: ({ queries }) => queries },
  },
  {
    id: 'queries-and-keys-exchanged',
    clause: 'queries and keys are exchanged, so keys look at queries',
    hint: 'Row i of the scores belongs to query i. Which of the two must be transposed?',
    steps: { queries: ({ keys }) => keys, keys: ({ queries }) => queries },
  },
  {
    id: 'keys-and-values-exchanged',
    clause: 'keys and values are exchanged',
    sentence: 'Your queries are compared with the values, and the keys are averaged.',
    hint: AVERAGE_HINT,
    steps: { keys: ({ values }) => values, values: ({ keys }) => keys },
  },
  {
    id: 'values-compared',
    clause: 'the queries are compared with the values, not with the keys',
    hint: 'What does a query look for: what a key is like, or what a value is?',
    steps: { keys: ({ values }) => values },
  },
  {
    id: 'queries-compared',
    clause: 'the queries are compared with each other, not with the keys',
    hint: 'Which two of the arguments does the first product need?',
    steps: { keys: ({ queries }) => queries },
  },
];
