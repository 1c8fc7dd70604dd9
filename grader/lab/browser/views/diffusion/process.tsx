import type { JSX } from 'preact';
import type { ReverseInput } from '../../../scenes/diffusion';
import type { MixtureName } from '../../../scenes/mixture';
import { Cloud } from '../../parts/cloud';
import { Failure, NotNumbers } from '../../parts/failure';
import { texts } from '../../texts';
import { FirstPoints } from './first-points';
import type { Frames } from './frames';
import { Moments } from './moments';

const t = texts.diffusion;

interface ProcessProps extends Frames {
  readonly name: ReverseInput['sampler'];
  /** How much of the process is shown, from 0 to 1. */
  readonly share: number;
  readonly behind: Float32Array;
  readonly mixture: MixtureName;
}

/** A state of a reverse process, and how close its end is to the data. */
export function Process({ name, frames, outcome, share, behind, mixture }: ProcessProps): JSX.Element {
  const frame = frames[Math.round(share * (frames.length - 1))];
  const last = frames.at(-1);
  return (
    <div class={`process ${name}`}>
      <h4>{t.samplers[name]}</h4>
      <Failure outcome={outcome} />
      {frame !== undefined && (
        <>
          <NotNumbers of={frame.cloud} />
          <Cloud title={t.reverseCloud(t.at(frame.t))} points={frame.cloud} behind={behind} />
          <FirstPoints points={frame.cloud} />
          {outcome?.kind === 'done' && last !== undefined && <Moments cloud={last.cloud} mixture={mixture} />}
        </>
      )}
    </div>
  );
}
