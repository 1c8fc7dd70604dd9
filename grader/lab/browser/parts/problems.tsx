import type { JSX } from 'preact';
import { useLab } from '../lab';
import { texts } from '../texts';

/** The files that cannot be compiled as they are now. */
export function Problems(): JSX.Element | null {
  const { data, codes } = useLab();
  // One mistake in a file breaks every exercise that imports it.
  const seen = new Set<string>();
  const problems = data.exercises.flatMap(({ id, path }) => {
    const { problem, code } = codes[id] ?? {};
    if (problem === undefined || seen.has(problem.message)) return [];
    seen.add(problem.message);
    return [{ id, path, problem, isUsable: code !== undefined }];
  });
  if (problems.length === 0) return null;
  return (
    <div class="failure problems" role="alert">
      {problems.map(({ id, path, problem, isUsable }) => (
        <section key={id}>
          <p>
            <span class="sign" aria-hidden="true">
              ✗
            </span>{' '}
            <strong>{texts.problem.title(path)}</strong>
          </p>
          <pre class="frame" tabIndex={0}>
            {problem.message}
          </pre>
          <p class="aside">{isUsable ? texts.problem.stays : texts.problem.none}</p>
        </section>
      ))}
    </div>
  );
}
