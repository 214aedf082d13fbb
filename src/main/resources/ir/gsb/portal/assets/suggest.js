// Suggestions below the search field while someone types (ARIA combobox). Without this file the field works as it is.
'use strict';
(() => {
  const field = document.querySelector('input[data-suggest]');
  if (!field) return;
  const patience = 200;
  const most = 8;
  const known = new Map();
  const list = document.createElement('ul');
  list.id = 'suggestions';
  list.className = 'options';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', field.dataset.suggestions);
  field.closest('.search').append(list);
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('aria-expanded', 'false');
  let waiting = 0;
  let silentUntil = 0;
  let asked = 0;
  let at = -1;

  const close = () => {
    list.hidden = true;
    at = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };
  const choose = (number) => {
    at = number;
    [...list.children].forEach((one, n) => one.setAttribute('aria-selected', String(n === at)));
    if (at < 0) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', list.children[at].id);
  };
  const icon = (name) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('class', 'icon');
    svg.setAttribute('aria-hidden', 'true');
    const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
    use.setAttribute('href', '/assets/portal/icons.svg#' + name);
    svg.append(use);
    return svg;
  };
  const show = (found) => {
    list.replaceChildren(...found.map((one, n) => {
      const item = document.createElement('li');
      item.id = 'suggestion-' + n;
      item.setAttribute('role', 'option');
      item.dataset.address = one.code
        ? field.dataset.services + one.code
        : field.form.action + '?q=' + encodeURIComponent(one.text);
      const text = document.createElement('span');
      text.dir = 'auto';
      text.lang = /[\u0620-\u064a\u066e-\u06d3]/.test(one.text) ? 'fa' : 'en';
      text.textContent = one.text;
      item.append(icon(one.code ? 'paper' : 'agency'), text);
      return item;
    }));
    list.hidden = found.length === 0;
    field.setAttribute('aria-expanded', String(found.length > 0));
    choose(-1);
  };
  // Each address may ask only so often in a minute: nothing is asked twice, and nothing before it is allowed again.
  const fetched = async (words) => {
    if (Date.now() < silentUntil) return [];
    const answer = await fetch(field.dataset.suggest + '?q=' + encodeURIComponent(words));
    if (!answer.ok) {
      silentUntil = Date.now() + 1000 * (Number(answer.headers.get('retry-after')) || 5);
      return [];
    }
    const found = (await answer.json()).suggestions.slice(0, most);
    known.set(words, found);
    return found;
  };
  const ask = async () => {
    const words = field.value.trim();
    const mine = ++asked;
    if (words.length < 2) return close();
    try {
      const found = known.get(words) ?? await fetched(words);
      if (mine === asked && document.activeElement === field) show(found);
    } catch {
      close();
    }
  };

  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, patience);
  });
  field.addEventListener('keydown', (event) => {
    const last = list.children.length - 1;
    if (event.key === 'ArrowDown' && list.hidden) ask();
    else if (list.hidden) return;
    else if (event.key === 'ArrowDown') choose(at < last ? at + 1 : -1);
    else if (event.key === 'ArrowUp') choose(at > -1 ? at - 1 : last);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && at >= 0) location.assign(list.children[at].dataset.address);
    else return;
    event.preventDefault();
  });
  list.addEventListener('mousedown', (event) => {
    event.preventDefault();
    const item = event.target.closest('li');
    if (item) location.assign(item.dataset.address);
  });
  field.addEventListener('blur', close);
})();
