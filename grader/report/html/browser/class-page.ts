/**
 * Script of a class's page: sorts the table by its headers and filters the rows. The address keeps
 * both, so that a reload or a link shows the same rows.
 */
const table = document.querySelector<HTMLTableElement>('table.students');
const controls = document.querySelector<HTMLElement>('.controls');
if (table !== null && controls !== null) start(table, controls);

type Direction = 'ascending' | 'descending';

function start(students: HTMLTableElement, form: HTMLElement): void {
  const body = students.tBodies[0];
  if (body === undefined) return;
  const rows = [...body.rows];
  form.hidden = false;
  const asked = new URLSearchParams(location.hash.slice(1));
  for (const header of students.querySelectorAll<HTMLTableCellElement>('thead th')) {
    const key = header.dataset['key'] ?? '';
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener('click', () => {
      const direction = sortBy(students, body, rows, header);
      keep('sort', `${direction === 'descending' ? '-' : ''}${key}`);
    });
    const sort = asked.get('sort');
    if (sort === key || sort === `-${key}`) {
      sortBy(students, body, rows, header);
      if (sort.startsWith('-')) sortBy(students, body, rows, header);
    }
  }
  filterBy(form, rows, asked);
}

/** Keeps a setting in the address, without a step in the history of the browser. */
function keep(key: string, value: string): void {
  const settings = new URLSearchParams(location.hash.slice(1));
  if (value === '') settings.delete(key);
  else settings.set(key, value);
  const text = settings.toString();
  history.replaceState(null, '', text === '' ? location.href.replace(/#.*/, '') : `#${text}`);
}

/**
 * Returns the direction. The first click sorts in ascending order, so that students who need help
 * come first; the next one reverses the order.
 */
function sortBy(
  students: HTMLTableElement,
  body: HTMLTableSectionElement,
  rows: readonly HTMLTableRowElement[],
  header: HTMLTableCellElement,
): Direction {
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
  return direction;
}

function filterBy(form: HTMLElement, rows: readonly HTMLTableRowElement[], asked: URLSearchParams): void {
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
  const inputs = [...(text === null ? [] : [text]), ...selects];
  for (const control of inputs) {
    const key = control.dataset['key'] ?? '';
    control.value = asked.get(key) ?? '';
    // A link may name what this class no longer has.
    if (control instanceof HTMLSelectElement && control.selectedIndex < 0) control.value = '';
    control.addEventListener('input', () => {
      keep(key, control.value);
      update();
    });
  }
  update();
}

export {};
