import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { printable } from '../platform/printable';

const execute = promisify(execFile);

/** Far more than one repository takes, but it ends a dead connection. */
const MAX_MS = 300_000;
const MAX_OUTPUT_BYTES = 100_000_000;
const MAX_REASON = 300;

/**
 * Runs git or gh and returns its standard output.
 *
 * @throws Error with the line of its standard error that says why
 */
export async function runTool(tool: 'git' | 'gh', args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await execute(tool, [...args], {
      timeout: MAX_MS,
      maxBuffer: MAX_OUTPUT_BYTES,
      // Nobody is there to enter a password, and exercises are never LFS files.
      env: { ...withoutRepository(process.env), GIT_TERMINAL_PROMPT: '0', GIT_LFS_SKIP_SMUDGE: '1' },
    });
    return stdout;
  } catch (failure) {
    throw new Error(reasonOf(tool, failure), { cause: failure });
  }
}

/** In a hook of git, these variables name the repository of the hook. */
const OF_A_HOOK = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_OBJECT_DIRECTORY', 'GIT_COMMON_DIR'];

const withoutRepository = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !OF_A_HOOK.includes(name)));

/** git gives advice after the cause, and gh before it. */
function causeIn(stderr: string): string {
  const lines = stderr.trim().split(/\r?\n/);
  return lines.find((line) => /^(fatal|error|remote: ERROR): /i.test(line)) ?? lines.at(-1) ?? '';
}

function reasonOf(tool: string, failure: unknown): string {
  const { code, stderr = '' } = failure as { readonly code?: unknown; readonly stderr?: string };
  if (code === 'ENOENT') return `${tool} is not installed on this machine; install it`;
  return printable(causeIn(stderr)).slice(0, MAX_REASON) || `${tool} was terminated`;
}
