// Search and filters above the table of the providers. Written by provspec; change the spec, not this file.
// Without this script the page is the whole table.
(() => {
  const fill = (words, holes) => words.replace(/\{(\w+)\}/g, (hole, name) => holes[name] ?? hole);
  // As people type: no capitals, no accents.
  const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  /** What a filter finds in a cell: the choices marked in it, else all of its text. */
  const choicesOf = (cell, nothing) => {
    const marked = cell.querySelectorAll('[data-choice]');
    const texts = marked.length > 0 ? [...marked] : [cell];
    return texts.map((it) => it.textContent.trim()).filter((text) => text !== '' && text !== nothing);
  };

  const read = (table, columns, nothing) =>
    [...table.tBodies[0].rows].map((element) => {
      const [provider, ...cells] = element.cells;
      const page = provider.querySelector('a')?.getAttribute('href') ?? '';
      const code = page.replace(/\/?(index\.html|\.html|\.md)?$/, '').replace(/^.*\//, '');
      const other = provider.querySelector('[data-name]')?.dataset.name ?? '';
      return {
        element,
        text: plain(`${provider.textContent}\n${other}\n${code}`),
        choices: new Map(columns.map((name, at) => [name, new Set(choicesOf(cells[at], nothing))])),
      };
    });

  /** On phones each row is a card, which says the titles itself; to screen readers it stays a table. */
  const prepare = (table, nothing) => {
    // A class would take the theme's own look away.
    table.dataset.providersTable = '';
    table.setAttribute('role', 'table');
    const titles = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
    for (const group of [table.tHead, table.tBodies[0]]) group.setAttribute('role', 'rowgroup');
    for (const cell of table.tHead.rows[0].cells) cell.setAttribute('role', 'columnheader');
    for (const row of table.rows) row.setAttribute('role', 'row');
    for (const row of table.tBodies[0].rows) {
      [...row.cells].forEach((cell, at) => {
        cell.setAttribute('role', 'cell');
        cell.dataset.title = titles[at];
        cell.toggleAttribute('data-empty', cell.textContent.trim() === nothing);
      });
    }
    return titles;
  };

  const start = () => {
    const place = document.querySelector('div[data-providers]');
    const table = place?.parentElement.querySelector('table');
    if (!table || place.firstChild) return;
    const words = place.dataset;
    const [searched, ...columns] = words.providers.split(' ');
    const rows = read(table, columns, words.nothing);
    const titles = prepare(table, words.nothing);

    const search = make('input', { type: 'search', name: searched, autocomplete: 'off', spellcheck: false });
    const filters = columns.map((name, at) => {
      const choices = [...new Set(rows.flatMap((row) => [...row.choices.get(name)]))];
      const options = choices.sort((a, b) => a.localeCompare(b)).map((value) => make('option', { value }));
      const select = make('select', { name }, make('option', { value: '', textContent: words.any }), ...options);
      return { name, select, options, title: titles[at + 1] };
    });
    const count = make('p', { className: 'providers-count' });
    count.setAttribute('role', 'status');
    const reset = make('button', { type: 'reset', className: 'providers-reset', textContent: words.reset });
    const labelled = (title, control) => make('label', {}, make('span', { textContent: title }), control);
    const form = make(
      'form',
      { className: 'providers-filters' },
      labelled(words.search, search),
      ...filters.map(({ title, select }) => labelled(title, select)),
      make('div', { className: 'providers-result' }, count, reset),
    );
    form.setAttribute('role', 'search');
    form.setAttribute('aria-label', words.label);

    const apply = () => {
      const wanted = plain(search.value).split(/\s+/).filter(Boolean);
      const chosen = filters.filter(({ select }) => select.value !== '');
      const totals = new Map(filters.map(({ name }) => [name, new Map()]));
      let shown = 0;
      for (const row of rows) {
        const found = wanted.every((word) => row.text.includes(word));
        const failed = found ? chosen.filter(({ name, select }) => !row.choices.get(name).has(select.value)) : [];
        row.element.hidden = !found || failed.length > 0;
        shown += row.element.hidden ? 0 : 1;
        if (!found || failed.length > 1) continue;
        // A choice counts what would be shown with it in place of the filter's present one.
        for (const { name } of failed.length === 1 ? failed : filters) {
          const total = totals.get(name);
          for (const choice of row.choices.get(name)) total.set(choice, (total.get(choice) ?? 0) + 1);
        }
      }
      for (const { name, options } of filters) {
        for (const option of options) {
          const text = fill(words.option, { title: option.value, count: totals.get(name).get(option.value) ?? 0 });
          if (option.textContent !== text) option.textContent = text;
        }
      }
      const counted = fill(words.count, { shown, all: rows.length });
      count.textContent = shown === 0 ? words.none : counted;
      reset.classList.toggle('providers-idle', wanted.length + chosen.length === 0);
      table.hidden = shown === 0;
    };

    let waiting = 0;
    /** What is chosen stands in the address, beside whatever else is there. */
    const remember = () => {
      clearTimeout(waiting);
      const address = new URL(location.href);
      for (const { name, value } of [search, ...filters.map(({ select }) => select)]) {
        if (value.trim() === '') address.searchParams.delete(name);
        else address.searchParams.set(name, value.trim());
      }
      if (address.href !== location.href) history.replaceState(history.state, '', address);
    };
    const recall = () => {
      const { searchParams } = new URL(location.href);
      search.value = searchParams.get(searched) ?? '';
      for (const { name, select, options } of filters) {
        const value = searchParams.get(name) ?? '';
        select.value = options.some((option) => option.value === value) ? value : '';
      }
    };
    const change = () => {
      apply();
      // Browsers take only so many changes of the address in a second.
      clearTimeout(waiting);
      waiting = setTimeout(() => form.isConnected && remember(), 200);
    };

    form.addEventListener('input', change);
    // Who leaves a control may be about to leave the page.
    form.addEventListener('focusout', remember);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('reset', (event) => {
      event.preventDefault();
      for (const control of [search, ...filters.map(({ select }) => select)]) control.value = '';
      // The button goes away.
      search.focus();
      apply();
      remember();
    });
    recall();
    apply();
    place.append(form);
  };

  // With instant navigation a page comes without a load; the theme then tells of each.
  if (window.document$?.subscribe) window.document$.subscribe(start);
  else if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
