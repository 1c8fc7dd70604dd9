import type { JSX } from 'preact';
import { page } from './page';
import { LossCurve, type LossCurveProps } from './plots/loss-curve';
import { Shares, type SharesProps } from './plots/shares';
import { baseStyles } from './styles/base';
import { diffusionStyles, trainingStyles } from './styles/training';

type Shown = Pick<SharesProps, 'title' | 'shares'>;

/** A diffusion model that was trained on a simulation, as its page shows it. */
export interface ShownDiffusion extends Pick<SharesProps, 'bins' | 'density'> {
  /** One sentence each. */
  readonly findings: readonly string[];
  readonly curve: LossCurveProps;
  /** From pure noise to samples. */
  readonly frames: readonly Shown[];
  /** Samples during the training. */
  readonly samples: readonly Shown[];
  /** Names and values, in order. */
  readonly settings: readonly (readonly [name: string, value: string])[];
}

/** Renders a training's curve and its samples as a self-contained page. */
export const renderDiffusionPage = ({
  findings,
  curve,
  frames,
  samples,
  settings,
  ...truth
}: ShownDiffusion): string =>
  page({
    title: 'A surrogate of a simulation',
    styles: `${baseStyles}${trainingStyles}${diffusionStyles}`,
    body: (
      <main>
        <h1>A surrogate of a simulation</h1>
        <ul class="findings">
          {findings.map((finding) => (
            <li key={finding}>{finding}</li>
          ))}
        </ul>
        <Row id="frames" title="From noise to samples" shown={frames} {...truth} />
        <Row id="samples" title="Samples during the training" shown={samples} {...truth} />
        <section aria-labelledby="loss">
          <h2 id="loss">Loss</h2>
          <LossCurve {...curve} label="mean squared error of the noise" />
        </section>
        <section aria-labelledby="settings">
          <h2 id="settings">Settings</h2>
          <dl class="settings">
            {settings.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      </main>
    ),
  });

const Row = ({
  id,
  title,
  shown,
  bins,
  density,
}: Pick<SharesProps, 'bins' | 'density'> & {
  readonly id: string;
  readonly title: string;
  readonly shown: readonly Shown[];
}): JSX.Element => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    <p class="aside">Bars: samples. Line: the Boltzmann density.</p>
    <div class="row">
      {shown.map((each) => (
        <Shares key={each.title} {...each} bins={bins} density={density} />
      ))}
    </div>
  </section>
);
