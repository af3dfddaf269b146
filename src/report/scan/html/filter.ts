/**
 * Sorts and filters the table of verdicts. Rows out of sight are not laid out (content-visibility), so that thousands do not
 * freeze the page. Runs under the hash of the page's policy, and without it the whole table is there.
 */
export const filterScript = `
'use strict';
(() => {
  const table = document.getElementById('verdicts');
  if (!table) return;
  const byId = (id) => document.getElementById(id);
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row, place) => ({ row, place, text: undefined, ...row.dataset }));
  const fields = ['text', 'status', 'severity', 'target', 'vpc', 'rule'].map((name) => [name, byId('f-' + name)]);
  const shown = byId('f-shown');
  const count = (value) => value.toLocaleString('en');
  const textOf = (each) => (each.text ??= each.row.textContent.toLowerCase());
  const ranks = (each, target) => (target ? [each[target]] : [each.d, each.o]).filter((rank) => rank !== undefined);

  const isWanted = (each, { text, status, severity, target, vpc, rule }) => {
    if (status === 'accepted' ? !each.a : status === 'open' ? each.a || each.s === 'pass' : status && each.s !== status) return false;
    if (target && each[target] === undefined) return false;
    if (severity && !ranks(each, target).some((rank) => Number(rank) <= Number(severity))) return false;
    if (vpc === 'none' ? each.v !== '' : vpc && !each.v.split(' ').includes(vpc)) return false;
    if (rule && each.r !== rule) return false;
    return text.every((word) => textOf(each).includes(word));
  };

  const apply = () => {
    const values = Object.fromEntries(fields.map(([name, field]) => [name, field.value]));
    const wanted = { ...values, text: values.text.toLowerCase().split(/\\s+/).filter(Boolean) };
    let left = 0;
    for (const each of rows) {
      const isShown = isWanted(each, wanted);
      if (each.row.hidden === isShown) each.row.hidden = !isShown;
      if (isShown) left += 1;
    }
    // A group of rows without a row is none.
    body.hidden = left === 0;
    shown.textContent = count(left) + ' of ' + count(rows.length) + ' rows shown';
  };

  let waiting;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  };
  for (const [name, field] of fields) field.addEventListener(name === 'text' ? 'input' : 'change', name === 'text' ? later : apply);
  byId('f-clear').addEventListener('click', () => {
    for (const [, field] of fields) if (field.tagName === 'SELECT') field.selectedIndex = 0;
    else field.value = '';
    apply();
  });

  const order = new Intl.Collator('en', { numeric: true });
  const cellText = (index) => (each) => each.row.cells[index].textContent;
  const heads = [...table.tHead.rows[0].cells];
  const sortBy = (head, index) => {
    const isDown = head.getAttribute('aria-sort') === 'ascending';
    for (const each of heads) each.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', isDown ? 'descending' : 'ascending');
    if (index === 0) rows.sort((a, b) => a.place - b.place);
    else {
      const keys = new Map(rows.map((each) => [each, cellText(index)(each)]));
      rows.sort((a, b) => order.compare(keys.get(a), keys.get(b)) || a.place - b.place);
    }
    if (isDown) rows.reverse();
    body.append(...rows.map(({ row }) => row));
  };
  heads.forEach((head, index) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    button.addEventListener('click', () => sortBy(head, index));
    head.replaceChildren(button);
  });
  heads[0].setAttribute('aria-sort', 'ascending');

  byId('tools').hidden = false;
  apply();
})();
`;
