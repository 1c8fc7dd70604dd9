import type { JSX } from 'preact';
import { overrideColumns, type Override } from '../../results/override';
import { numberText } from './plots/scale';
import { Text } from './text';
import { classFiles } from '../../results/layout';

/** A change of points with its sign. */
export const signed = (points: number): string => `${points > 0 ? '+' : ''}${numberText(points)}`;

/** What people decided, with who and why. */
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

/** Where a TA writes about an exercise, or about the whole where `exercise` is empty; the page's script reads it. */
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

/** Turns what was written into rows of overrides.csv, since a page cannot write a file. Works with the page's script only. */
export const AdjustmentRows = ({ submission }: { readonly submission: string }): JSX.Element => (
  <section
    class="rows"
    aria-labelledby="rows-title"
    data-submission={encodeURIComponent(submission.replaceAll(/\p{Cs}/gu, '\ufffd'))}
    data-columns={overrideColumns.join(',')}
  >
    <h2 id="rows-title">Comments and adjustments</h2>
    <p>
      Add these rows to <code>{classFiles.overrides}</code> in the class’s folder and run{' '}
      <code>npm run report</code>: the class’s table and this page then show them. Nothing here changes{' '}
      <code>results.json</code>.
    </p>
    <noscript>
      <p>
        Without its script this page cannot write the rows for you. A row is{' '}
        <code>{overrideColumns.join(',')}</code>, with an empty exercise for the whole submission.
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
          Copy the rows
        </button>{' '}
        <a class="button download" download={classFiles.overrides}>
          Download as a file
        </a>
      </p>
    </div>
  </section>
);
