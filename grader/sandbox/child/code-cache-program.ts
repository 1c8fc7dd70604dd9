/** Writes V8's code cache of the bundled tfjs, the file in its argument, to the standard output: with what its load has compiled. */
import process from 'node:process';
import { realmProgram, StudentRealm } from './student-realm';
import { tfjsScript } from './tfjs-script';

const [, , programFile = '', tfjsFile = ''] = process.argv;
const tfjs = tfjsScript(tfjsFile);
new StudentRealm({ program: realmProgram(programFile), tfjs });
process.stdout.write(tfjs.createCachedData());
