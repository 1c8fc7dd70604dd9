import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { BlockInput, Stream } from '../../scenes/block';
import { useModel, useScene } from '../lab';
import { Failure } from '../parts/failure';
import { Slider, Switch } from '../parts/fields';
import { LinePlot } from '../parts/line-plot';
import { NumberTable } from '../parts/number-table';
import { texts } from '../texts';
import { Sentence } from './attention/sentence';

const t = texts.block;
const MOST_BLOCKS = 12;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const statistics = ({ means, deviations, lengths, alike }: Stream): number[] => [
  mean(means),
  mean(deviations),
  mean(lengths),
  alike,
];

export function BlockView(): JSX.Element {
  const [words, setWords] = useState<readonly string[]>(texts.attention.sample.split(' '));
  const [layers, setLayers] = useState(6);
  const [strength, setStrength] = useState(1);
  const [causal, setCausal] = useState(false);
  const input: BlockInput = { words, layers, causal, strength };
  const { outcome, result } = useScene('block', input);
  const model = useModel('block', input);
  const columns = [t.mean, t.deviation, t.length, t.alikeColumn];
  return (
    <>
      <p>{t.lead}</p>
      <div class="controls">
        <Sentence words={words} onChange={setWords} />
        <Slider label={t.layers} value={layers} min={1} max={MOST_BLOCKS} step={1} onChange={setLayers} />
        <Slider label={t.strength} value={strength} min={0} max={4} step={0.25} onChange={setStrength} />
        <Switch label={t.causal} value={causal} onChange={setCausal} />
      </div>
      <Failure outcome={outcome} />
      {result !== undefined && (
        <>
          <div class="beside">
            <LinePlot
              title={t.lengths}
              x={t.layer}
              series={[
                { name: t.length, points: result.layers.map((each, i) => [i, mean(each.lengths)]) },
                ...(model === undefined
                  ? []
                  : [
                      {
                        name: texts.modelTitle,
                        points: model.layers.map((each, i) => [i, mean(each.lengths)] as const),
                      },
                    ]),
              ]}
            />
            <LinePlot
              title={t.alike}
              x={t.layer}
              range={[Math.min(0, ...result.layers.map(({ alike }) => alike).filter(Number.isFinite)), 1]}
              series={[
                { name: t.alikeColumn, points: result.layers.map((each, i) => [i, each.alike]) },
                ...(model === undefined
                  ? []
                  : [
                      {
                        name: texts.modelTitle,
                        points: model.layers.map((each, i) => [i, each.alike] as const),
                      },
                    ]),
              ]}
            />
          </div>
          <NumberTable
            caption={t.table}
            rows={result.layers.map((_, i) => (i === 0 ? t.input : `${t.layer} ${i}`))}
            columns={columns}
            valueAt={(i, j) => statisticAt(result.layers[i], j)}
            magnitude={5}
          />
          <h3>{t.inside}</h3>
          {result.inside === undefined ? (
            <p>{t.insideNone}</p>
          ) : (
            <NumberTable
              caption={t.inside}
              rows={result.inside.map(({ name }) => t.names[name] ?? name)}
              columns={columns}
              valueAt={(i, j) => statisticAt(result.inside?.[i]?.stream, j)}
              magnitude={5}
            />
          )}
        </>
      )}
      <p class="look">{t.look}</p>
    </>
  );
}

const statisticAt = (stream: Stream | undefined, column: number): number =>
  (stream === undefined ? undefined : statistics(stream)[column]) ?? Number.NaN;
