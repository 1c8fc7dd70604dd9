import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { vocabulary } from '../../../../corpus/words';
import { MODEL } from '../../../../train/configuration';
import type { WriteResult } from '../../../scenes/language-model';
import type { Numbers } from '../../../scenes/trained-numbers';
import type { Outcome } from '../../engine';
import { useLab } from '../../lab';
import { Slider } from '../../parts/fields';
import { texts } from '../../texts';

const t = texts.language;
const START = 'the';
/** The longest text that is written in one go. */
const MOST_WRITTEN = 20;

export interface Writing {
  /** The text as the model reads it: its last tokens. */
  readonly tokens: readonly number[];
  readonly temperature: number;
  /** 0 for all. */
  readonly topK: number;
  /** The token that was written last, if the text still ends with it. */
  readonly written: number | undefined;
  readonly outcome: Outcome<WriteResult> | undefined;
  readonly controls: JSX.Element;
}

/** A text that the student's model continues. */
export function useWriting(params: Numbers): Writing {
  const { engine } = useLab();
  const id = useId();
  const [text, setText] = useState(START);
  const [temperature, setTemperature] = useState(1);
  const [topK, setTopK] = useState(0);
  const [draw, setDraw] = useState(1);
  const [written, setWritten] = useState<number>();
  /** How many words are still to be written. */
  const [left, setLeft] = useState(0);
  const [outcome, setOutcome] = useState<Outcome<WriteResult>>();
  const words = text.split(/\s+/).filter(Boolean);
  const unknown = words.filter((word) => !vocabulary.includes(word));
  const tokens = words
    .map((word) => vocabulary.indexOf(word))
    .filter((token) => token >= 0)
    .slice(-MODEL.contextLength);

  useEffect(() => {
    if (left === 0 || tokens.length === 0) return;
    let isOver = false;
    const input = { params, tokens, temperature, topK, draw };
    void engine.run({ scene: 'write', input, owner: 'student', slot: 'write' }).then((next) => {
      if (isOver || next.kind === 'dropped') return;
      setOutcome(next);
      setDraw(draw + 1);
      if (next.kind !== 'done') {
        setLeft(0);
        return;
      }
      const word = vocabulary[next.result.token] ?? '';
      setText([...words, word].join(' '));
      setWritten(next.result.token);
      setLeft(word === '.' ? 0 : left - 1);
    });
    return () => {
      isOver = true;
    };
    // Each word that is written leaves one less to write.
  }, [left]);

  const controls = (
    <>
      <p class="field wide">
        <label for={id}>{t.text}</label>
        <input
          id={id}
          type="text"
          value={text}
          maxLength={1_000}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setWritten(undefined);
          }}
        />
      </p>
      {unknown.length > 0 && <p class="aside">{t.unknown(unknown.slice(0, 5).join(', '))}</p>}
      <Slider
        label={t.temperature}
        value={temperature}
        min={0}
        max={3}
        step={0.05}
        onChange={setTemperature}
      />
      <Slider
        label={t.topK}
        {...{ value: topK, min: 0, max: 20, step: 1 }}
        shown={topK === 0 ? t.all : String(topK)}
        onChange={setTopK}
      />
      <div class="buttons">
        <button
          type="button"
          disabled={left > 0}
          onClick={() => {
            setLeft(1);
          }}
        >
          {t.write}
        </button>
        <button
          type="button"
          disabled={left > 0}
          onClick={() => {
            setLeft(MOST_WRITTEN);
          }}
        >
          {t.sentence}
        </button>
        <button
          type="button"
          onClick={() => {
            setLeft(0);
            setText(START);
            setWritten(undefined);
          }}
        >
          {t.clear}
        </button>
      </div>
      <details class="words">
        <summary>{t.words}</summary>
        <p>{vocabulary.join(' ')}</p>
      </details>
    </>
  );
  return { tokens, temperature, topK, written, outcome, controls };
}
