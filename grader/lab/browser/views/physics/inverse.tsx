import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { pointsOf } from '../../../scenes/mixture';
import { Cloud } from '../../parts/cloud';
import { Slider } from '../../parts/fields';
import { texts } from '../../texts';
import { Panel } from './panel';

const t = texts.physics.inverse;
const POINTS = 600;

export function Inverse(): JSX.Element {
  const [measured, setMeasured] = useState(1);
  const [zeta, setZeta] = useState(0.5);
  const behind = useMemo(() => pointsOf('ring', 2_000), []);
  return (
    <Panel
      exercise="inverse-problem"
      look={t.look}
      scene="inverse"
      input={{ mixture: 'ring', points: POINTS, measured, zeta }}
      controls={
        <>
          <Slider label={t.measured} value={measured} min={-2} max={2} step={0.1} onChange={setMeasured} />
          <Slider label={t.zeta} value={zeta} min={0} max={2} step={0.1} onChange={setZeta} />
        </>
      }
      picture={(result) => <Cloud title={t.title(POINTS)} points={result.cloud} behind={behind} />}
    />
  );
}
