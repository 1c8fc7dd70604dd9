import { Presets, SingleBar } from 'cli-progress';
import type { ClassProgress } from '../class/grade-class';
import type { ClassRecord } from '../results/class-record';
import { printableLine } from '../platform/printable';

/**
 * Shows progress on stderr: a bar with the time left on a terminal, otherwise one line per
 * submission.
 */
export function classProgress(): ClassProgress {
  return process.stderr.isTTY ? progressBar() : progressLines();
}

function progressBar(): ClassProgress {
  const bar = new SingleBar(
    {
      format: '{bar} {value}/{total} · {eta_formatted} left · {submission}',
      etaBuffer: 50,
      hideCursor: true,
      stopOnComplete: true,
      // Truncates long submission names to the width of the terminal.
      linewrap: false,
    },
    Presets.shades_classic,
  );
  return {
    begin: (total, kept) => {
      bar.start(total, kept, { submission: '' });
    },
    finished: (record) => {
      bar.increment({ submission: nameOf(record) });
    },
    end: () => {
      bar.stop();
    },
  };
}

function progressLines(): ClassProgress {
  let total = 0;
  let done = 0;
  return {
    begin: (all, kept) => {
      [total, done] = [all, kept];
      if (kept > 0)
        console.error(`${String(kept)} of ${String(total)} have not changed since they were graded`);
    },
    finished: (record) => {
      done += 1;
      console.error(`[${String(done)}/${String(total)}] ${nameOf(record)}: ${verdictOf(record)}`);
    },
    end: () => undefined,
  };
}

/** The name of a folder can have line ends. */
const nameOf = ({ submission }: ClassRecord): string => printableLine(submission);

const verdictOf = ({ outcome, points, maxPoints, reason }: ClassRecord): string =>
  outcome === 'graded' ? `${String(points)}/${String(maxPoints)}` : `${outcome}, ${reason ?? ''}`;
