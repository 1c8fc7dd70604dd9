import type { JSX } from 'preact';
import type { CheckStatistics } from '../check-statistics';
import { Sentence } from './text';

/** Below this, a check says little about how good the rest of a submission is. */
const LITTLE = 0.1;

/** How the checks did, the hardest first. */
export const CheckTable = ({ checks }: { readonly checks: readonly CheckStatistics[] }): JSX.Element => (
  <section aria-labelledby="checks-title">
    <h2 id="checks-title">Checks</h2>
    {checks.length === 0 ? (
      <p>Every submission that has started an exercise passes all of its checks.</p>
    ) : (
      <details>
        <summary>{checks.length} checks that somebody fails, the hardest first</summary>
        <p class="aside">
          Of the submissions that have started the exercise. r is the point-biserial correlation of passing a
          check with the points of everything else; it is left out if fewer than five pass or fail. Below{' '}
          {LITTLE} (marked !), a check does not tell strong from weak submissions: look at what it asks.
        </p>
        <div class="scroll" tabIndex={0} role="region" aria-label="Table of checks">
          <table class="checks">
            <thead>
              <tr>
                <th scope="col">Exercise</th>
                <th scope="col">Check</th>
                <th scope="col">Started</th>
                <th scope="col">Passing</th>
                <th scope="col">r</th>
              </tr>
            </thead>
            <tbody>
              {checks.map(({ exercise, check, title, started, passing, discrimination }) => (
                <tr key={`${exercise}/${check}`}>
                  <td>{exercise}</td>
                  <th scope="row">
                    <Sentence>{title}</Sentence>
                  </th>
                  <td>{started}</td>
                  <td>{Math.round(100 * passing)} %</td>
                  <td>
                    {discrimination === undefined ? '–' : discrimination.toFixed(2)}
                    {discrimination !== undefined && discrimination < LITTLE && ' !'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    )}
  </section>
);
