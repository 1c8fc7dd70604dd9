/** The thread that sources are parsed in: a parser can be kept busy for hours by a few crafted lines. */
import { parentPort } from 'node:worker_threads';
import { parseSource } from './parse-source';

parentPort?.on('message', (source: string) => {
  parentPort?.postMessage(parseSource(source));
});
