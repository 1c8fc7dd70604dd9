import type { JSX } from 'preact';
import { conceptsOf, questionOf } from '../../concepts/concepts-of';
import { REFLECTION_FILE } from '../../concepts/reflection';
import type { ConceptResults } from '../../results/concepts';
import type { Listing } from '../code/listing';
import { Sentence, Text } from './text';

type ModuleResult = ConceptResults[number];

/** Whether a file of a submission is a text about a module. */
export const isReflection = ({ path }: Listing): boolean => path.endsWith(`/${REFLECTION_FILE}`);

/** A student's answers to the questions about ideas, and texts beside the levels for grading. */
export function Ideas({
  concepts = [],
  reflections,
}: {
  readonly concepts: ConceptResults | undefined;
  readonly reflections: readonly Listing[];
}): JSX.Element | null {
  const answered = concepts.filter(({ questions }) => questions.some(({ status }) => status !== 'open'));
  if (answered.length === 0 && reflections.length === 0) return null;
  return (
    <section class="ideas" aria-labelledby="ideas-title">
      <h2 id="ideas-title">Ideas in words</h2>
      <p class="aside">These cost no points.</p>
      {answered.map((module) => (
        <Answers key={module.module} {...module} />
      ))}
      {reflections.map((listing) => (
        <ReflectionText key={listing.path} listing={listing} />
      ))}
    </section>
  );
}

function Answers({ module, questions }: ModuleResult): JSX.Element {
  const others = questions.filter(({ status }) => status === 'wrong' || status === 'unreadable');
  return (
    <div class="answers">
      <h3>
        {module}: {countsOf(questions)}
      </h3>
      <ul>
        {others.map(({ id, title, status, misconception }) => (
          <li key={id}>
            <span class="title">
              {status === 'wrong' ? '✗' : '!'} {title}
            </span>{' '}
            {status === 'unreadable' ? (
              <span class="aside">cannot be read</span>
            ) : (
              <Sentence>{misconception === undefined ? '' : sentenceOn(module, id, misconception)}</Sentence>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The course's sentence on a well-known mistake; its id if this course does not have it. */
export const sentenceOn = (module: string, question: string, misconception: string): string =>
  questionOf(module, question)?.misconceptions[misconception] ?? misconception;

function countsOf(questions: ModuleResult['questions']): string {
  const words = { right: 'right', wrong: 'wrong', unreadable: 'not readable', open: 'open' } as const;
  const statuses = ['right', 'wrong', 'unreadable', 'open'] as const;
  return statuses
    .map((status) => [status, questions.filter((each) => each.status === status).length] as const)
    .filter(([status, count]) => status === 'right' || count > 0)
    .map(([status, count]) => `${String(count)} ${words[status]}`)
    .join(', ');
}

function ReflectionText({ listing: { path, lines, cut } }: { readonly listing: Listing }): JSX.Element {
  const module = path.split('/')[0] ?? '';
  const reflection = conceptsOf(module)?.reflection;
  const text = lines.map((tokens) => tokens.map((token) => token.text).join('')).join('\n');
  return (
    <div class="reflection">
      <h3>
        Reflection: <Text>{module}</Text>
      </h3>
      <div class="columns">
        <div>
          <pre class="written">
            <Text>{text}</Text>
          </pre>
          {cut !== undefined && <p class="aside">{cut}</p>}
        </div>
        {reflection !== undefined && (
          <div class="rubric">
            {reflection.prompts.map((prompt) => (
              <p key={prompt} class="aside">
                {prompt}
              </p>
            ))}
            <dl>
              {reflection.rubric.map((each) => (
                <div key={each.level}>
                  <dt>{each.level}</dt>
                  <dd>{each.text}</dd>
                </div>
              ))}
            </dl>
          </div>
        )}
      </div>
    </div>
  );
}
