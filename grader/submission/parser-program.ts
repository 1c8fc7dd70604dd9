/** The thread that parses sources: a few crafted lines can keep a parser busy for hours. */
import { parentPort } from 'node:worker_threads';
import { parseSource } from './parse-source';

parentPort?.on('message', (source: string) => {
  parentPort?.postMessage(parseSource(source));
});
