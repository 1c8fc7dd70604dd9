import { damageKinds } from './damage';
import { fullDisk } from './full-disk';
import { killedCommand } from './killed';
import { killedProcess } from './killed-process';
import type { Kind } from './kind';
import { startedTwice } from './twice';

/** The kinds of faults. */
export const kinds: readonly Kind[] = [...damageKinds, fullDisk, killedCommand, killedProcess, startedTwice];
