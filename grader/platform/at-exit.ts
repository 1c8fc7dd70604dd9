const pending = new Set<() => void>();
let isListening = false;

/**
 * Calls a function when this process ends. Many can wait, with one listener for all of them.
 *
 * @returns takes it back
 */
export function atExit(run: () => void): () => void {
  if (!isListening) {
    process.once('exit', () => {
      // What came last may use what came before: a process its folder.
      for (const each of [...pending].reverse()) each();
    });
    isListening = true;
  }
  pending.add(run);
  return () => pending.delete(run);
}
