// Saves what is being written, and adds and removes rows. Without this file the form works as it is.
'use strict';
(() => {
  const form = document.querySelector('form[data-autosave]');
  if (!form) return;
  const pause = 1500;
  const status = document.getElementById('autosave');
  const edit = form.elements.namedItem('edit');
  const told = form.dataset;
  let waiting = 0;
  let running = false;
  let again = false;
  let blocked = false;

  const tell = (text, kind) => {
    status.className = 'help' + (kind ? ' ' + kind : '');
    status.textContent = text;
  };
  const idOf = (name) => name.replace(/[^A-Za-z0-9]+/g, '-');
  const fault = (name, text) => {
    const input = document.getElementById(idOf(name)) || document.getElementsByName(name)[0];
    if (!input) return;
    const note = document.createElement('p');
    note.className = 'wrong by-script';
    note.id = idOf(name) + '-now';
    note.textContent = text;
    input.after(note);
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', [input.getAttribute('aria-describedby'), note.id].filter(Boolean).join(' '));
  };
  const clear = () => {
    for (const note of form.querySelectorAll('.by-script')) {
      const input = note.previousElementSibling;
      input.removeAttribute('aria-invalid');
      input.setAttribute('aria-describedby', (input.getAttribute('aria-describedby') || '').replace(note.id, '').trim());
      note.remove();
    }
  };
  const link = (href, text) => {
    const there = document.createElement('a');
    there.href = href;
    there.target = '_blank';
    there.rel = 'noopener';
    there.textContent = text;
    return there;
  };
  const conflict = (answer) => {
    blocked = true;
    tell(answer.says + ' ', 'bad');
    const over = document.createElement('button');
    over.type = 'button';
    over.className = 'quiet';
    over.textContent = told.over;
    over.addEventListener('click', () => {
      edit.value = answer.edit;
      blocked = false;
      save();
    });
    status.append(link(told.sheet, told.look), ' ', over);
  };
  const send = () => fetch(told.autosave, {
    method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { Accept: 'application/json' }
  });
  const isAnswer = (response) => (response.headers.get('content-type') || '').includes('json');
  // Whoever signed in again in another tab has another token.
  const renewed = async () => {
    const page = await fetch(location.pathname);
    const token = new DOMParser().parseFromString(await page.text(), 'text/html').querySelector('[data-autosave] [name=_csrf]');
    if (token) for (const old of document.querySelectorAll('[name=_csrf]')) old.value = token.value;
    return Boolean(token);
  };
  const signInFirst = (text) => {
    tell(text + ' ', 'bad');
    status.append(link(told.signin, told.again));
    window.addEventListener('focus', save, { once: true });
  };
  const save = async () => {
    clearTimeout(waiting);
    if (blocked) return;
    if (running) {
      again = true;
      return;
    }
    running = true;
    tell(told.saving);
    try {
      let response = await send();
      if (!isAnswer(response) && await renewed()) response = await send();
      if (!isAnswer(response)) {
        signInFirst(told.ended);
        return;
      }
      const answer = await response.json();
      clear();
      if (response.ok) {
        edit.value = answer.edit;
        tell(answer.says);
        const whole = document.querySelector('#whole .percent');
        if (whole) whole.textContent = answer.percent;
        const bar = document.querySelector('#whole progress');
        if (bar) bar.value = Number(answer.filled);
      } else if (response.status === 409 && answer.edit !== Number(edit.value)) conflict(answer);
      else if (response.status === 403) signInFirst(answer.says);
      else {
        tell(answer.says, 'bad');
        Object.entries(answer.faults).forEach(([name, text]) => fault(name, text));
      }
    } catch {
      tell(told.away, 'bad');
      waiting = setTimeout(save, 10 * pause);
    } finally {
      running = false;
      if (again) {
        again = false;
        save();
      }
    }
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, pause);
  };

  const number = (list) => [...list.children].forEach((row, n) => {
    row.setAttribute('aria-label', row.getAttribute('aria-label').replace(/[0-9۰-۹]+(?=\u2069?$)/, (old) =>
      /[۰-۹]/.test(old) ? String(n + 1).replace(/[0-9]/g, (d) => '۰۱۲۳۴۵۶۷۸۹'[d]) : String(n + 1)));
    for (const input of row.querySelectorAll('[name]')) {
      input.name = input.name.replace(/\[\d+\]/, '[' + n + ']');
      const label = row.querySelector('label[for="' + input.id + '"]');
      input.id = idOf(input.name);
      if (label) label.htmlFor = input.id;
    }
  });
  const removable = (row) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'remove';
    button.textContent = told.remove;
    button.addEventListener('click', () => {
      const list = row.parentElement;
      const next = row.nextElementSibling || row.previousElementSibling;
      row.remove();
      number(list);
      const field = next && next.querySelector('input, select');
      (field || list.nextElementSibling).focus();
      tell(told.removed);
      soon();
    });
    row.append(button);
  };
  for (const list of form.querySelectorAll('[data-rows]')) {
    const blank = list.lastElementChild.cloneNode(true);
    const isBlank = (row) => [...row.querySelectorAll('input:not([type=checkbox]), select')].every((input) => !input.value || input.value === '0');
    while (list.children.length > 1 && isBlank(list.lastElementChild)) list.lastElementChild.remove();
    [...list.children].forEach(removable);
    const add = document.createElement('button');
    add.type = 'button';
    add.className = 'quiet add';
    add.textContent = told.add;
    add.addEventListener('click', () => {
      const row = blank.cloneNode(true);
      list.append(row);
      number(list);
      removable(row);
      row.querySelector('input').focus();
    });
    list.after(add);
  }

  form.addEventListener('input', soon);
  form.addEventListener('change', soon);
  form.addEventListener('submit', () => clearTimeout(waiting));
})();
