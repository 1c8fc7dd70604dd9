import type { JSX } from 'preact';
import { overrideColumns, type Override } from '../../results/override';
import { numberText } from './plots/scale';
import { Text } from './text';
import { classFiles } from '../../results/layout';

/** Formats a change of points with its sign. */
export const signed = (points: number): string => `${points > 0 ? '+' : ''}${numberText(points)}`;

/** Adjustments and comments, with who made them and why. */
export const Adjusted = ({ overrides }: { readonly overrides: readonly Override[] }): JSX.Element => (
  <>
    {overrides.map(({ adjustment, comment, by }, i) => (
      <p key={i} class="adjusted">
        <span class="label">{adjustment === 0 ? 'Comment' : `Adjusted by ${signed(adjustment)}`}</span> (
        <Text>{by}</Text>): <Text>{comment}</Text>
      </p>
    ))}
  </>
);

/**
 * Fields in which a TA comments on an exercise, or on the whole submission if `exercise` is empty.
 * The page's script reads them.
 */
export const AdjustmentFields = ({ exercise, name }: { exercise: string; name: string }): JSX.Element => (
  <details class="adjusting" open={exercise === ''}>
    <summary>Comment or adjust</summary>
    <fieldset class="adjust" data-exercise={exercise}>
      <legend>TA’s comment on {name}</legend>
      <label class="comment">
        <span>Comment</span>
        <textarea rows={2} maxLength={2_000} autocomplete="off" />
      </label>
      <label class="number">
        <span>Points ±</span>
        <input type="text" inputMode="decimal" size={5} autocomplete="off" />
      </label>
    </fieldset>
  </details>
);

/**
 * Shows the TA's entries as rows of overrides.csv, because a page cannot write a file. Needs the
 * page's script.
 */
export const AdjustmentRows = ({ submission }: { readonly submission: string }): JSX.Element => (
  <section
    class="rows"
    aria-labelledby="rows-title"
    data-submission={encodeURIComponent(submission.replaceAll(/\p{Cs}/gu, '\ufffd'))}
    data-columns={overrideColumns.join(',')}
  >
    <h2 id="rows-title">Comments and adjustments</h2>
    <p>
      Download these rows and run <code>npm run report -- &lt;class’s folder&gt; --add &lt;file&gt;</code>,
      which adds them to <code>{classFiles.overrides}</code> and shows them here and in the class’s table.
      Nothing on this page changes <code>results.json</code>.
    </p>
    <noscript>
      <p>
        Without JavaScript, this page cannot write the rows for you. The columns are{' '}
        <code>{overrideColumns.join(',')}</code>; leave the exercise empty for the whole submission.
      </p>
    </noscript>
    <div class="needs-script" hidden>
      <label class="by">
        <span>Your name</span>
        <input type="text" maxLength={200} autocomplete="name" />
      </label>
      <AdjustmentFields exercise="" name="the whole submission" />
      <label>
        <span>Rows for {classFiles.overrides}</span>
        <textarea class="csv" rows={5} readOnly spellcheck={false} />
      </label>
      <p class="problem" role="status" />
      <p class="buttons">
        <button type="button" class="copy">
          Copy rows
        </button>{' '}
        <a class="button download" download={classFiles.overrides}>
          Download as a file
        </a>
      </p>
    </div>
  </section>
);
