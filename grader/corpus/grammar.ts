/**
 * The sentences of the corpus:
 *
 *     the [ADJECTIVE] SUBJECT [PREPOSITION the [ADJECTIVE] OTHER] VERB [and REACH NUMBER UNIT] .
 *
 * The verb agrees with the subject in kind and in number, REACH (reach or reaches) in number, and
 * the unit in kind. The other noun is a decoy: nothing agrees with it. The choices for a word are
 * equally likely; the shares below say how often a part in brackets occurs.
 */
import type { Automaton, Edge } from './automaton';
import { tokenOf, tokensOf, wordOf, type Word } from './words';

/** The share of nouns with an adjective. */
export const ADJECTIVE_SHARE = 0.5;
/** The share of subjects with a preposition and another noun. */
export const OTHER_SHARE = 0.6;
/** The share of sentences of the corpus that give a value. */
export const VALUE_SHARE = 0.75;

export interface SentenceOptions {
  /** The tokens of the nouns that are the subject, with equal probability. */
  readonly subjects: readonly number[];
  /** The share of sentences that give a value, from 0 to 1. */
  readonly valueShare: number;
}

export function sentences({ subjects, valueShare }: SentenceOptions): Automaton {
  const edges = new Map<string, Edge[]>();
  const add = (state: string, ...lists: Edge[][]): void => {
    edges.set(
      state,
      lists.flat().filter(({ probability }) => probability > 0),
    );
  };
  const forms = [...new Set(subjects.map(formOf))];
  const nouns = tokensOf('noun');
  const adjectives = tokensOf('adjective');

  add('start', to('the', 'article'));
  add(
    'article',
    oneOf(adjectives, ADJECTIVE_SHARE, 'adjective'),
    oneOf(subjects, 1 - ADJECTIVE_SHARE, subjectState),
  );
  add('adjective', oneOf(subjects, 1, subjectState));
  for (const form of forms) {
    const verbs = tokensOf('verb', fits(form));
    const toVerb = (share: number): Edge[] => oneOf(verbs, share, `verb ${form}`);
    add(
      `subject ${form}`,
      oneOf(tokensOf('preposition'), OTHER_SHARE, `preposition ${form}`),
      toVerb(1 - OTHER_SHARE),
    );
    add(`preposition ${form}`, to('the', `other article ${form}`));
    add(
      `other article ${form}`,
      oneOf(adjectives, ADJECTIVE_SHARE, `other adjective ${form}`),
      oneOf(nouns, 1 - ADJECTIVE_SHARE, `other ${form}`),
    );
    add(`other adjective ${form}`, oneOf(nouns, 1, `other ${form}`));
    add(`other ${form}`, toVerb(1));
  }
  for (const form of forms) {
    add(`verb ${form}`, to('and', `and ${form}`, valueShare), to('.', 'start', 1 - valueShare));
    add(`and ${form}`, oneOf(tokensOf('reach', fits(form)), 1, `reach ${form}`));
    add(`reach ${form}`, oneOf(tokensOf('number'), 1, `number ${form}`));
    add(`number ${form}`, oneOf(tokensOf('unit', fits(form)), 1, 'unit'));
  }
  add('unit', to('.', 'start'));
  return { start: 'start', edges };
}

/** The kind and number of a noun: `0 plural`. */
function formOf(noun: number): string {
  const { kind, plural } = wordOf(noun);
  return `${String(kind)} ${plural === true ? 'plural' : 'singular'}`;
}

/** Whether a word agrees with nouns of this form, in whatever it has: kind, number or both. */
const fits =
  (form: string) =>
  ({ kind, plural }: Word): boolean =>
    (kind === undefined || form.startsWith(String(kind))) &&
    (plural === undefined || form.endsWith(plural ? 'plural' : 'singular'));

const subjectState = (subject: number): string => `subject ${formOf(subject)}`;

const to = (text: string, next: string, probability = 1): Edge[] => [
  { token: tokenOf(text), probability, next },
];

const oneOf = (
  tokens: readonly number[],
  share: number,
  next: string | ((token: number) => string),
): Edge[] =>
  tokens.map((token) => ({
    token,
    probability: share / tokens.length,
    next: typeof next === 'string' ? next : next(token),
  }));

/** The corpus: every noun is a subject as often as any other. */
export const corpus: Automaton = sentences({ subjects: tokensOf('noun'), valueShare: VALUE_SHARE });
