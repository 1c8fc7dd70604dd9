import type { JSX } from 'preact';
import { exercises } from '../../course';
import type { Listing } from '../code/listing';
import { insightsOn, type CheckFeedback, type ExerciseFeedback } from '../feedback';
import type { Override } from '../../results/override';
import { checkSign, pointsText } from '../words';
import { Adjusted, AdjustmentFields } from './adjustment';
import { CheckSection } from './check-section';
import { CodeListing } from './code-listing';
import { StatusBadge } from './status-badge';
import { Sentence, Text } from './text';

interface ExerciseProps {
  readonly exercise: ExerciseFeedback;
  readonly listing: Listing | undefined;
  readonly overrides: readonly Override[];
  /** Whether to show the fields for a TA. */
  readonly adjustable: boolean;
}

/** The feedback on an exercise, next to its code. */
export function ExerciseSection({ exercise, listing, overrides, adjustable }: ExerciseProps): JSX.Element {
  const { id, title, status, file, line, mistakes, typeErrors } = exercise;
  const isHere = listing !== undefined && (file === listing.path || file.endsWith(`/${listing.path}`));
  const marked = new Set([
    ...(isHere && status !== 'not-started' ? [line] : []),
    ...[...mistakes, ...typeErrors].flatMap((each) => each.line ?? []),
  ]);
  return (
    <section class={`exercise ${status}`} id={id} aria-labelledby={`${id}-title`}>
      <header>
        <h3 id={`${id}-title`}>{title}</h3>
        <StatusBadge {...exercise} />
        <span class="points">{pointsText(exercise)}</span>
        <Effort id={id} />
      </header>
      <div class="columns">
        <div class="feedback">
          <Opening exercise={exercise} />
          <Checks exercise={exercise} />
          <Notes exercise={exercise} />
          <Adjusted overrides={overrides} />
          {adjustable && <AdjustmentFields exercise={id} name={title} />}
        </div>
        {listing === undefined ? (
          <p class="aside no-code">The code is not stored with these results.</p>
        ) : (
          <details class="code-holder" open={status === 'failed' || status === 'error'}>
            <summary>Code</summary>
            <CodeListing {...{ listing, marked }} />
          </details>
        )}
      </div>
    </section>
  );
}

/** What the exercise takes, as far as this course has it. */
function Effort({ id }: { readonly id: string }): JSX.Element | null {
  const effort = exercises.find(({ definition }) => definition.id === id)?.definition.effort;
  if (effort === undefined) return null;
  return (
    <span class="aside">
      about {effort.minutes} minutes, difficulty {effort.difficulty} of 3
    </span>
  );
}

function Opening({ exercise }: { readonly exercise: ExerciseFeedback }): JSX.Element | null {
  const { opening, error, file, line } = exercise;
  const insights = insightsOn(exercise, undefined);
  if (opening.length + insights.length === 0) return null;
  return (
    <>
      {insights.map((sentence) => (
        <p key={sentence} class="insight">
          <bdi>
            <Sentence>{sentence}</Sentence>
          </bdi>
        </p>
      ))}
      {opening.length > 0 && <p>{opening.join(' ')}</p>}
      {error !== null && (
        <figure class="printed">
          <figcaption>
            <Text>{`${file}, line ${String(line)}`}</Text>
          </figcaption>
          <pre tabIndex={0} role="region" aria-label={`Error in ${exercise.id}`}>
            <Text>{error}</Text>
          </pre>
        </figure>
      )}
    </>
  );
}

function Checks({ exercise }: { readonly exercise: ExerciseFeedback }): JSX.Element | null {
  const { status, checks, first } = exercise;
  if (status === 'error' || status === 'not-started') return null;
  const passed = checks.filter((check) => check.status === 'passed');
  return (
    <>
      {checks
        .filter((check) => check.status !== 'passed')
        .map((check) => (
          <CheckSection key={check.id} check={check} open={check === first} />
        ))}
      {passed.length > 0 && <Passed checks={passed} open={status === 'failed'} />}
    </>
  );
}

const Passed = ({ checks, open }: { checks: readonly CheckFeedback[]; open: boolean }): JSX.Element => (
  <details class="passed-checks" open={open}>
    <summary>
      {checks.length} {checks.length === 1 ? 'check holds' : 'checks hold'}
    </summary>
    <ul>
      {checks.map((check) => (
        <li key={check.id}>
          <span class="sign" aria-hidden="true">
            {checkSign.passed}
          </span>
          <span class="title">{check.title}</span>
          <span class="points">{pointsText(check)}</span>
        </li>
      ))}
    </ul>
  </details>
);

function Notes({
  exercise: { id, remarks, typeErrors, printed },
}: {
  exercise: ExerciseFeedback;
}): JSX.Element {
  return (
    <>
      {[...remarks, ...typeErrors].map(({ label, aside, text }) => (
        <p key={`${aside}${text}`} class="remark">
          <span class="label">{label}</span> <Text>{aside}</Text>: <Sentence>{text}</Sentence>
        </p>
      ))}
      {printed !== undefined && (
        <figure class="printed">
          <figcaption>{printed.title}</figcaption>
          <pre tabIndex={0} role="region" aria-label={`Printed by ${id}`}>
            {printed.calls.map(({ label, lines }, i) => (
              <span key={i}>
                {label !== undefined && <span class="call">{label}</span>}
                <span class="lines">
                  {lines.map((line, k) => (
                    <span key={k}>
                      <Text>{line}</Text>
                      {'\n'}
                    </span>
                  ))}
                </span>
              </span>
            ))}
            {printed.more}
          </pre>
        </figure>
      )}
    </>
  );
}
