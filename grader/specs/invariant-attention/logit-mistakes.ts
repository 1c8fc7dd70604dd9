import type { Alternative } from '../../engine/pipeline';
import { softmax } from '../../oracle/linear-algebra';
import { add, type PointAttentionSteps } from '../../oracle/invariant-attention';

const { sqrt } = Math;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const transposed = (rows: readonly (readonly number[])[]): number[][] =>
  rows.map((_, i) => rows.map((row) => row[i] ?? Number.NaN));

const DISTANCE_HINT = 'Write down the distance term for one pair of points at (0, 0, 0) and (3, 4, 0).';
const SCALE_HINT = 'Which part of the logit is divided by √d, and what is d?';
const GAMMA_HINT = 'What do the weights become if gamma is very large? And for gamma = 0?';
const SOFTMAX_HINT = 'Row i of the weights belongs to residue i. What must it sum up to?';

/** Mistakes in the logits, and in what is made of them. */
export const logitAlternatives: readonly Alternative<PointAttentionSteps>[] = [
  {
    id: 'distances-not-squared',
    clause: 'distances are used, not their squares',
    hint: DISTANCE_HINT,
    steps: { distance: (squares) => sum(squares.map(sqrt)) },
  },
  {
    id: 'distance-of-all-points',
    clause: 'the root of the sum of squared distances is taken',
    hint: DISTANCE_HINT,
    steps: { distance: (squares) => sqrt(sum(squares)) },
  },
  {
    id: 'mean-over-points',
    clause: 'the squared distances are averaged over the points, not added up',
    hint: DISTANCE_HINT,
    steps: { distance: (squares) => sum(squares) / squares.length },
  },
  {
    id: 'mean-over-coordinates',
    clause: 'the squares are averaged over points and coordinates, not added up',
    hint: DISTANCE_HINT,
    steps: { distance: (squares) => sum(squares) / squares.length / 3 },
  },
  {
    id: 'first-point-only',
    clause: 'only the first point of each residue counts',
    hint: 'How many distances has a pair of residues?',
    steps: { distance: ([first = Number.NaN]) => first },
  },
  {
    id: 'residues-compared',
    clause: 'the distances are those of the residues, not of their query and key points',
    hint: 'A residue can put a query point where it expects a partner. Where does that point enter the distance?',
    steps: {
      between: (_, __, own, other) => add(own.position, other.position, -1),
      distance: ([first = Number.NaN]) => first,
    },
  },
  {
    id: 'gamma-halved',
    clause: 'gamma counts half, as in the paper’s formula',
    hint: 'AlphaFold has γ / 2 there. What does the task say?',
    steps: { logit: (score, distance, gamma) => score - (gamma / 2) * distance },
  },
  {
    id: 'gamma-missing',
    clause: 'the distances count without gamma',
    hint: GAMMA_HINT,
    steps: { logit: (score, distance) => score - distance },
  },
  {
    id: 'distances-added',
    clause: 'the distances are added to the logits, so that far residues count most',
    hint: 'Which residues should count more, near ones or far ones?',
    steps: { logit: (score, distance, gamma) => score + gamma * distance },
  },
  {
    id: 'distances-ignored',
    clause: 'the points have no effect on the weights',
    hint: GAMMA_HINT,
    steps: { logit: (score) => score },
  },
  {
    id: 'features-ignored',
    clause: 'the features have no effect on the weights, only the points have',
    hint: GAMMA_HINT,
    steps: { logit: (_, distance, gamma) => -gamma * distance },
  },
  {
    id: 'not-scaled',
    clause: 'the products of features are not divided by √d',
    hint: SCALE_HINT,
    steps: { score: (product) => product },
  },
  {
    id: 'scaled-by-d',
    clause: 'the products of features are divided by d, not by √d',
    hint: SCALE_HINT,
    steps: { score: (product, { d }) => product / d },
  },
  {
    id: 'scaled-by-residues',
    clause: 'the products of features are divided by √n, the root of the number of residues',
    hint: SCALE_HINT,
    steps: { score: (product, { n }) => product / sqrt(n) },
  },
  {
    id: 'scaled-by-values',
    clause: 'the products of features are divided by the root of the length of the values',
    hint: SCALE_HINT,
    steps: { score: (product, { dV }) => product / sqrt(dV) },
  },
  {
    id: 'distances-scaled',
    clause: 'the distances are divided by √d, too',
    hint: SCALE_HINT,
    steps: { logit: (score, distance, gamma, { d }) => score - (gamma * distance) / sqrt(d) },
  },
  {
    id: 'softmax-over-queries',
    clause: 'the softmax runs over the residues that ask, not over those that are asked',
    hint: SOFTMAX_HINT,
    steps: { normalise: (logits) => transposed(transposed(logits).map((row) => softmax(row))) },
  },
  {
    id: 'softmax-over-everything',
    clause: 'one softmax runs over all pairs of residues',
    hint: SOFTMAX_HINT,
    steps: {
      normalise: (logits) => {
        const all = softmax(logits.flat());
        return logits.map((row, i) => row.map((_, j) => all[i * row.length + j] ?? Number.NaN));
      },
    },
  },
  {
    id: 'itself-excluded',
    clause: 'a residue does not attend to itself',
    hint: 'Over which residues does the softmax run? Is the residue itself one of them?',
    steps: {
      normalise: (logits) =>
        logits.map((row, i) =>
          softmax(row.map((logit, j) => (i === j && row.length > 1 ? logit - 1e9 : logit))),
        ),
    },
  },
  {
    id: 'weights-transposed',
    clause: 'the averages use the weights transposed',
    hint: 'In the average of residue i, which index of the weights runs?',
    steps: { average: (weights, i, j) => weights[j]?.[i] ?? Number.NaN },
  },
];
