/** What the keys do while files are watched. */
export interface KeyActions {
  /** Shows the next hint to the first exercise that is not right. */
  readonly hint: () => void;
  /** Shows the feedback on all exercises. */
  readonly all: () => void;
  /** Grades again. */
  readonly run: () => void;
  readonly quit: () => void;
}

export const KEYS = 'h hint, a all, r run again, q quit';

/** The part of standard input that keys need. */
export type KeyInput = Pick<
  NodeJS.ReadStream,
  'isTTY' | 'setRawMode' | 'setEncoding' | 'on' | 'off' | 'resume' | 'pause'
>;

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';

/**
 * Reacts to keys at once, without Enter. Only a terminal has keys: another input is left alone.
 *
 * @returns gives the terminal back; undefined if there is none
 */
export function listenToKeys(input: KeyInput, actions: KeyActions): (() => void) | undefined {
  if (!input.isTTY) return undefined;
  const byKey: Readonly<Record<string, () => void>> = {
    h: actions.hint,
    a: actions.all,
    r: actions.run,
    q: actions.quit,
    // Keys are raw here, so the terminal sends no signal.
    [CTRL_C]: actions.quit,
    [CTRL_D]: actions.quit,
  };
  const react = (typed: string): void => {
    // Arrows and other keys send several characters, and are no letters.
    if (typed.startsWith('\u001b')) return;
    for (const key of typed) byKey[key.toLowerCase()]?.();
  };
  const giveBack = (): void => {
    input.off('data', react);
    input.setRawMode(false);
    input.pause();
    process.off('exit', giveBack);
  };
  input.setRawMode(true);
  input.setEncoding('utf8');
  input.on('data', react);
  input.resume();
  process.once('exit', giveBack);
  return giveBack;
}
