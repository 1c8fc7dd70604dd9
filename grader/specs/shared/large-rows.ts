/**
 * Rows of large logits with the token that comes next, for a diagnosis: what overflows in float32,
 * and how, tells ways to compute ln p apart. No probability is near a power of ten at which it is
 * kept away from 0.
 */
export const largeRows: readonly { readonly logits: readonly number[]; readonly next: number }[] = [
  // The next token’s probability is 0 in float32, others are not.
  { logits: [40, -100, 39], next: 1 },
  { logits: [-60, 70, 69], next: 0 },
  // The neighbours’ probabilities are 0.
  { logits: [-60, 70, -61], next: 1 },
  { logits: [-100, 40, -99], next: 1 },
  // Another token’s probability is 0.
  { logits: [40, 39, -100], next: 1 },
  { logits: [-60, 69, 70], next: 1 },
  // No probability is 0, but exponentials are infinite.
  { logits: [200, 201, 199], next: 0 },
  { logits: [301, 300, 299], next: 2 },
  // … or 0.
  { logits: [-200, -201, -199], next: 1 },
  { logits: [-301, -300, -300], next: 0 },
  // The next token’s probability is small, but not 0.
  { logits: [0, 60, 60], next: 0 },
  { logits: [61, 1, 60], next: 1 },
];
