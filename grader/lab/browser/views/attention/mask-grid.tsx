import type { JSX } from 'preact';
import { texts } from '../../texts';
import { WordHeads } from './word-heads';

const t = texts.attention;

interface MaskGridProps {
  readonly words: readonly string[];
  /** `[n, n]`, 1 where row i sees column j. */
  readonly mask: readonly number[];
  /** If it can be drawn. */
  readonly onToggle?: (index: number) => void;
}

/** Who may look at whom. */
export function MaskGrid({ words, mask, onToggle }: MaskGridProps): JSX.Element {
  const n = words.length;
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={t.maskCaption}>
      <table class="heat mask">
        <caption>{t.maskCaption}</caption>
        <thead>
          <tr>
            <WordHeads words={words} />
          </tr>
        </thead>
        <tbody>
          {words.map((word, i) => (
            <tr key={i}>
              <th scope="row">{word}</th>
              {words.map((other, j) => {
                const index = i * n + j;
                const sees = mask[index] !== 0;
                return (
                  <td key={j} class={sees ? 'p6' : 'z'} data-value={mask[index]}>
                    {onToggle === undefined ? (
                      <>
                        {sees ? '●' : '·'} <span class="unseen">{sees ? t.sees : t.hides}</span>
                      </>
                    ) : (
                      <input
                        type="checkbox"
                        checked={sees}
                        aria-label={t.cell(word, other)}
                        onChange={() => {
                          onToggle(index);
                        }}
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
