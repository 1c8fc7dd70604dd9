/** The words of the corpus. A word is one token; its number is its place in `vocabulary`. */

/** What a subject is: its verbs and its unit must fit. */
export interface Kind {
  /** Singular and plural. */
  readonly nouns: readonly (readonly [string, string])[];
  readonly verbs: readonly (readonly [string, string])[];
  readonly unit: string;
}

const KINDS: readonly Kind[] = [
  {
    nouns: [
      ['gas', 'gases'],
      ['liquid', 'liquids'],
    ],
    verbs: [
      ['expands', 'expand'],
      ['freezes', 'freeze'],
    ],
    unit: 'kelvin',
  },
  {
    nouns: [
      ['lens', 'lenses'],
      ['mirror', 'mirrors'],
    ],
    verbs: [
      ['focuses', 'focus'],
      ['blurs', 'blur'],
    ],
    unit: 'metres',
  },
  {
    nouns: [
      ['electron', 'electrons'],
      ['ion', 'ions'],
    ],
    verbs: [
      ['accelerates', 'accelerate'],
      ['drifts', 'drift'],
    ],
    unit: 'volts',
  },
  {
    nouns: [
      ['string', 'strings'],
      ['spring', 'springs'],
    ],
    verbs: [
      ['vibrates', 'vibrate'],
      ['oscillates', 'oscillate'],
    ],
    unit: 'hertz',
  },
];

export type Role =
  | 'special'
  | 'task'
  | 'colon'
  | 'article'
  | 'adjective'
  | 'noun'
  | 'preposition'
  | 'verb'
  | 'and'
  | 'reach'
  | 'number'
  | 'unit'
  | 'stop';

export interface Word {
  readonly text: string;
  readonly role: Role;
  /** Of nouns, verbs and units: 0 is matter, 1 optics, 2 charge, 3 oscillation. */
  readonly kind?: number;
  /** Of nouns, verbs and `reach`. */
  readonly plural?: boolean;
}

const inRole = (role: Role, ...texts: string[]): Word[] => texts.map((text) => ({ text, role }));

const inflected = (role: Role, formsOf: (kind: Kind) => Kind['nouns']): Word[] =>
  KINDS.flatMap((each, kind) =>
    formsOf(each).flatMap(([singular, plural]) => [
      { text: singular, role, kind, plural: false },
      { text: plural, role, kind, plural: true },
    ]),
  );

/** Every word at its token. The special ones are here from the start: fine-tuning adds none. */
export const words: readonly Word[] = [
  ...inRole('special', '<pad>', '<end>'),
  ...inRole('task', 'describe', 'measure', 'report'),
  ...inRole('colon', ':'),
  ...inRole('article', 'the'),
  ...inRole('adjective', 'cold', 'heavy', 'moving', 'distant'),
  ...inflected('noun', ({ nouns }) => nouns),
  ...inRole('preposition', 'near', 'beside', 'above', 'below'),
  ...inflected('verb', ({ verbs }) => verbs),
  ...inRole('and', 'and'),
  { text: 'reaches', role: 'reach', plural: false },
  { text: 'reach', role: 'reach', plural: true },
  ...inRole('number', 'twenty', 'fifty', 'eighty', 'ninety'),
  ...KINDS.map(({ unit }, kind): Word => ({ text: unit, role: 'unit', kind })),
  ...inRole('stop', '.'),
];

export const vocabulary: readonly string[] = words.map(({ text }) => text);

const tokens: ReadonlyMap<string, number> = new Map(vocabulary.map((text, token) => [text, token]));

/** @throws RangeError if the corpus has no such word */
export function tokenOf(text: string): number {
  const token = tokens.get(text);
  if (token === undefined) throw new RangeError(`the corpus has no word "${text}"`);
  return token;
}

/** @throws RangeError if the number is no token */
export function wordOf(token: number): Word {
  const word = words[token];
  if (word === undefined) throw new RangeError(`the corpus has no token ${String(token)}`);
  return word;
}

/** Tokens of words that are separated by spaces. @throws RangeError if a word is unknown */
export const encode = (text: string): number[] => text.split(/\s+/).filter(Boolean).map(tokenOf);

/** The words, separated by spaces. @throws RangeError if a number is no token */
export const decode = (text: readonly number[]): string => text.map((token) => wordOf(token).text).join(' ');

/** The tokens of a role, for example of all units. */
export const tokensOf = (role: Role, matches: (word: Word) => boolean = () => true): number[] =>
  words.flatMap((word, token) => (word.role === role && matches(word) ? [token] : []));
