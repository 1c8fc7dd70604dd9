/** The keys of `npm run watch`, in a real terminal. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findPython } from '../support/classroom50-runner';

/** Python has pseudo-terminals on POSIX only. */
const onPosix = process.platform === 'win32' ? test.skip : test;

/** Types a key once a text has appeared, and reports how the terminal is afterwards. */
const TYPIST = `
import os, pty, sys, termios
steps = [("q quit", b"h"), ("hint 1 of 3", b"a"), ("Causal mask", b"r"), ("q quit", b"q")]
main, side = pty.openpty()
echoes = lambda: bool(termios.tcgetattr(side)[3] & termios.ECHO)
before = echoes()
child = os.fork()
if child == 0:
    os.login_tty(side) if hasattr(os, "login_tty") else [os.setsid()] + [os.dup2(side, fd) for fd in range(3)]
    os.execvp(sys.argv[1], sys.argv[1:])
seen, during = "", None
while steps:
    seen += os.read(main, 65536).decode(errors="replace")
    text, key = steps[0]
    if text in seen:
        during = echoes()
        os.write(main, key)
        seen = ""
        steps.pop(0)
_, status = os.waitpid(child, 0)
print(before, during, echoes(), os.waitstatus_to_exitcode(status))
`;

onPosix('a hint, all feedback, another grading and the end; then the terminal is as before', () => {
  const place = mkdtempSync(path.join(os.tmpdir(), 'keys-'));
  try {
    cpSync('exercises', path.join(place, 'exercises'), { recursive: true });
    const watch = ['scripts/run.mjs', 'grader/cli/main.ts', 'watch', 'causal-mask', '--submission', place];
    const { stdout, stderr } = spawnSync(
      findPython(),
      ['-c', TYPIST, process.execPath, ...watch],
      // The typist would wait forever for a text that never comes.
      { encoding: 'utf8', timeout: 240_000, env: { ...process.env, TERM: 'xterm', COLUMNS: '200' } },
    );
    expect({ stdout, stderr }).toEqual({ stdout: 'True False True 0\n', stderr: '' });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});
