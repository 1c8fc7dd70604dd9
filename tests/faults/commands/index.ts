import { collect } from './collect';
import type { Command } from './command';
import { exportResults } from './export';
import { grade } from './grade';
import { gradeClass } from './grade-class';
import { merge } from './merge';
import { release } from './release';
import { report } from './report';
import { watch } from './watch';

/** The commands in which faults are injected. */
export const commands: readonly Command[] = [
  ...[grade, watch, gradeClass, merge],
  ...[report, exportResults, release, collect],
];
