import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { floatsFrom } from '../../../sandbox/child/realm/base64';
import type { Numbers } from '../../scenes/language-model';
import { useLab } from '../lab';
import { Failure } from '../parts/failure';
import { Choice, Slider } from '../parts/fields';
import { LinePlot } from '../parts/line-plot';
import { texts } from '../texts';
import { Next } from './language/next';
import { useTraining } from './language/training';
import { useWriting } from './language/writing';

const t = texts.language;

export function LanguageView(): JSX.Element {
  const { data } = useLab();
  const { levels, checkpoints } = data.languageModel;
  const [total, setTotal] = useState(300);
  const training = useTraining(total);
  const [source, setSource] = useState('here');
  const [other, setOther] = useState('nothing');
  const loaded = useMemo(
    () => new Map(checkpoints.map(({ stage, params }) => [stage as string, params.map(floatsFrom)])),
    [checkpoints],
  );
  const paramsOf = (name: string): Numbers => loaded.get(name) ?? training.state.params;
  const options = Object.fromEntries(
    (Object.entries(t.sources) as [string, string][]).filter(([name]) => name === 'here' || loaded.has(name)),
  );
  const writing = useWriting(paramsOf(source));
  const losses = training.losses.map((loss, i) => [i + 1, loss] as const);
  const end = Math.max(2, losses.length);
  return (
    <>
      <p>{t.lead}</p>
      <section>
        <h3>{t.train}</h3>
        <div class="controls">
          <Slider label={t.total} value={total} min={100} max={1_000} step={100} onChange={setTotal} />
          <div class="buttons">
            <button
              type="button"
              disabled={!training.isRunning && training.state.step >= total}
              onClick={training.isRunning ? training.stop : training.start}
            >
              {training.isRunning ? t.stop : t.start}
            </button>
            <button type="button" disabled={training.state.step === 0} onClick={training.reset}>
              {t.reset}
            </button>
          </div>
          <p class="aside" role="status" data-steps={training.state.step}>
            {t.steps(training.losses.length, training.stepMs === undefined ? '' : training.stepMs.toFixed(0))}
          </p>
        </div>
        <Failure outcome={training.outcome} />
        {losses.length > 0 && (
          <LinePlot
            title={t.curve}
            x={t.step}
            series={[
              { name: t.loss, points: losses },
              ...levels.map(({ name, loss }) => ({
                name: `${name}, ${loss.toFixed(2)}`,
                points: [
                  [1, loss],
                  [end, loss],
                ] as const,
              })),
            ]}
          />
        )}
      </section>
      <section>
        <h3>{t.next}</h3>
        <div class="controls">
          {loaded.size > 0 && (
            <>
              <Choice label={t.source} value={source} options={options} onChange={setSource} />
              <Choice
                label={t.compare}
                value={other}
                options={{ nothing: t.nothing, ...options }}
                onChange={setOther}
              />
            </>
          )}
          {writing.controls}
        </div>
        <Failure outcome={writing.outcome} />
        {writing.tokens.length > 0 && (
          <div class="beside">
            <Next
              params={paramsOf(source)}
              writing={writing}
              {...(loaded.size > 0 && { title: options[source] })}
            />
            {other !== 'nothing' && (
              <Next params={paramsOf(other)} writing={writing} title={options[other]} />
            )}
          </div>
        )}
      </section>
      <p class="look">{t.look}</p>
    </>
  );
}
