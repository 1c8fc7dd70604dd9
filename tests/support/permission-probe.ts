/**
 * Tries everything that Node's permission model and the system should forbid, in a process started
 * like that of student code but without a realm: what code could do if it escaped the realm. The
 * last argument is a `Target` as JSON. Prints one line per attempt: 'open', or why it failed.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import v8 from 'node:v8';
import vm from 'node:vm';

/** Things that the process must not reach. */
export interface Target {
  /** A file that it may read. */
  readonly readable: string;
  /** Contains `secret.txt`, `secret.js`, `secret.json`, and `link.txt`, a link to the first. */
  readonly folder: string;
  /** Listening ports on 127.0.0.1, for TCP and for datagrams, and a listening Unix socket. */
  readonly port: number;
  readonly datagramPort: number;
  readonly socket: string;
  /** Pids of the grader and of other processes of the same user. */
  readonly grader: number;
  readonly other: number;
  readonly debugged: number;
  /** The last attempt that was made already; '' at first. */
  readonly after: string;
}

/** Prefix of an outcome that counts as open if a file whose name starts with the rest exists. */
export const WROTE = 'wrote ';

type Attempt = () => unknown;

const target = JSON.parse(process.argv[2] ?? '{}') as Target;
const { folder, readable } = target;
const secret = path.join(folder, 'secret.txt');
const inFolder = (name: string): string => path.join(folder, name);
const require = createRequire(readable);

const load = (name: string): Promise<Record<string, never>> =>
  Promise.resolve(require(`node:${name}`) as Record<string, never>);
/** Loads a module of Node that may have no types. */
const moduleOf = async <T>(name: string): Promise<T> => (await load(name)) as unknown as T;
const binding = (name: string): unknown => {
  const { internalBinding } = require('internal/test/binding') as {
    internalBinding: (name: string) => unknown;
  };
  return internalBinding(name);
};

interface Emitter {
  once: (event: string, listener: (value: never) => void) => unknown;
}
const settled = (emitter: Emitter, success: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    emitter.once(success, resolve);
    emitter.once('error', reject);
  });

/** Marks a file that may have been written; only the test can look. */
const written = (beginning: string): object => ({ beginning });

