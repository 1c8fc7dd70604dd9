import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ForwardInput } from '../../../scenes/diffusion';
import type { ScheduleInput } from '../../../scenes/noise-schedule';
import { MIXTURES, type Mixture, type MixtureName } from '../../../scenes/mixture';
import { SIDE } from '../../../scenes/picture';
import { useModel, useScene } from '../../lab';
import { Cloud } from '../../parts/cloud';
import { Failure, NotNumbers } from '../../parts/failure';
import { Slider } from '../../parts/fields';
import { LinePlot, type Series } from '../../parts/line-plot';
import { Pixels } from '../../parts/pixels';
import { FirstPoints } from './first-points';
import { texts } from '../../texts';

const t = texts.diffusion;
const POINTS = 2_000;
const BINS = 40;
const REACH = 3.2;

interface ForwardProps {
  readonly schedule: ScheduleInput;
  readonly mixture: MixtureName;
}

export function Forward({ schedule, mixture }: ForwardProps): JSX.Element {
  const [wanted, setWanted] = useState(10);
  const step = Math.min(wanted, schedule.numSteps - 1);
  const input: ForwardInput = { ...schedule, mixture, t: step, points: POINTS };
  const { outcome, result } = useScene('forward', input);
  const model = useModel('forward', input);
  return (
    <section class="forward">
      <h3>{t.forward}</h3>
      <div class="controls">
        <Slider
          label={t.t}
          {...{ value: step, min: 0, max: schedule.numSteps - 1, step: 1 }}
          onChange={setWanted}
        />
      </div>
      <Failure outcome={outcome} />
      {result !== undefined && (
        <>
          <NotNumbers of={result.cloud} />
          <p>{t.shares(result.signal.toFixed(3), result.noise.toFixed(3))}</p>
          <div class="beside">
            <Cloud title={t.cloud(POINTS)} points={result.cloud} {...(model && { behind: model.cloud })} />
            <Pixels title={t.picture} image={result.image} side={SIDE} />
            <LinePlot
              title={t.density}
              x="x"
              series={[
                { name: t.yours, points: histogram(result.cloud) },
                { name: t.exact, points: exactDensity(mixture, result.signal) },
              ]}
            />
          </div>
          <FirstPoints points={result.cloud} />
        </>
      )}
      <p class="look">{t.forwardLook}</p>
    </section>
  );
}

/** The density of the first coordinate, from counts in bins. */
function histogram(cloud: Float32Array): Series['points'] {
  const counts = new Array<number>(BINS).fill(0);
  const width = (2 * REACH) / BINS;
  for (let i = 0; i < cloud.length; i += 2) {
    const bin = Math.floor(((cloud[i] ?? Number.NaN) + REACH) / width);
    if (bin >= 0 && bin < BINS) counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, i) => [-REACH + (i + 0.5) * width, count / (cloud.length / 2) / width]);
}

function exactDensity(name: MixtureName, signal: number): Series['points'] {
  const { centres, spread }: Mixture = MIXTURES[name];
  const variance = (signal * spread) ** 2 + 1 - signal ** 2;
  return Array.from({ length: 2 * BINS + 1 }, (_, i) => {
    const x = -REACH + (i * REACH) / BINS;
    const terms = centres.map(([centre]) => Math.exp(-((x - signal * centre) ** 2) / (2 * variance)));
    const sum = terms.reduce((total, term) => total + term, 0);
    return [x, sum / centres.length / Math.sqrt(2 * Math.PI * variance)];
  });
}
