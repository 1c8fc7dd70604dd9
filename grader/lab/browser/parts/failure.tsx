import type { JSX } from 'preact';
import type { Printed } from '../../protocol';
import type { Outcome } from '../engine';
import { useLab } from '../lab';
import { texts } from '../texts';
import { placeIn } from './place-in-code';

const NOT_STARTED = /^Not started: (\w+)/;

/** Says why there is nothing to draw, and what was printed; nothing if all is well. */
export function Failure({ outcome }: { outcome: Outcome<unknown> | undefined }): JSX.Element | null {
  if (outcome === undefined || outcome.kind === 'dropped') return null;
  if (outcome.kind === 'done') return <Lines printed={outcome.printed} />;
  return (
    <div role="status" class="failure">
      {outcome.kind === 'stopped' ? (
        <p>
          <Sign /> {texts.failure.stopped(outcome.seconds)}
        </p>
      ) : (
        <Thrown {...outcome} />
      )}
    </div>
  );
}

const Sign = (): JSX.Element => (
  <span class="sign" aria-hidden="true">
    ✗
  </span>
);

function Thrown({ error, printed }: Extract<Outcome<unknown>, { kind: 'failed' }>): JSX.Element {
  const { data, codes } = useLab();
  const name = NOT_STARTED.exec(error.message)?.[1];
  const exercise = data.exercises.find(({ functions }) => functions.includes(name ?? ''));
  if (name !== undefined && exercise !== undefined)
    return (
      <>
        <p>
          <span class="sign" aria-hidden="true">
            ○
          </span>{' '}
          <strong>{texts.failure.notStarted(name)}</strong>
        </p>
        <p>{texts.failure.opens(exercise.title, exercise.path)}</p>
      </>
    );
  const place = placeIn(error.stack, codes);
  const isOurs = error.name === 'WrongResult';
  return (
    <>
      <p>
        <Sign /> <strong>{isOurs ? texts.failure.wrong : texts.failure.threw(error.name)}</strong>
      </p>
      <p class="message">{error.message}</p>
      {place !== undefined && !isOurs && (
        <>
          <p>{texts.failure.at(place.file, place.line)}</p>
          <pre class="frame" tabIndex={0}>
            {place.frame.map(({ number, text }) => (
              <span key={number} class={number === place.line ? 'line here' : 'line'}>
                {`${number === place.line ? '>' : ' '} ${String(number).padStart(4)} | ${text}\n`}
              </span>
            ))}
          </pre>
        </>
      )}
      <Lines printed={printed} />
    </>
  );
}

function Lines({ printed: { lines, more } }: { printed: Printed }): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <details class="printed">
      <summary>
        {texts.failure.printed} ({(lines.length + more).toLocaleString('en')})
      </summary>
      <pre tabIndex={0}>{lines.join('\n')}</pre>
      {more > 0 && <p class="aside">{texts.failure.more(more)}</p>}
    </details>
  );
}

/** Says how many numbers of a result cannot be drawn. */
export function NotNumbers({ of }: { of: ArrayLike<number> }): JSX.Element | null {
  const count = Array.from(of).filter((value) => !Number.isFinite(value)).length;
  return count === 0 ? null : (
    <p class="failure" role="status">
      <Sign /> {texts.failure.notNumbers(count)}
    </p>
  );
}
