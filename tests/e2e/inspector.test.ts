/**
 * SIGUSR1 makes Node open its inspector, which executes any code sent to it. None of the grader's
 * processes may do so.
 */
import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { resultsSchema } from '../../grader/results/results';

const EXERCISE = path.join('1-attention', 'causal-mask.ts');
/** Slow enough for the test to find and signal the process during a call. */
const SLOW = `const end = Date.now() + 400; while (Date.now() < end);`;

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'inspector-'));
  const module = path.join(directory, 'class', 'ada', 'exercises', path.dirname(EXERCISE));
  mkdirSync(module, { recursive: true });
  cpSync(path.join('solutions', EXERCISE), path.join(module, 'right.ts'));
  writeFileSync(
    path.join(module, path.basename(EXERCISE)),
    `import * as right from './right';
let calls = 0;
const slowly = (function_: any) => (...args: any[]): any => {
  calls += 1;
  if (calls <= 10) { ${SLOW} }
  return function_(...args);
};
${
  readFileSync(path.join('solutions', EXERCISE), 'utf8')
    .match(/^export function \w+/gm)
    ?.map((declaration) => declaration.split(' ').at(-1) ?? '')
    .map((name) => `export const ${name} = slowly(right.${name});`)
    .join('\n') ?? ''
}
`,
  );
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

interface Process {
  readonly pid: number;
  readonly command: string;
}

/** The processes of a grading: those that work below the test's folder, and the grader itself. */
function processesOf(grader: number): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid): Process[] => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const parent = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
        const isOurs =
          Number(pid) === grader ||
          parent === grader ||
          readlinkSync(`/proc/${pid}/cwd`).startsWith(directory);
        return isOurs ? [{ pid: Number(pid), command }] : [];
      } catch {
        return []; // It has ended by now.
      }
    });
}

const isOpen = (): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(9229, '127.0.0.1');
    const end = (found: boolean) => (): void => {
      socket.destroy();
      resolve(found);
    };
    socket.once('connect', end(true)).once('error', end(false));
  });

/** Whether a process is Node, has started, and handles the signal. */
function isReady({ pid, command }: Process): boolean {
  // Node's own handler is active until our code runs, but student code starts only later.
  if (!/^\S*node /.test(command)) return false;
  const caught =
    /^SigCgt:\s+([0-9a-f]+)$/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? '0';
  return (BigInt(`0x${caught}`) >> 1n) % 2n === 1n;
}

interface Outcome {
  readonly exitCode: number | null;
  readonly stderr: string;
  readonly signalled: readonly string[];
  readonly wasOpen: boolean;
}

/** Runs the grader and repeatedly signals the chosen processes while student code runs. */
async function signalling(
  args: readonly string[],
  isTarget: (each: Process, grader: number) => boolean,
): Promise<Outcome> {
  const child = spawn(process.execPath, ['scripts/run.mjs', ...args], {
    env: { ...process.env, NO_COLOR: '1', GITHUB_ACTIONS: '', TMPDIR: directory },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const grader = child.pid ?? 0;
  const signalled = new Set<string>();
  let wasOpen = false;
  const isStudentCodeRunning = (all: readonly Process[]): boolean =>
    all.some((each) => each.command.includes('child-program'));
  while (child.exitCode === null && child.signalCode === null) {
    const all = processesOf(grader);
    for (const each of isStudentCodeRunning(all) ? all.filter((one) => isTarget(one, grader)) : []) {
      try {
        if (!isReady(each)) continue;
        process.kill(each.pid, 'SIGUSR1');
        signalled.add(each.command);
      } catch {
        // It has ended by now.
      }
    }
    wasOpen ||= await isOpen();
    await wait(50);
  }
  return { exitCode: await closed, stderr, signalled: [...signalled], wasOpen };
}

const expectQuiet = ({ exitCode, stderr, signalled, wasOpen }: Outcome): void => {
  expect(signalled.length).toBeGreaterThan(0);
  expect({ exitCode, wasOpen }).toEqual({ exitCode: 0, wasOpen: false });
  expect(stderr).not.toMatch(/debugger/i);
};

const pointsIn = (file: string): unknown => {
  const { points, maxPoints } = resultsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return points === maxPoints && points > 0;
};

const grade = (out: string): string[] => [
  ...['grader/cli/main.ts', 'grade', 'causal-mask', '--out', out],
  ...['--submission', path.join(directory, 'class', 'ada')],
];

/** Only Linux exposes this much about processes and signals. */
const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('without our handlers Node opens its inspector', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 20_000)'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const opened = new Promise((resolve) => child.stderr.once('data', resolve));
  for (let hasOpened = false; !hasOpened;) {
    await wait(200);
    child.kill('SIGUSR1');
    hasOpened = await Promise.race([opened.then(() => true), wait(1_000, false)]);
  }
  expect(String(await opened)).toMatch(/Debugger listening/);
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await gone;
});

onLinux('a grader opens no inspector', async () => {
  const out = path.join(directory, 'out');
  expectQuiet(await signalling(grade(out), ({ pid }, grader) => pid === grader));
  expect(pointsIn(path.join(out, 'results.json'))).toBe(true);
});

onLinux('the process of student code opens no inspector', async () => {
  const out = path.join(directory, 'out');
  expectQuiet(await signalling(grade(out), ({ command }) => /^\S*node .*child-program/.test(command)));
  expect(pointsIn(path.join(out, 'results.json'))).toBe(true);
});

onLinux('a worker of a class opens no inspector', async () => {
  const out = path.join(directory, 'out');
  const outcome = await signalling(
    [
      'grader/cli/instructor.ts',
      'grade:class',
      path.join(directory, 'class'),
      'causal-mask',
      '--out',
      out,
      '--jobs',
      '1',
    ],
    ({ pid, command }, grader) => pid !== grader && /^\S*node .*tinypool/.test(command),
  );
  expectQuiet(outcome);
  expect(pointsIn(path.join(out, 'ada', 'results.json'))).toBe(true);
});
