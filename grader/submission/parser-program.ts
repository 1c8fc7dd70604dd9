/** The thread that parses sources: a few crafted lines can keep a parser busy for hours. */
import { parentPort } from 'node:worker_threads';
import { readLiterals } from './literals/read-literals';
import { parseSource } from './parse-source';

/** What the thread does with a source. */
const programs = { parse: parseSource, literals: readLiterals };

/** A source to read, and as what. */
export interface ParserTask {
  readonly program: keyof typeof programs;
  readonly source: string;
}

parentPort?.on('message', ({ program, source }: ParserTask) => {
  parentPort?.postMessage(programs[program](source));
});
parentPort?.postMessage('ready');
