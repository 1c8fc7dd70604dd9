import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Slider } from '../../parts/fields';
import { LinePlot, type Series } from '../../parts/line-plot';
import { texts } from '../../texts';
import { Panel } from './panel';

const t = texts.physics.weather;
/** A step of the model is a quarter of a day. */
const DAYS = 0.25;

export function Weather(): JSX.Element {
  const [forcing, setForcing] = useState(8);
  const [error, setError] = useState(-2);
  const overDays = (values: readonly number[]): Series['points'] =>
    values.map((value, i) => [i * DAYS, value] as const);
  return (
    <Panel
      exercise="weather-rollout"
      look={t.look}
      scene="weather"
      input={{ forcing, error: 10 ** error, steps: 120 }}
      controls={
        <>
          <Slider label={t.forcing} value={forcing} min={0} max={12} step={0.5} onChange={setForcing} />
          <Slider
            label={t.error}
            {...{ value: error, min: -4, max: 0, step: 0.5 }}
            shown={(10 ** error).toPrecision(1)}
            onChange={setError}
          />
        </>
      }
      picture={(result) => (
        <div class="beside">
          <LinePlot
            title={t.site}
            x={t.days}
            series={[
              { name: t.truth, points: overDays(result.truth) },
              { name: t.forecast, points: overDays(result.forecast) },
            ]}
          />
          <LinePlot
            title={t.apart}
            x={t.days}
            series={[{ name: t.logarithm, points: overDays(result.apart.map(Math.log10)) }]}
          />
        </div>
      )}
    />
  );
}
