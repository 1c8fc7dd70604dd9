import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { CASES } from '../../../scenes/physics/ensembles';
import { Bars } from '../../parts/bars';
import { Slider } from '../../parts/fields';
import { texts } from '../../texts';
import { Panel } from './panel';

const t = texts.physics.ensemble;

export function Ensemble(): JSX.Element {
  const [spread, setSpread] = useState(0.6);
  const [bias, setBias] = useState(0);
  return (
    <Panel
      exercise="ensemble-score"
      look={t.look}
      scene="ensemble"
      input={{ spread, bias }}
      controls={
        <>
          <Slider label={t.spread} value={spread} min={0.1} max={2} step={0.1} onChange={setSpread} />
          <Slider label={t.bias} value={bias} min={-1} max={1} step={0.1} onChange={setBias} />
        </>
      }
      picture={(result) => (
        <>
          <Bars
            title={t.ranks(CASES)}
            bars={result.ranks.map((count, rank) => ({ name: String(rank), value: count }))}
          />
          <p data-crps={result.crps} data-ratio={result.ratio}>
            {t.scores(texts.number(result.crps), texts.number(result.ratio))}
          </p>
        </>
      )}
    />
  );
}
