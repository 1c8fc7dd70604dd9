import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { uniforms } from '../../../../oracle/random';
import {
  BINS,
  boltzmannShares,
  countedShares,
  leastLossIn,
  positionsOf,
  totalVariation,
  WELL,
} from '../../../../oracle/surrogate';
import { Shares } from '../../../../report/html/plots/shares';
import { averaged } from '../../../../train/curve';
import { NOISE } from '../../../../train/diffusion/configuration';
import { SAMPLES, type SurrogateInput, type SurrogateResult } from '../../../scenes/physics/surrogate';
import { Slider } from '../../parts/fields';
import { LinePlot } from '../../parts/line-plot';
import { texts } from '../../texts';
import { Panel } from './panel';

const t = texts.physics.surrogate;
const MOST_POINTS = 100;

export function Surrogate(): JSX.Element {
  const [steps, setSteps] = useState(400);
  const [asked, setAsked] = useState<SurrogateInput>();
  const truth = useMemo(truthOf, []);
  return (
    <Panel
      exercise="surrogate-sampler"
      look={t.look}
      scene="surrogate"
      input={asked}
      controls={
        <>
          <Slider label={t.steps} value={steps} min={100} max={1_000} step={100} onChange={setSteps} />
          <div class="buttons">
            <button
              type="button"
              onClick={() => {
                setAsked({ steps });
              }}
            >
              {t.train}
            </button>
          </div>
        </>
      }
      onStop={() => {
        setAsked(undefined);
      }}
      picture={(result) => <Picture result={result} truth={truth} />}
    />
  );
}

type Truth = ReturnType<typeof truthOf>;

/** What the samples and the loss are held against. */
function truthOf() {
  const density = boltzmannShares(WELL);
  const exact = positionsOf(WELL, uniforms(2020, 'exact'));
  const drawn = countedShares(Float64Array.from({ length: SAMPLES }, exact));
  return { density, least: leastLossIn(WELL, NOISE), exactDistance: totalVariation(drawn, density) };
}

function Picture({
  result: { losses, shares },
  truth: { density, least, exactDistance },
}: {
  readonly result: SurrogateResult;
  readonly truth: Truth;
}): JSX.Element {
  const distance = totalVariation(shares, density);
  const size = Math.ceil(losses.length / MOST_POINTS);
  const curve = averaged(losses, MOST_POINTS).map(({ step, loss }) => [step, loss] as const);
  return (
    <>
      <div class="beside">
        <div class="plot">
          <Shares title={t.title(SAMPLES)} {...{ shares, density, bins: BINS }} />
        </div>
        <LinePlot
          title={texts.training.curve(size)}
          x={texts.training.step}
          series={[
            { name: texts.training.loss, points: curve },
            {
              name: `${t.least}, ${least.toFixed(2)}`,
              points: [
                [1, least],
                [losses.length, least],
              ],
            },
          ]}
        />
      </div>
      <p data-distance={distance}>{t.wrong((100 * distance).toFixed(1), (100 * exactDistance).toFixed(1))}</p>
    </>
  );
}
