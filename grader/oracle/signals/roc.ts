/**
 * The area under the curve of true against false alarms: the probability that a score of a positive
 * case is larger than that of a negative one; ties count one half (Hanley and McNeil 1982).
 *
 * @returns NaN without positive or without negative cases
 */
export function areaUnderRoc(scores: readonly number[], isPositive: readonly boolean[]): number {
  const positive = scores.filter((_, i) => isPositive[i] === true);
  const negative = scores.filter((_, i) => isPositive[i] !== true);
  let wins = 0;
  for (const one of positive) {
    for (const other of negative) wins += one > other ? 1 : one === other ? 0.5 : 0;
  }
  return wins / (positive.length * negative.length);
}
