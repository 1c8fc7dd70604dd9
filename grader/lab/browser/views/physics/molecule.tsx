import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { MOLECULES } from '../../../scenes/physics/molecule';
import { Cloud } from '../../parts/cloud';
import { Slider } from '../../parts/fields';
import { texts } from '../../texts';
import { Panel } from './panel';

const t = texts.physics.molecule;

export function Molecule(): JSX.Element {
  const [step, setStep] = useState(5);
  return (
    <Panel
      exercise="molecule-generation"
      look={t.look}
      scene="molecule"
      input={{ t: step }}
      controls={<Slider label={t.t} value={step} min={0} max={59} step={1} onChange={setStep} />}
      picture={(result) => (
        <>
          <Cloud title={t.title(MOLECULES)} points={result.atoms} />
          <p data-off={result.offCentre}>{t.centre(result.offCentre.toPrecision(2))}</p>
        </>
      )}
    />
  );
}
