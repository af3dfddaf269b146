/**
 * Keeps the reader's ticks in the browser, each with the reading that it was made on: what a newer reading still finds to be done
 * is not done, whatever was ticked before. What has to be checked by hand no reading contradicts. Done steps stay ticked.
 * Runs under the hash of the page's policy, and the page works without it.
 */
export const ticksScript = `
'use strict';
(() => {
  const panel = document.getElementById('ticks');
  const status = document.getElementById('ticks-status');
  const clear = document.getElementById('ticks-clear');
  const { store, read } = panel.dataset;
  const boxes = [...document.querySelectorAll('input[data-key]')];
  const mine = boxes.filter((box) => !box.defaultChecked);
  let isKept = true;

  const load = () => {
    try {
      return new Map(Object.entries(JSON.parse(localStorage.getItem(store)) ?? {}));
    } catch {
      return new Map();
    }
  };
  const save = (ticks) => {
    try {
      localStorage.setItem(store, JSON.stringify(Object.fromEntries(ticks)));
      isKept = true;
    } catch {
      isKept = false;
    }
  };
  const holds = (box, ticks) => {
    const made = ticks.get(box.dataset.key);
    return typeof made === 'string' && (made >= read || box.dataset.state === 'check-by-hand');
  };
  const tell = () => {
    const steps = boxes.filter((box) => 'step' in box.dataset);
    const ticked = steps.filter((box) => box.checked).length;
    const kept = isKept ? 'Ticks stay in this browser until a newer reading contradicts them.' : 'This browser does not keep ticks.';
    status.textContent = ticked + ' of ' + steps.length + ' steps are ticked. ' + kept;
  };

  const restore = () => {
    const ticks = load();
    for (const box of mine) box.checked = holds(box, ticks);
    for (const box of boxes) if (box.defaultChecked) box.checked = true;
    tell();
  };

  document.addEventListener('change', ({ target }) => {
    if (mine.includes(target)) {
      const ticks = load();
      if (target.checked) ticks.set(target.dataset.key, read);
      else ticks.delete(target.dataset.key);
      save(ticks);
    }
    tell();
  });
  clear.addEventListener('click', () => {
    const ticks = load();
    for (const box of mine) ticks.delete(box.dataset.key);
    save(ticks);
    restore();
  });
  addEventListener('storage', restore);
  clear.hidden = false;
  restore();
})();
`;
