import type { JSX } from 'preact';
import { colourClass } from '../../../../report/html/plots/scale';
import { texts } from '../../texts';
import { WordHeads } from './word-heads';

const t = texts.attention;
/** Far above the rounding of float32. */
const TOLERANCE = 1e-4;

interface WeightsProps {
  readonly caption: string;
  readonly words: readonly string[];
  /** `[n, n]` */
  readonly weights: Float32Array;
  /** `[n, n]`; undefined without one. */
  readonly mask: Float32Array | undefined;
  readonly chosen: number;
  readonly onChoose: (row: number) => void;
}

/** The weights of one head, with the sum of each row. A row is chosen by its word. */
export function Weights({ caption, words, weights, mask, chosen, onChoose }: WeightsProps): JSX.Element {
  const n = words.length;
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={caption}>
      <table class="heat weights">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <WordHeads words={words} />
            <th scope="col">{t.sum}</th>
          </tr>
        </thead>
        <tbody>
          {words.map((word, i) => {
            const row = [...weights.subarray(i * n, (i + 1) * n)];
            const sum = row.reduce((total, weight) => total + weight, 0);
            const isOne = Math.abs(sum - 1) < TOLERANCE;
            return (
              <tr
                key={i}
                class={i === chosen ? 'chosen' : undefined}
                onMouseEnter={() => {
                  onChoose(i);
                }}
              >
                <th scope="row">
                  <button
                    type="button"
                    aria-pressed={i === chosen}
                    onFocus={() => {
                      onChoose(i);
                    }}
                    onClick={() => {
                      onChoose(i);
                    }}
                  >
                    {word} <span class="unseen">{t.query}</span>
                  </button>
                </th>
                {row.map((weight, j) => {
                  const isHidden = mask?.[i * n + j] === 0;
                  return (
                    <td
                      key={j}
                      class={`${colourClass(weight, 1)}${isHidden ? ' hidden' : ''}`}
                      title={String(weight)}
                      data-value={weight}
                    >
                      {texts.number(weight)}
                      {isHidden && <span class="unseen"> {t.hidden}</span>}
                    </td>
                  );
                })}
                <td class={isOne ? 'sum' : 'sum wrong'} data-sum={sum}>
                  {!isOne && <span class="sign">≠</span>}
                  {texts.number(sum)}
                  {!isOne && <span class="unseen"> {t.notOne}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
