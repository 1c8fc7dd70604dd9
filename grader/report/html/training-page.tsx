import type { JSX } from 'preact';
import { page } from './page';
import { LossCurve, type LossCurveProps } from './plots/loss-curve';
import { baseStyles } from './styles/base';
import { trainingStyles } from './styles/training';

/** A finished training, as its page shows it. */
export interface ShownTraining {
  readonly title: string;
  readonly curve: LossCurveProps;
  /** One sentence each. */
  readonly findings: readonly string[];
  readonly samples: readonly ShownSample[];
  /** What the share of a sample means, to follow a percentage. */
  readonly shareOf: string;
  /** Names and values, in order. */
  readonly settings: readonly (readonly [name: string, value: string])[];
}

interface ShownSample {
  /** The steps before it. */
  readonly step: number;
  readonly texts: readonly string[];
  /** Of all texts, of which only the first are shown. */
  readonly share: number;
}

/** Renders a training's curve and what the model wrote as a self-contained page. */
export const renderTrainingPage = ({ title, curve, ...rest }: ShownTraining): string =>
  page({
    title,
    styles: `${baseStyles}${trainingStyles}`,
    body: (
      <main>
        <h1>{title}</h1>
        <ul class="findings">
          {rest.findings.map((finding) => (
            <li key={finding}>{finding}</li>
          ))}
        </ul>
        <section aria-labelledby="loss">
          <h2 id="loss">Loss</h2>
          <LossCurve {...curve} />
        </section>
        <Samples samples={rest.samples} shareOf={rest.shareOf} />
        <section aria-labelledby="settings">
          <h2 id="settings">Settings</h2>
          <dl class="settings">
            {rest.settings.map(([name, value]) => (
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

const Samples = ({ samples, shareOf }: Pick<ShownTraining, 'samples' | 'shareOf'>): JSX.Element => (
  <section aria-labelledby="samples">
    <h2 id="samples">What it wrote</h2>
    {samples.map(({ step, texts, share }) => (
      <section key={step} aria-label={`After step ${String(step)}`}>
        <h3>After step {step.toLocaleString('en')}</h3>
        <p class="aside">
          {(100 * share).toFixed(1)} % {shareOf}
        </p>
        <ul class="written">
          {texts.map((text, i) => (
            <li key={i}>{text}</li>
          ))}
        </ul>
      </section>
    ))}
  </section>
);
