import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { OUTCOMES, TIME_STEP } from '../../../scenes/physics/alarms';
import { Bars } from '../../parts/bars';
import { Slider } from '../../parts/fields';
import { LinePlot } from '../../parts/line-plot';
import { texts } from '../../texts';
import { Panel } from './panel';

const t = texts.physics.alarms;

export function Alarms(): JSX.Element {
  const [threshold, setThreshold] = useState(0.5);
  return (
    <Panel
      exercise="disruption-forecast"
      look={t.look}
      scene="alarms"
      input={{ threshold }}
      controls={
        <Slider label={t.threshold} value={threshold} min={-3} max={4} step={0.1} onChange={setThreshold} />
      }
      picture={(result) => (
        <div class="beside">
          <Bars
            title={t.counts}
            most={100}
            bars={OUTCOMES.map((name, i) => ({ name: t.names[name], value: result.counts[i] ?? Number.NaN }))}
          />
          <LinePlot
            title={t.scores}
            x={t.time}
            series={[
              ...result.scores.map((scores, i) => ({
                name: t.shot(i % 2 === 0),
                points: scores.map((score, step) => [step * TIME_STEP, score] as const),
              })),
              {
                name: t.threshold,
                points: [
                  [0, threshold],
                  [((result.scores[0]?.length ?? 1) - 1) * TIME_STEP, threshold],
                ],
              },
            ]}
          />
        </div>
      )}
    />
  );
}
