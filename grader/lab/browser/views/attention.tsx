import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { HEAD_WIDTH, type AttentionInput, type AttentionResult } from '../../scenes/attention';
import { useHas, useModel, useScene } from '../lab';
import { Choice, Slider, Switch } from '../parts/fields';
import { Failure, NotNumbers } from '../parts/failure';
import { ModelAnswer } from '../parts/model-answer';
import { texts } from '../texts';
import { ChosenRow } from './attention/chosen-row';
import { MaskGrid } from './attention/mask-grid';
import { Sentence } from './attention/sentence';
import { Weights } from './attention/weights';

const t = texts.attention;
type MaskKind = 'off' | 'causal' | 'drawn';

/** The slider is logarithmic: from a tenth to ten. */
const temperatureOf = (position: number): number => 10 ** position;
const NO_SCALE = -Math.log10(Math.sqrt(HEAD_WIDTH));

export function AttentionView(): JSX.Element {
  const has = useHas();
  const [words, setWords] = useState<readonly string[]>(t.sample.split(' '));
  const [heads, setHeads] = useState(2);
  const [position, setPosition] = useState(0);
  const [kind, setKind] = useState<MaskKind>('off');
  const [drawn, setDrawn] = useState<readonly number[]>([]);
  const [positions, setPositions] = useState(false);
  const [chosen, setChosen] = useState(0);
  const n = words.length;
  const ownMask = drawn.length === n * n ? drawn : everything(n);
  const input: AttentionInput = {
    words,
    heads,
    temperature: temperatureOf(position),
    mask: kind === 'drawn' ? ownMask : kind,
    positions,
  };
  const { outcome, result } = useScene('attention', input);
  const model = useModel('attention', input);
  const mask = useScene('mask', { length: n });
  const row = Math.min(chosen, n - 1);
  return (
    <>
      <p>{t.lead}</p>
      <div class="controls">
        <Sentence words={words} onChange={setWords} />
        <Slider label={t.heads} value={heads} min={1} max={4} step={1} onChange={setHeads} />
        <Slider
          label={t.temperature}
          {...{ value: position, min: -1, max: 1, step: 0.01 }}
          shown={t.temperatureNote(temperatureOf(position).toFixed(2))}
          onChange={setPosition}
        />
        <div class="buttons">
          <button
            type="button"
            onClick={() => {
              setPosition(0);
            }}
          >
            {t.paper}
          </button>
          <button
            type="button"
            onClick={() => {
              setPosition(NO_SCALE);
            }}
          >
            {t.noScale}
          </button>
        </div>
        <Choice label={t.mask} value={kind} options={t.masks} onChange={setKind} />
        {has('sinusoidalPositions') && (
          <Switch label={t.positions} value={positions} onChange={setPositions} />
        )}
      </div>
      {kind === 'drawn' && (
        <MaskGrid
          words={words}
          mask={ownMask}
          onToggle={(index) => {
            setDrawn(ownMask.map((each, i) => (i === index ? 1 - each : each)));
          }}
        />
      )}
      <Failure outcome={outcome} />
      {result?.weights.length === heads * n * n && (
        <Shown {...{ result, model, words, heads, row }} onChoose={setChosen} />
      )}
      <p class="look">{t.look}</p>
      <section>
        <h3>{t.maskTitle}</h3>
        <p>{t.maskLook}</p>
        <Failure outcome={mask.outcome} />
        {mask.result?.mask.length === n * n && <MaskGrid words={words} mask={[...mask.result.mask]} />}
      </section>
    </>
  );
}

const everything = (n: number): number[] => Array.from({ length: n * n }, () => 1);

function Shown({
  result,
  model,
  words,
  heads,
  row,
  onChoose,
}: {
  readonly result: AttentionResult;
  readonly model: AttentionResult | undefined;
  readonly words: readonly string[];
  readonly heads: number;
  readonly row: number;
  readonly onChoose: (row: number) => void;
}): JSX.Element {
  const n = words.length;
  const { mask } = result;
  const leaks = result.weights.filter((weight, i) => mask?.[i % (n * n)] === 0 && weight !== 0).length;
  const perHead = Array.from({ length: heads }, (_, head) => head);
  const cut = (all: Float32Array, head: number): Float32Array =>
    all.subarray(head * n * n, (head + 1) * n * n);
  return (
    <>
      <NotNumbers of={result.weights} />
      {leaks > 0 && (
        <p class="failure" role="status">
          <span class="sign" aria-hidden="true">
            ✗
          </span>{' '}
          {t.leaks(leaks)}
        </p>
      )}
      <div class="beside">
        {perHead.map((head) => (
          <Weights
            key={head}
            caption={t.weights(head + 1)}
            {...{ words, mask, chosen: row, onChoose, weights: cut(result.weights, head) }}
          />
        ))}
      </div>
      {model?.weights.length === result.weights.length && (
        <ModelAnswer>
          {perHead.map((head) => (
            <Weights
              key={head}
              caption={t.weights(head + 1)}
              {...{ words, mask: model.mask, chosen: row, onChoose, weights: cut(model.weights, head) }}
            />
          ))}
        </ModelAnswer>
      )}
      <ChosenRow {...{ result, words, row }} />
    </>
  );
}