const attempts: Readonly<Record<string, Attempt>> = {
  'has descriptors other than the standard ones': () => {
    const kinds = Array.from({ length: 40 }, (_, fd) => kindOf(fd + 3)).filter((kind) => kind !== '');
    return kinds.length > 0 || fail('none');
  },
  'reads a file': () => fs.readFileSync(secret),
  'reads a file through a link': () => fs.readFileSync(inFolder('link.txt')),
  'reads a file by a path with ..': () => fs.readFileSync(`${readable}/../secret.txt`),
  'reads a file named by a buffer': () => fs.readFileSync(Buffer.from(secret)),
  'reads a file named by a Uint8Array': () => fs.readFileSync(new TextEncoder().encode(secret) as Buffer),
  'reads a file through /proc/self/root': () => fs.readFileSync(`/proc/self/root${secret}`),
  'reads a file with promises': () => fs.promises.readFile(secret),
  'reads a file as a blob': async () => (await fs.openAsBlob(secret)).text(),
  'reads a file as a stream': () => settled(fs.createReadStream(secret) as unknown as Emitter, 'data'),
  'reads the environment of the grader': () => {
    fs.readFileSync(`/proc/${String(target.grader)}/environ`);
  },
  'lists a folder': () => fs.readdirSync(folder),
  'opens a folder': () => fs.opendirSync(folder),
  'stats a file': () => fs.statSync(secret),
  'finds out whether a file exists': () => fs.existsSync(secret) || fail('not found'),
  'resolves the real path of a file': () => fs.realpathSync.native(secret),
  'reads a link': () => fs.readlinkSync(inFolder('link.txt')),
  'watches a file': () => {
    fs.watch(secret).close();
  },
  'requires a file as code': () => require(inFolder('secret.js')) as unknown,
  'requires a file as JSON': () => require(inFolder('secret.json')) as unknown,
  'imports a file': () => import(inFolder('secret.js')),
  'loads an environment file': () => {
    (process as unknown as { loadEnvFile: (file: string) => void }).loadEnvFile(secret);
  },
  'reads a file through the binding': () => {
    const { readFileUtf8, open } = binding('fs') as Record<string, (...args: unknown[]) => unknown>;
    return readFileUtf8 ? readFileUtf8(secret, 0) : open?.(secret, 0, 0o666, undefined, {});
  },
  'stats a path through the binding': () => {
    const { internalModuleStat } = binding('fs') as { internalModuleStat: (...args: unknown[]) => number };
    const kind = callEither(internalModuleStat, secret);
    return kind === 0 || fail(`it says ${String(kind)}`);
  },
  'reads package.json through the binding': () => {
    const modules = binding('modules') as Record<string, ((...args: unknown[]) => unknown) | undefined>;
    const found = modules['readPackageJSON']?.(inFolder('package.json'), false, undefined, undefined);
    return JSON.stringify(found ?? null).includes('told') || fail('not found');
  },
  'writes a file': () => {
    fs.writeFileSync(inFolder('written'), '');
  },
  'writes to its own directory': () => {
    fs.writeFileSync('written', '');
  },
  'makes a folder': () => {
    fs.mkdirSync(inFolder('made'));
  },
  'makes a temporary folder': () => fs.mkdtempSync(path.join(os.tmpdir(), 'probe-')),
  'makes a link': () => {
    fs.symlinkSync(secret, inFolder('made-link'));
  },
  'removes a file': () => {
    fs.rmSync(inFolder('removable.txt'));
  },
  'copies a file': () => {
    fs.copyFileSync(secret, inFolder('copied'));
  },
  'changes the mode of a file': () => {
    fs.chmodSync(secret, 0o600);
  },
  'changes the mode of a file that it may read': () => {
    fs.fchmodSync(fs.openSync(readable, 'r'), 0o644);
  },
  'changes the times of a file that it may read': () => {
    fs.futimesSync(fs.openSync(readable, 'r'), 1, 1);
  },
  'changes the times of a file that it may read, through a handle': async () => {
    await (await fs.promises.open(readable)).utimes(1, 1);
  },
  'changes the owner of a file that it may read': () => {
    const { uid, gid } = os.userInfo();
    fs.fchownSync(fs.openSync(readable, 'r'), uid, gid);
  },
  'writes a database with sqlite': async () => {
    const { DatabaseSync } = await moduleOf<{ DatabaseSync: new (file: string) => Database }>('sqlite');
    const database = new DatabaseSync(inFolder('made.sqlite'));
    database.exec('create table t (x)');
    database.close();
  },
  'attaches a database with sqlite': async () => {
    const { DatabaseSync } = await moduleOf<{ DatabaseSync: new (file: string) => Database }>('sqlite');
    const database = new DatabaseSync(':memory:');
    database.exec(`attach '${inFolder('attached.sqlite')}' as other; create table other.t (x)`);
    database.close();
  },
  'writes a database through the binding of sqlite': () => {
    const { DatabaseSync } = binding('sqlite') as { DatabaseSync: new (file: string) => Database };
    const database = new DatabaseSync(inFolder('made-by-binding.sqlite'));
    database.exec('create table t (x)');
    database.close();
  },
  'loads an extension with sqlite': async () => {
    const { DatabaseSync } = await moduleOf<{
      DatabaseSync: new (file: string, options: object) => Database;
    }>('sqlite');
    new DatabaseSync(':memory:', { allowExtension: true }).loadExtension(inFolder('none.so'));
  },
  'writes a heap snapshot': () => {
    v8.writeHeapSnapshot(inFolder('made.heapsnapshot'));
  },
  'writes a report': () =>
    process.report.writeReport(inFolder('made.report.json')) === '' ? fail('it was not written') : true,
  'writes traces': async () => {
    const { createTracing } = await moduleOf<{
      createTracing: (options: object) => { enable: () => void; disable: () => void };
    }>('trace_events');
    process.chdir(folder);
    const tracing = createTracing({ categories: ['node.perf', 'v8'] });
    tracing.enable();
    performance.mark('made');
    tracing.disable();
    return written('node_trace.1.log');
  },
  'makes V8 write its log': () => {
    v8.setFlagsFromString('--trace-turbo');
    v8.setFlagsFromString(`--trace-turbo-path=${folder}`);
    v8.setFlagsFromString('--allow-natives-syntax');
    const optimise = new vm.Script(
      '(() => { const f = (x) => x + 1; %PrepareFunctionForOptimization(f); f(1); %OptimizeFunctionOnNextCall(f); return f(1); })()',
    );
    optimise.runInThisContext();
    return written('turbo-');
  },
  'starts a process': async () => {
    const { spawnSync } = await moduleOf<{
      spawnSync: (...args: unknown[]) => { error?: Error };
    }>('child_process');
    const { error } = spawnSync(process.execPath, ['--version']);
    if (error !== undefined) throw error;
  },
  'starts a process without waiting': async () => {
    const { spawn } = await moduleOf<{ spawn: (...args: unknown[]) => Emitter }>('child_process');
    await settled(spawn(process.execPath, ['--version']), 'exit');
  },
  'starts a process through the binding': () => {
    const { spawn } = binding('spawn_sync') as { spawn: (options: object) => { error?: number } };
    const { error } = spawn({ file: process.execPath, args: [process.execPath, '--version'], stdio: [] });
    return error === undefined || error === 0 || fail(`error ${String(error)}`);
  },
  'starts a process in a cluster': async () => {
    const { fork } = await moduleOf<{ fork: () => Emitter }>('cluster');
    await settled(fork(), 'online');
  },
  'replaces itself with another program': () => {
    // A success would end this process; the error tells whether it was allowed.
    const { execve } = process as unknown as { execve?: (file: string, args: string[]) => void };
    if (execve === undefined) throw new Error('this version has none');
    execve(inFolder('none'), []);
  },
  'starts a thread': async () => {
    const { Worker } = await moduleOf<{ Worker: new (code: string, how: object) => Emitter }>(
      'worker_threads',
    );
    await settled(new Worker('', { eval: true }), 'exit');
  },
  'loads native code': () => {
    const module = { exports: {} };
    process.dlopen(module, inFolder('none.node'));
  },
  'calls native code with ffi': async () => {
    const { dlopen } = await moduleOf<{ dlopen: (library: null, functions: object) => unknown }>('ffi');
    dlopen(null, {});
  },
  'has a file system for WebAssembly': async () => {
    const { WASI } = await moduleOf<{ WASI: new (options: object) => unknown }>('wasi');
    return new WASI({ version: 'preview1', preopens: { '/': folder } });
  },
  'opens the inspector': async () => {
    const { open, close, url } = await moduleOf<{
      open: (port: number, host: string) => void;
      close: () => void;
      url: () => string | undefined;
    }>('inspector');
    open(0, '127.0.0.1');
    const opened = url();
    close();
    return opened ?? fail('it did not open');
  },
  'connects to its own inspector': async () => {
    const { Session } = await moduleOf<{
      Session: new () => {
        connect: () => void;
        post: (method: string, callback: (error: unknown) => void) => void;
      };
    }>('inspector');
    const session = new Session();
    session.connect();
    await new Promise<void>((resolve, reject) => {
      session.post('Runtime.enable', (error) => {
        if (error instanceof Error) reject(error);
        else resolve();
      });
    });
  },
  'opens the inspector of another process': () => {
    const { _debugProcess: debug } = process as unknown as { _debugProcess: (pid: number) => void };
    debug(target.debugged);
  },
  'connects to a port': async () => {
    const { connect } = await moduleOf<{ connect: (port: number, host: string) => Emitter }>('net');
    await settled(connect(target.port, '127.0.0.1'), 'connect');
  },
  'connects to a port through the binding': () => {
    const { TCP, TCPConnectWrap, constants } = binding('tcp_wrap') as Wrap;
    const request = new TCPConnectWrap();
    return new Promise((resolve, reject) => {
      request.oncomplete = (status: number) => {
        if (status === 0) resolve(true);
        else reject(new Error(`status ${String(status)}`));
      };
      const status = new TCP(constants.SOCKET).connect(request, '127.0.0.1', target.port);
      if (status !== 0) reject(new Error(`status ${String(status)}`));
    });
  },
  'sends an HTTP request': async () => {
    const { get } = await moduleOf<{ get: (url: string) => Emitter }>('http');
    await settled(get(`http://127.0.0.1:${String(target.port)}/`), 'response');
  },
  'sends a request with fetch': () => fetch(`http://127.0.0.1:${String(target.port)}/`),
  'listens on a port': async () => {
    const { createServer } = await moduleOf<{
      createServer: () => Emitter & { listen: (port: number, host: string) => void };
    }>('net');
    const server = createServer();
    const listening = settled(server, 'listening');
    server.listen(0, '127.0.0.1');
    await listening;
  },
  'connects to a Unix socket': async () => {
    const { connect } = await moduleOf<{ connect: (path: string) => Emitter }>('net');
    await settled(connect(target.socket), 'connect');
  },
  'listens on a Unix socket': async () => {
    const { createServer } = await moduleOf<{
      createServer: () => Emitter & { listen: (path: string) => void };
    }>('net');
    const server = createServer();
    const listening = settled(server, 'listening');
    server.listen(inFolder('made.socket'));
    await listening;
  },
  'sends a datagram': async () => {
    const { createSocket } = await moduleOf<{ createSocket: (type: string) => Datagrams }>('dgram');
    const socket = createSocket('udp4');
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.send('x', target.datagramPort, '127.0.0.1', (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  },
  'looks up a name': async () => {
    const { lookup } = await moduleOf<{
      lookup: (name: string, callback: (error: Error | null) => void) => void;
    }>('dns');
    await new Promise<void>((resolve, reject) => {
      lookup('127.0.0.1.', (error) => {
        // The error for an unknown name also means that the lookup was allowed.
        if (error && !/ENOTFOUND|EAI_AGAIN/.test(error.message)) reject(error);
        else resolve();
      });
    });
  },
  'finds the grader': () => {
    process.kill(target.grader, 0);
  },
  'finds another process': () => {
    process.kill(target.other, 0);
  },
  'ends another process': () => {
    process.kill(target.other, 'SIGKILL');
  },
  'signals its parent': () => {
    if (process.ppid === 0) fail('it has none');
    process.kill(process.ppid, 0);
  },
  'is a child of the grader': () => process.ppid === target.grader || fail('it is not'),
  'changes the priority of the grader': () => {
    os.setPriority(target.grader, os.getPriority(target.grader));
  },
  'becomes another user': () => {
    if (process.getuid?.() !== 0) fail('it is not the administrator');
    process.seteuid?.(65_534);
    process.seteuid?.(0);
  },
  'changes its directory': () => {
    process.chdir('/');
  },
  'reads the names of users': () => os.userInfo().username,
  'reads the network interfaces of the machine': () =>
    Object.keys(os.networkInterfaces()).some((name) => name !== 'lo') || fail('none'),
};

interface Database {
  exec: (sql: string) => void;
  close: () => void;
  loadExtension: (file: string) => void;
}
interface Datagrams extends Emitter {
  send: (text: string, port: number, host: string, callback: (error?: Error | null) => void) => void;
}
interface Wrap {
  TCP: new (kind: number) => { connect: (request: object, host: string, port: number) => number };
  TCPConnectWrap: new () => { oncomplete?: (status: number) => void };
  constants: { SOCKET: number };
}

function fail(why: string): never {
  throw new Error(why);
}

/** In some versions, the first parameter is the receiver. */
function callEither(stat: (...args: unknown[]) => number, file: string): number {
  try {
    return stat(file);
  } catch {
    return stat(undefined, file);
  }
}

function kindOf(fd: number): string {
  try {
    const stats = fs.fstatSync(fd);
    if (stats.isFile()) return 'file';
    return stats.isSocket() ? 'socket' : '';
  } catch {
    return '';
  }
}

const LIMIT_MS = 2_000;

async function outcome(attempt: Attempt): Promise<string> {
  try {
    const late = new Promise((_, reject) => {
      setTimeout(reject, LIMIT_MS, new Error('no outcome')).unref();
    });
    const result: unknown = await Promise.race([Promise.resolve().then(attempt), late]);
    const isUnsure = typeof result === 'object' && result !== null && 'beginning' in result;
    return isUnsure ? `${WROTE}${String(result.beginning)}` : 'open';
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    return (code ?? message ?? String(error)).slice(0, 200);
  }
}

async function tryAll(): Promise<void> {
  process.on('uncaughtException', () => undefined);
  // Synchronously, so that the test knows which attempt ended the process.
  const tell = (...told: string[]): number => fs.writeSync(1, `\n${JSON.stringify(told)}\n`);
  const names = Object.keys(attempts);
  for (const name of names.slice(names.indexOf(target.after) + 1)) {
    tell(name, 'ended the process');
    tell(name, await outcome(attempts[name] ?? (() => fail('there is none'))));
  }
  tell('', 'done');
  process.exit(0);
}

void tryAll();
