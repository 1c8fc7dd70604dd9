/** Script of a class's page: sorts the table by its headers and filters the rows. */
const table = document.querySelector<HTMLTableElement>('table.students');
const controls = document.querySelector<HTMLElement>('.controls');
if (table !== null && controls !== null) start(table, controls);

type Direction = 'ascending' | 'descending';

function start(students: HTMLTableElement, form: HTMLElement): void {
  const body = students.tBodies[0];
  if (body === undefined) return;
  const rows = [...body.rows];
  form.hidden = false;
  for (const header of students.querySelectorAll<HTMLTableCellElement>('thead th')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener('click', () => {
      sortBy(students, body, rows, header);
    });
  }
  filterBy(form, rows);
}

/**
 * The first click sorts in ascending order, so that students who need help come first; the next one
 * reverses the order.
 */
function sortBy(
  students: HTMLTableElement,
  body: HTMLTableSectionElement,
  rows: readonly HTMLTableRowElement[],
  header: HTMLTableCellElement,
): void {
  const direction: Direction = header.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
  for (const other of students.querySelectorAll('thead th')) other.removeAttribute('aria-sort');
  header.setAttribute('aria-sort', direction);
  const valueOf = (row: HTMLTableRowElement): string => row.cells[header.cellIndex]?.dataset['v'] ?? '';
  const inOrder = new Intl.Collator(undefined, { numeric: true }).compare;
  const isNumeric = header.dataset['kind'] === 'number';
  const compare = (a: string, b: string): number => (isNumeric ? Number(a) - Number(b) : inOrder(a, b));
  const factor = direction === 'ascending' ? 1 : -1;
  const sorted = rows
    .map((row) => ({ row, value: valueOf(row) }))
    .sort((a, b) => factor * compare(a.value, b.value));
  body.append(...sorted.map(({ row }) => row));
}

function filterBy(form: HTMLElement, rows: readonly HTMLTableRowElement[]): void {
  const text = form.querySelector<HTMLInputElement>('input[type=search]');
  const selects = [...form.querySelectorAll<HTMLSelectElement>('select')];
  const shown = form.querySelector<HTMLElement>('.shown');
  const update = (): void => {
    const words = (text?.value ?? '').trim().toLowerCase();
    const tags = selects.map(({ value }) => value).filter((value) => value !== '');
    let count = 0;
    for (const row of rows) {
      const own = (row.dataset['tags'] ?? '').split(' ');
      const fits =
        (row.dataset['name'] ?? '').toLowerCase().includes(words) && tags.every((tag) => own.includes(tag));
      row.hidden = !fits;
      if (fits) count += 1;
    }
    if (shown !== null) shown.textContent = `${String(count)} of ${String(rows.length)} shown`;
  };
  text?.addEventListener('input', update);
  for (const select of selects) select.addEventListener('change', update);
  update();
}

export {};
