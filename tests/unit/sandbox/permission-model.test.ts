/**
 * What code could do if it escaped the realm: tries it in a process with the same launcher and
 * flags, without a realm. Everything not listed as open must be closed.
 */
import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { ownProgram } from '../../../grader/platform/own-program';
import { startProcess, launcherProblem } from '../../../grader/sandbox/start-process';
import { launchers, type Launcher } from '../../../grader/sandbox/confinement';
import { nodeFlags } from '../../../grader/sandbox/node-flags';
import type { Target } from '../../support/permission-probe';

const WROTE = 'wrote ';

let directory = '';
let program = '';
const open: { close: () => unknown }[] = [];
let [port, datagramPort] = [0, 0];

beforeAll(async () => {
  directory = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'permissions-')));
  program = await ownProgram(['tests', 'support', 'permission-probe.ts']);
  const server = createServer((_, response) => response.end('here'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const datagrams = createSocket('udp4');
  await new Promise<void>((resolve) => datagrams.bind(0, '127.0.0.1', resolve));
  port = (server.address() as net.AddressInfo).port;
  datagramPort = datagrams.address().port;
  open.push(server, datagrams);
});
afterAll(() => {
  for (const each of open) each.close();
  rmSync(directory, { recursive: true, force: true });
});

const sleeper = (): ChildProcess =>
  spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 60_000)'], { stdio: 'ignore' });

async function linesOf({ stdout }: Pick<ChildProcessWithoutNullStreams, 'stdout'>): Promise<string[]> {
  let printed = '';
  stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await once(stdout, 'close');
  return printed.split('\n').filter((line) => line.startsWith('['));
}

/** The outcome of each attempt with a launcher. */
async function outcomesBehind(launcher: Launcher): Promise<Record<string, string>> {
  const place = mkdtempSync(path.join(directory, 'place-'));
  const [folder, readable, workingDirectory] = ['folder', 'readable.txt', 'work'].map((name) =>
    path.join(place, name),
  ) as [string, string, string];
  mkdirSync(folder, { recursive: true });
  mkdirSync(workingDirectory);
  writeFileSync(readable, 'readable');
  for (const [name, text] of [
    ['secret.txt', 'TOLD=1\n'],
    ['secret.js', 'module.exports = 1;\n'],
    ['secret.json', '{}'],
    ['package.json', '{ "name": "told" }'],
    ['removable.txt', ''],
  ] as const)
    writeFileSync(path.join(folder, name), text);
  if (process.platform !== 'win32')
    symlinkSync(path.join(folder, 'secret.txt'), path.join(folder, 'link.txt'));
  const before = new Set(readdirSync(folder));
  const socket =
    process.platform === 'win32' ? `\\\\.\\pipe\\${path.basename(directory)}` : path.join(place, 's');
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  const [other, debugged] = [sleeper(), sleeper()];
  try {
    const files = [program, readable];
    const outcomes = new Map<string, string>();
    // After an attempt that ends the process, continue with the next.
    for (let after = ''; !outcomes.has(''); after = [...outcomes.keys()].at(-1) ?? '') {
      const target: Target = {
        ...{ readable, folder, port, datagramPort, socket, after },
        ...{ grader: process.pid, other: other.pid ?? 0, debugged: debugged.pid ?? 0 },
      };
      const { child } = startProcess(launcher, {
        program: process.execPath,
        arguments: [...nodeFlags(files), program, JSON.stringify(target)],
        files,
        workingDirectory,
      });
      const lines = await linesOf(child);
      if (lines.length === 0) throw new Error('the process could not be started');
      for (const line of lines) outcomes.set(...(JSON.parse(line) as [string, string]));
    }
    outcomes.delete('');
    const made = readdirSync(folder).filter((name) => !before.has(name));
    return Object.fromEntries(
      [...outcomes].map(([name, outcome]) => {
        const beginning = outcome.startsWith(WROTE) ? outcome.slice(WROTE.length) : undefined;
        if (beginning === undefined) return [name, outcome];
        return [name, made.some((file) => file.startsWith(beginning)) ? 'open' : 'no file'];
      }),
    );
  } finally {
    for (const each of [other, debugged]) each.kill('SIGKILL');
    server.close();
  }
}

