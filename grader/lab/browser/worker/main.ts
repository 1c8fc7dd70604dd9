/**
 * The worker that runs a student's functions. The page ends it when a call takes too long, and
 * starts another.
 */
import type { LabError, Owner, ToWorker } from '../../protocol';
import { scenes, type SceneName } from '../../scenes';
import type { SceneTools } from '../../scenes/functions';
import { startBackend } from './backend';
import { takeOverConsole } from './console';
import { scope } from './scope';
import { Student } from './student';

const post = scope.postMessage.bind(globalThis);
const takePrinted = takeOverConsole();
const { tf } = scope.labParts;
const owners: Readonly<Record<Owner, Student>> = {
  student: new Student('student'),
  model: new Student('model'),
};

function run({ id, owner, scene, input }: Extract<ToWorker, { kind: 'run' }>): void {
  takePrinted();
  const tools: SceneTools = {
    tf,
    use: (name) => owners[owner].use(name),
    find: (name) => owners[owner].find(name),
    emit: (frame) => {
      post({ kind: 'frame', id, frame });
    },
  };
  const play = scenes[scene as SceneName] as (tools: SceneTools, input: unknown) => unknown;
  const began = performance.now();
  tf.engine().startScope();
  try {
    const result = play(tools, input);
    post({ kind: 'done', id, result, ms: performance.now() - began, printed: takePrinted() });
  } catch (failure) {
    post({ kind: 'failed', id, error: errorOf(failure), printed: takePrinted() });
  } finally {
    tf.engine().endScope();
  }
}

function errorOf(failure: unknown): LabError {
  try {
    if (failure instanceof Error) {
      // Code can put anything into an error.
      const { name, message, stack } = failure as { name: unknown; message: unknown; stack?: unknown };
      return { name: String(name), message: String(message), stack: String(stack) };
    }
    return { name: 'Error', message: String(failure), stack: '' };
  } catch {
    return { name: 'Error', message: 'something that cannot be read', stack: '' };
  }
}

scope.onmessage = ({ data }) => {
  if (data.kind === 'run') run(data);
  else if (data.kind === 'code') owners[data.owner].replace(data.scripts);
  else
    void startBackend(data.backend).then((backend) => {
      post({ kind: 'ready', backend });
    });
};
