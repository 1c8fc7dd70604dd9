import type { JSX } from 'preact';
import { HEAD_WIDTH, type AttentionResult } from '../../../scenes/attention';
import { NumberTable } from '../../parts/number-table';
import { texts } from '../../texts';

const t = texts.attention;
const TOLERANCE = 1e-4;

interface ChosenRowProps {
  readonly result: AttentionResult;
  readonly words: readonly string[];
  readonly row: number;
}

/** The weighted sum of the first head for one word: weights, values, and what comes out. */
export function ChosenRow({ result, words, row }: ChosenRowProps): JSX.Element {
  const n = words.length;
  const weights = [...result.weights.subarray(row * n, (row + 1) * n)];
  const valueAt = (i: number, j: number): number => result.values[i * HEAD_WIDTH + j] ?? Number.NaN;
  const columns = Array.from({ length: HEAD_WIDTH }, (_, j) => j);
  const sums = columns.map((j) => weights.reduce((sum, weight, i) => sum + weight * valueAt(i, j), 0));
  const output = columns.map((j) => result.output[row * HEAD_WIDTH + j] ?? Number.NaN);
  const apart = Math.max(...columns.map((j) => Math.abs((sums[j] ?? 0) - (output[j] ?? 0))));
  const all = [...result.values.subarray(0, n * HEAD_WIDTH), ...sums, ...output].filter(Number.isFinite);
  return (
    <section aria-live="off" class="chosen-row">
      <h3>{t.chosen(words[row] ?? '', row + 1)}</h3>
      <ul class="bars">
        {words.map((word, i) => (
          <li key={i}>
            <span>{word}</span>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect width={Math.max(0, Math.min(100, 100 * (weights[i] ?? 0))) || 0} height="8" />
            </svg>
            <span>{texts.number(weights[i] ?? Number.NaN)}</span>
          </li>
        ))}
      </ul>
      <p>{t.weighted}</p>
      <NumberTable
        caption={`${t.value}, ${t.total}, ${t.output}`}
        rows={[
          ...words.map((word, i) => `${texts.number(weights[i] ?? Number.NaN)} × ${word}`),
          t.total,
          t.output,
        ]}
        columns={columns.map((j) => String(j + 1))}
        valueAt={(i, j) => (i < n ? valueAt(i, j) : ((i === n ? sums : output)[j] ?? Number.NaN))}
        magnitude={Math.max(0, ...all.map(Math.abs))}
      />
      <p>{apart < TOLERANCE ? t.same : t.apart(apart.toPrecision(2))}</p>
    </section>
  );
}
