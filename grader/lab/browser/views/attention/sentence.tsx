import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { texts } from '../../texts';

const t = texts.attention;
export const MOST_WORDS = 12;

const wordsOf = (text: string): string[] => text.trim().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);

interface SentenceProps {
  readonly words: readonly string[];
  readonly onChange: (words: readonly string[]) => void;
}

/** A sentence to type, and its words to move. */
export function Sentence({ words, onChange }: SentenceProps): JSX.Element {
  const id = useId();
  const [text, setText] = useState(words.join(' '));
  const change = (next: readonly string[]): void => {
    setText(next.join(' '));
    onChange(next);
  };
  const swap = (i: number): void => {
    const moved = [...words];
    [moved[i - 1], moved[i]] = [moved[i] ?? '', moved[i - 1] ?? ''];
    change(moved);
  };
  return (
    <div class="sentence">
      <p class="field wide">
        <label for={id}>{t.sentence}</label>
        <input
          id={id}
          type="text"
          value={text}
          maxLength={200}
          aria-describedby={`${id}-hint`}
          onInput={(event) => {
            setText(event.currentTarget.value);
            const next = wordsOf(event.currentTarget.value);
            if (next.length > 0) onChange(next);
          }}
        />
        <span id={`${id}-hint`} class="aside">
          {t.sentenceHint(MOST_WORDS)}
        </span>
      </p>
      <div class="buttons" role="group" aria-label={t.order}>
        <span class="aside">{t.order}:</span>
        {words.map((word, i) => (
          <button
            key={i}
            type="button"
            disabled={i === 0}
            aria-label={t.earlier(word)}
            onClick={() => {
              swap(i);
            }}
          >
            {i === 0 ? word : `← ${word}`}
          </button>
        ))}
        <button
          type="button"
          onClick={() => {
            change(shuffled(words));
          }}
        >
          {t.shuffle}
        </button>
      </div>
    </div>
  );
}

function shuffled(words: readonly string[]): string[] {
  const left = [...words];
  const mixed: string[] = [];
  while (left.length > 0) mixed.push(...left.splice(Math.floor(Math.random() * left.length), 1));
  return mixed;
}
