import type { Alternative } from '../../engine/pipeline';
import type { PositionSteps } from '../../oracle/positions';

/** Which column holds what. */
export const columnAlternatives: readonly Alternative<PositionSteps>[] = [
  {
    id: 'halves-concatenated',
    clause: 'all sines stand before all cosines instead of alternating with them',
    sentence:
      'All your sines stand in the first half of the columns and all cosines in the second; they should alternate.',
    hint: 'Write down columns 0, 1, 2 and 3 of row 1 for dModel = 4.',
    steps: {
      entry: ({ row, column, dModel }) => ({
        row,
        pair: column % (dModel / 2),
        isSecond: column >= dModel / 2,
      }),
    },
  },
  {
    id: 'tables-one-after-the-other',
    clause: 'the whole table of sines stands before that of cosines, so rows mix positions',
    sentence:
      'Your rows mix positions: the table of all sines stands before that of all cosines, and is then cut into rows.',
    hint: 'A reshape keeps the order in memory. Which axis must vary fastest: position, pair, or sine and cosine?',
    steps: {
      entry: ({ row, column, length, dModel }) => {
        const half = dModel / 2;
        const index = row * dModel + column;
        const within = index % (length * half);
        return {
          row: Math.floor(within / half),
          pair: within % half,
          isSecond: index >= length * half,
        };
      },
    },
  },
  {
    id: 'sine-and-cosine-exchanged',
    clause: 'sines and cosines are exchanged',
    sentence: 'Sines and cosines are exchanged: your even columns hold cosines.',
    hint: 'What is column 0 at position 0?',
    steps: { wave: (angle, { isSecond }) => (isSecond ? Math.sin(angle) : Math.cos(angle)) },
  },
  {
    id: 'only-sines',
    clause: 'there are no cosines, only sines',
    sentence: 'Your odd columns are sines too; they should be cosines.',
    hint: 'What tells sin(x) at x = 0.1 from sin(x) at x = π − 0.1?',
    steps: { wave: Math.sin },
  },
  {
    id: 'only-cosines',
    clause: 'there are no sines, only cosines',
    sentence: 'Your even columns are cosines too; they should be sines.',
    hint: 'What tells cos(0.1) from cos(−0.1)?',
    steps: { wave: Math.cos },
  },
  {
    id: 'waves-by-position',
    clause: 'even positions have sines and odd positions cosines, not even and odd columns',
    hint: 'Does the formula choose between sine and cosine by the position or by the column?',
    steps: { wave: (angle, { row }) => (row % 2 === 0 ? Math.sin(angle) : Math.cos(angle)) },
  },
  {
    id: 'odd-columns-empty',
    clause: 'the odd columns are 0',
    hint: 'How many columns does each step of your loop fill, and how far does the next step go?',
    steps: { wave: (angle, { isSecond }) => (isSecond ? 0 : Math.sin(angle)) },
  },
  {
    id: 'table-multiplied',
    clause: 'the table is multiplied by √dModel',
    hint: 'The largest sine is 1. What is your largest number?',
    steps: { finish: (value, dModel) => value * Math.sqrt(dModel) },
  },
  {
    id: 'table-divided',
    clause: 'the table is divided by √dModel',
    hint: 'The largest sine is 1. What is your largest number?',
    steps: { finish: (value, dModel) => value / Math.sqrt(dModel) },
  },
  {
    id: 'moved-to-0-and-1',
    clause: 'the values lie between 0 and 1, not between −1 and 1',
    hint: 'What is the sine of 0, and where is it in your table?',
    steps: { finish: (value) => (value + 1) / 2 },
  },
];