/** With which launchers and versions of Node an attempt succeeds. */
interface Open {
  readonly behind: readonly string[];
  readonly from?: number;
  readonly before?: number;
}

const anywhere = ['bubblewrap', 'unshare', 'setsid', 'node'];
/** Without bubblewrap, only Node guards files; without namespaces, also network and processes. */
const withOurFiles = ['unshare', 'setsid', 'node'];
const withoutNamespaces = ['setsid', 'node'];
/** The first version of Node whose permission model covers the network. */
const NETWORK_IS_GUARDED = 25;
const network = { behind: withoutNamespaces, before: NETWORK_IS_GUARDED };

/** Inside a namespace the network is empty. */
const OPEN: Readonly<Record<string, Open>> = {
  'stats a path through the binding': { behind: withOurFiles },
  'changes the times of a file that it may read, through a handle': { behind: withOurFiles, before: 22 },
  'writes a database with sqlite': { behind: withOurFiles, from: 22 },
  'attaches a database with sqlite': { behind: withOurFiles, from: 22 },
  'writes a database through the binding of sqlite': { behind: withOurFiles, from: 22 },
  'connects to a Unix socket': { behind: withOurFiles, before: NETWORK_IS_GUARDED },
  'listens on a Unix socket': { behind: withOurFiles, before: NETWORK_IS_GUARDED },
  'connects to a port': network,
  'connects to a port through the binding': network,
  'sends an HTTP request': network,
  'sends a request with fetch': network,
  'listens on a port': { behind: anywhere, before: NETWORK_IS_GUARDED },
  'sends a datagram': { behind: anywhere, before: NETWORK_IS_GUARDED },
  'looks up a name': { behind: anywhere, before: NETWORK_IS_GUARDED },
  'opens the inspector of another process': { behind: withoutNamespaces },
  'finds the grader': { behind: withoutNamespaces },
  'finds another process': { behind: withoutNamespaces },
  'ends another process': { behind: withoutNamespaces },
  'signals its parent': { behind: withoutNamespaces },
  'is a child of the grader': { behind: ['node'] },
  'changes the priority of the grader': { behind: withoutNamespaces },
  'becomes another user': { behind: withoutNamespaces },
  'reads the names of users': { behind: withOurFiles },
  'reads the network interfaces of the machine': { behind: withoutNamespaces },
};

/** Windows and macOS have no namespaces, and report errors differently. */
const OPEN_ON_OTHERS: readonly string[] = ['changes the owner of a file that it may read'];

const isListed = (name: string, launcher: Launcher): boolean => {
  const { behind = [], from = 0, before = Infinity } = OPEN[name] ?? {};
  const major = Number(process.versions.node.split('.')[0]);
  const isOther = process.platform !== 'linux' && OPEN_ON_OTHERS.includes(name);
  return isOther || (behind.includes(launcher.name) && major >= from && major < before);
};

const standard = launchers.standard.filter((launcher) => launcherProblem(launcher) === undefined);

test.each(standard)('with $name nothing is open that is not listed', async (launcher) => {
  const outcomes = Object.entries(await outcomesBehind(launcher));
  expect(outcomes.length).toBeGreaterThan(60);
  const open = outcomes.filter(([, outcome]) => outcome === 'open').map(([name]) => name);
  expect(open.filter((name) => !isListed(name, launcher))).toEqual([]);
  // The attempts really work.
  expect(outcomes.filter(([, outcome]) => outcome === 'ERR_ACCESS_DENIED').length).toBeGreaterThan(30);
  if (launcher.name === 'node') expect(open).toContain('finds the grader');
});

test('everything listed is tried', async () => {
  const [launcher] = standard;
  const names = Object.keys(await outcomesBehind(launcher ?? never()));
  expect(Object.keys(OPEN).filter((name) => !names.includes(name))).toEqual([]);
});

function never(): never {
  throw new Error('no such launcher');
}
