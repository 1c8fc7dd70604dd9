import type { ClassRecord } from './class-record';

/** How a class answered one question. */
export interface QuestionSummary {
  readonly module: string;
  readonly id: string;
  readonly right: number;
  readonly wrong: number;
  readonly unreadable: number;
  readonly open: number;
  /** Well-known mistakes among the wrong answers, most frequent first. */
  readonly misconceptions: readonly { readonly misconception: string; readonly count: number }[];
}

/** How a class answered each question about ideas; none if nobody has answered any. */
export function summariseIdeas(records: readonly ClassRecord[]): QuestionSummary[] {
  type Answer = NonNullable<ClassRecord['concepts']>[number];
  const byQuestion = new Map<string, Answer[]>();
  for (const answer of records.flatMap(({ concepts = [] }) => concepts)) {
    const key = `${answer.module}/${answer.id}`;
    const others = byQuestion.get(key);
    if (others === undefined) byQuestion.set(key, [answer]);
    else others.push(answer);
  }
  const questions = [...byQuestion.values()].map((answers) => {
    const count = (wanted: Answer['status']): number =>
      answers.filter(({ status }) => status === wanted).length;
    const [{ module, id }] = answers as [Answer];
    return {
      ...{ module, id },
      ...{ right: count('right'), wrong: count('wrong') },
      ...{ unreadable: count('unreadable'), open: count('open') },
      misconceptions: countsOf(answers.flatMap(({ misconception }) => misconception ?? [])),
    };
  });
  return questions.every(({ right, wrong, unreadable }) => right + wrong + unreadable === 0) ? [] : questions;
}

function countsOf(misconceptions: readonly string[]): QuestionSummary['misconceptions'] {
  const counts = new Map<string, number>();
  for (const each of misconceptions) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts]
    .map(([misconception, count]) => ({ misconception, count }))
    .sort((one, other) => other.count - one.count);
}
