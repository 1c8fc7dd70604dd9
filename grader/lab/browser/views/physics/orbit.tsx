import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Slider } from '../../parts/fields';
import { LinePlot } from '../../parts/line-plot';
import { texts } from '../../texts';
import { Panel } from './panel';

const t = texts.physics.orbit;

export function Orbit(): JSX.Element {
  const [radial, setRadial] = useState(0.5);
  const [along, setAlong] = useState(0.2);
  const [orbits, setOrbits] = useState(2);
  return (
    <Panel
      exercise="maneuver-detection"
      look={t.look}
      scene="orbit"
      input={{ radial, along, orbits }}
      controls={
        <>
          <Slider label={t.radial} value={radial} min={-1} max={1} step={0.1} onChange={setRadial} />
          <Slider label={t.along} value={along} min={-1} max={1} step={0.1} onChange={setAlong} />
          <Slider label={t.orbits} value={orbits} min={1} max={5} step={1} onChange={setOrbits} />
        </>
      }
      picture={(result) => (
        <LinePlot
          title={t.title}
          x={t.y}
          series={[{ name: t.x, points: result.y.map((y, i) => [y, result.x[i] ?? Number.NaN] as const) }]}
        />
      )}
    />
  );
}
