/** Writes V8's code cache of the bundled tfjs, the file in its argument, to the standard output. */
import process from 'node:process';
import { loadTfjs } from './child-tfjs';

const [, , tfjsFile = ''] = process.argv;
process.stdout.write(loadTfjs(tfjsFile).script.createCachedData());
