/** Judges sentences by the rules of grammar.ts, without using it: each can test the other. */
import { tokenOf, wordOf, type Role, type Word } from './words';

/** A grammatical sentence, as tokens. */
export interface Sentence {
  readonly subject: number;
  /** The noun after the preposition. */
  readonly other?: number;
  readonly verb: number;
  readonly value?: { readonly number: number; readonly unit: number };
}

export type Parsed =
  | { readonly grammatical: true; readonly sentence: Sentence }
  | {
      readonly grammatical: false;
      /** What is wrong, in English. */
      readonly problem: string;
      /** The index of the first token that is wrong; the length if the sentence is unfinished. */
      readonly at: number;
    };

/** Whether the tokens are one sentence, with its stop and nothing after it. */
export function parse(tokens: readonly number[]): Parsed {
  const reader = new Reader(tokens);
  try {
    return { grammatical: true, sentence: readSentence(reader) };
  } catch (failure) {
    if (!(failure instanceof Ungrammatical)) throw failure;
    return { grammatical: false, problem: failure.message, at: failure.place };
  }
}

function readSentence(reader: Reader): Sentence {
  reader.read('article');
  reader.readIf('adjective');
  const subject = reader.read('noun');
  const other = reader.readIf('preposition') === undefined ? undefined : readOther(reader);
  const verb = reader.read('verb');
  reader.agree(verb, subject);
  const value = reader.readIf('and') === undefined ? undefined : readValue(reader, subject);
  reader.read('stop');
  reader.end();
  return { subject, verb, ...(other !== undefined && { other }), ...(value && { value }) };
}

function readOther(reader: Reader): number {
  reader.read('article');
  reader.readIf('adjective');
  return reader.read('noun');
}

function readValue(reader: Reader, subject: number): { number: number; unit: number } {
  reader.agree(reader.read('reach'), subject);
  const number = reader.read('number');
  const unit = reader.read('unit');
  reader.agree(unit, subject);
  return { number, unit };
}

/** How a problem names a word that is missing. */
const NAMES: Readonly<Partial<Record<Role, string>>> = {
  article: '“the”',
  noun: 'a noun',
  verb: 'a verb',
  reach: '“reach” or “reaches”',
  number: 'a number',
  unit: 'a unit',
  stop: '“.”',
};

const numberOf = ({ plural }: Word): string => (plural === true ? 'plural' : 'singular');

class Ungrammatical extends Error {
  constructor(
    message: string,
    readonly place: number,
  ) {
    super(message);
  }
}

class Reader {
  private place = 0;

  constructor(private readonly tokens: readonly number[]) {}

  /** The next token, if it has this role. */
  readIf(role: Role): number | undefined {
    const token = this.tokens[this.place];
    if (token === undefined || wordOf(token).role !== role) return undefined;
    this.place += 1;
    return token;
  }

  read(role: Role): number {
    const token = this.readIf(role);
    if (token !== undefined) return token;
    const found = this.tokens[this.place];
    const wanted = NAMES[role] ?? role;
    throw new Ungrammatical(
      found === undefined
        ? `the sentence ends where ${wanted} should follow`
        : `${wanted} should stand where “${wordOf(found).text}” is`,
      this.place,
    );
  }

  /** @throws Ungrammatical if the last token that was read does not agree with the subject */
  agree(token: number, subject: number): void {
    const [word, noun] = [wordOf(token), wordOf(subject)];
    const fail = (reason: string): never => {
      throw new Ungrammatical(reason, this.place - 1);
    };
    if (word.kind !== undefined && word.kind !== noun.kind) {
      fail(`“${word.text}” does not go with the subject “${noun.text}”`);
    }
    if (word.plural !== undefined && word.plural !== noun.plural) {
      fail(`“${word.text}” is ${numberOf(word)}, the subject “${noun.text}” is ${numberOf(noun)}`);
    }
  }

  end(): void {
    if (this.place < this.tokens.length) throw new Ungrammatical('words follow the stop', this.place);
  }
}

export interface Split {
  /** Each ends with a stop. */
  readonly sentences: readonly (readonly number[])[];
  /** What follows the last stop. */
  readonly rest: readonly number[];
}

/** Cuts a text after each stop. */
export function splitSentences(tokens: readonly number[]): Split {
  const stop = tokenOf('.');
  const sentences: number[][] = [];
  let rest: number[] = [];
  for (const token of tokens) {
    rest.push(token);
    if (token !== stop) continue;
    sentences.push(rest);
    rest = [];
  }
  return { sentences, rest };
}

/**
 * The share of a text's finished sentences that are grammatical, from 0 to 1. It is 0 if none is
 * finished. The text must start with a sentence; what follows its last stop does not count.
 */
export function grammaticalShare(tokens: readonly number[]): number {
  const { sentences } = splitSentences(tokens);
  const grammatical = sentences.filter((sentence) => parse(sentence).grammatical);
  return sentences.length === 0 ? 0 : grammatical.length / sentences.length;
}
