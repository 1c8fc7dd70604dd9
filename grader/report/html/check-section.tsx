import type { JSX } from 'preact';
import { RELATED_TITLE, type CheckFeedback } from '../feedback';
import type { ShownCall } from '../../results/results';
import { checkSign, pointsText } from '../words';
import { ComparisonFigure } from './comparison-figure';
import { Inputs } from './inputs';
import { Sentence } from './text';

/**
 * A check that did not pass: the named mistake, the message, the hint, and a drawing of the
 * counterexample.
 */
export function CheckSection({ check, open }: { check: CheckFeedback; open: boolean }): JSX.Element {
  const { status, word, title, insights, message, hint, counterexample, misconception } = check;
  return (
    <details class={`check ${status}`} open={open}>
      <summary>
        <span class="sign" aria-hidden="true">
          {checkSign[status]}
        </span>
        <span class="title">{title}</span>
        <span class="word">{word}</span>
        <span class="points">{pointsText(check)}</span>
      </summary>
      <div class="inside">
        {insights.length > 0 && (
          <div class="insight">
            {misconception !== null && <p class="label">Named mistake</p>}
            {insights.map((sentence) => (
              <p key={sentence}>
                <Sentence>{sentence}</Sentence>
              </p>
            ))}
          </div>
        )}
        <p class="message">
          <Sentence>{message}</Sentence>
        </p>
        <p class="hint">
          <span class="label">Hint:</span> <Sentence>{hint}</Sentence>
        </p>
        {counterexample !== undefined && (
          <>
            <Call title={counterexample.title} call={counterexample} message={message} />
            {counterexample.related !== null && (
              <Call title={RELATED_TITLE} call={counterexample.related} message={message} />
            )}
          </>
        )}
      </div>
    </details>
  );
}

/** What came back of a call, and what the function was called with. */
const Call = ({ title, call, message }: { title: string; call: ShownCall; message: string }): JSX.Element => (
  <>
    {call.comparisons.map((comparison) => (
      <ComparisonFigure key={comparison.name} {...{ comparison, message }} />
    ))}
    <Inputs title={title} inputs={call.inputs} />
  </>
);
