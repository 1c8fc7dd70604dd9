import type { JSX } from 'preact';
import { questionOf } from '../../concepts/concepts-of';
import type { QuestionSummary } from '../../results/class-ideas';
import { Sentence } from './text';
import { sentenceOn } from './ideas';

/** How a class answered the questions about ideas, and which well-known mistakes it made. */
export function ClassIdeas({
  questions,
}: {
  readonly questions: readonly QuestionSummary[];
}): JSX.Element | null {
  if (questions.length === 0) return null;
  return (
    <section aria-labelledby="ideas-title">
      <h2 id="ideas-title">Ideas in words</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label="Table of questions">
        <table class="ideas">
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">✓ right</th>
              <th scope="col">✗ wrong</th>
              <th scope="col">! not readable</th>
              <th scope="col">· open</th>
              <th scope="col">Misconceptions</th>
            </tr>
          </thead>
          <tbody>
            {questions.map(({ module, id, right, wrong, unreadable, open, misconceptions }) => (
              <tr key={`${module}/${id}`}>
                <th scope="row">
                  {questionOf(module, id)?.title ?? id} <span class="aside">{module}</span>
                </th>
                <td>{right}</td>
                <td>{wrong}</td>
                <td>{unreadable}</td>
                <td>{open}</td>
                <td class="named">
                  {misconceptions.map(({ misconception, count }) => (
                    <p key={misconception}>
                      {count} × <Sentence>{sentenceOn(module, id, misconception)}</Sentence>
                    </p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
