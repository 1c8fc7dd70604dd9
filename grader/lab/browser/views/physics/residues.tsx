import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { RESIDUES } from '../../../scenes/physics/residues';
import { Slider } from '../../parts/fields';
import { NumberTable } from '../../parts/number-table';
import { texts } from '../../texts';
import { Panel } from './panel';

const t = texts.physics.residues;
const names = Array.from({ length: RESIDUES }, (_, i) => String(i + 1));

export function Residues(): JSX.Element {
  const [turn, setTurn] = useState(40);
  const [move, setMove] = useState(1);
  const [gamma, setGamma] = useState(0.3);
  return (
    <Panel
      exercise="invariant-attention"
      look={t.look}
      scene="residues"
      input={{ turn, move, gamma }}
      controls={
        <>
          <Slider label={t.turn} value={turn} min={0} max={360} step={5} onChange={setTurn} />
          <Slider label={t.move} value={move} min={0} max={5} step={0.5} onChange={setMove} />
          <Slider label={t.gamma} value={gamma} min={0} max={1} step={0.05} onChange={setGamma} />
        </>
      }
      picture={(result) => (
        <>
          <NumberTable
            caption={t.title}
            rows={names}
            columns={names}
            valueAt={(i, j) => result.weights[i * RESIDUES + j] ?? Number.NaN}
            magnitude={1}
          />
          <p data-change={result.change}>{t.change(result.change.toPrecision(2))}</p>
        </>
      )}
    />
  );
}
