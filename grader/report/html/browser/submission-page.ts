/**
 * Script of a submission's page: turns a TA's comments and adjustments into rows of overrides.csv.
 */
import { csvRow } from './csv';
import { unfoldForPrint } from './print';

unfoldForPrint();

const rows = document.querySelector<HTMLElement>('section.rows');
if (rows !== null) start(rows);

function start(section: HTMLElement): void {
  const form = section.querySelector<HTMLElement>('.needs-script');
  const csv = section.querySelector<HTMLTextAreaElement>('.csv');
  const by = section.querySelector<HTMLInputElement>('.by input');
  const download = section.querySelector<HTMLAnchorElement>('.download');
  const problem = section.querySelector<HTMLElement>('.problem');
  const copy = section.querySelector<HTMLButtonElement>('.copy');
  if (!form || !csv || !by || !download || !problem || !copy) return;
  form.hidden = false;
  let link = '';
  const update = (): void => {
    const { lines, why } = writtenRows(
      decodeURIComponent(section.dataset['submission'] ?? ''),
      by.value.trim(),
    );
    csv.value = lines.map((line) => `${line}\n`).join('');
    problem.textContent = why;
    copy.disabled = lines.length === 0;
    if (link !== '') URL.revokeObjectURL(link);
    link = '';
    if (lines.length === 0) download.removeAttribute('href');
    else {
      // Excel takes UTF-8 for another encoding without a byte order mark.
      const text = `\uFEFF${[section.dataset['columns'], ...lines].join('\r\n')}\r\n`;
      link = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
      download.href = link;
    }
  };
  document.addEventListener('input', update);
  copy.addEventListener('click', () => {
    csv.select();
    // A page opened from a file may have no clipboard access; the user can then copy the selection.
    navigator.clipboard.writeText(csv.value).then(
      () => {
        copy.textContent = 'Copied';
        setTimeout(() => (copy.textContent = 'Copy rows'), 1_500);
      },
      () => {
        problem.textContent = 'The rows are selected: copy them with Ctrl+C or ⌘C.';
      },
    );
  });
  update();
}

/** Returns a row for each exercise with an entry, and what is still missing. */
function writtenRows(submission: string, by: string): { lines: string[]; why: string } {
  const lines: string[] = [];
  for (const fields of document.querySelectorAll<HTMLElement>('.adjust')) {
    const comment = fields.querySelector('textarea')?.value.trim() ?? '';
    const typed = fields.querySelector('input')?.value.trim() ?? '';
    if (comment === '' && typed === '') continue;
    const exercise = fields.dataset['exercise'] ?? '';
    const where = exercise === '' ? 'the whole submission' : exercise;
    const points = Number(typed.replace('−', '-').replace(',', '.'));
    if (!Number.isFinite(points)) return { lines: [], why: `The points for ${where} must be a number.` };
    if (comment === '')
      return { lines: [], why: `Write a comment that says why the points for ${where} change.` };
    if (by === '') return { lines: [], why: 'Enter your name, so that the rows say who decided.' };
    lines.push(csvRow([submission, exercise, points, comment, by]));
  }
  return { lines, why: '' };
}
