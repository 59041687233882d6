'use strict';
// Sorts a table by a click on its head and filters long ones. The page reads in full without it.
(() => {
  const language = document.documentElement.lang;
  const collator = new Intl.Collator(language, { numeric: true });
  const valueOf = (row, index) => {
    const cell = row.cells[index];
    return 'v' in cell.dataset ? cell.dataset.v.trim() : cell.textContent.trim();
  };
  const compare = (a, b, isNumber) => {
    if (a === '' || b === '') return (a === '') - (b === '');
    return isNumber ? a - b : collator.compare(a, b);
  };
  const sort = (table, head, index) => {
    const falls = head.getAttribute('aria-sort') === 'descending';
    const rises = head.getAttribute('aria-sort') === 'ascending';
    const isNumber = head.classList.contains('n');
    const direction = isNumber ? (falls ? 1 : -1) : (rises ? -1 : 1);
    const body = table.tBodies[0];
    const rows = [...body.rows].map(row => [valueOf(row, index), row]);
    rows.sort(([a], [b]) => a === '' || b === '' ? compare(a, b) : direction * compare(a, b, isNumber));
    body.append(...rows.map(([, row]) => row));
    for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', direction > 0 ? 'ascending' : 'descending');
  };
  for (const table of document.querySelectorAll('table[data-sort]')) {
    [...table.tHead.rows[0].cells].forEach((head, index) => {
      // A real button would not be drawn in the heads that are repeated on paper.
      const button = document.createElement('span');
      button.tabIndex = 0;
      button.setAttribute('role', 'button');
      button.append(...head.childNodes);
      button.addEventListener('click', () => sort(table, head, index));
      button.addEventListener('keydown', event => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        sort(table, head, index);
      });
      head.append(button);
    });
    if (!table.dataset.filter) continue;
    const label = document.createElement('label');
    const field = document.createElement('input');
    field.type = 'search';
    label.className = 'filter';
    label.append(table.dataset.filter, field);
    field.addEventListener('input', () => {
      const wanted = field.value.toLocaleLowerCase(language);
      for (const row of table.tBodies[0].rows)
        row.hidden = !row.textContent.toLocaleLowerCase(language).includes(wanted);
    });
    table.parentElement.before(label);
  }
})();
