/* Says of each number where it comes from, folds calculations, copies steps. The page is whole without it. */
(() => {
  'use strict';
  const doc = document, tip = doc.getElementById('tip'), say = doc.getElementById('say');
  const { words, numbers } = JSON.parse(doc.getElementById('numbers').textContent);
  const all = (selector, root = doc) => [...root.querySelectorAll(selector)];
  const element = (tag, text, name) => {
    const made = doc.createElement(tag);
    if (text) made.textContent = text;
    if (name) made.className = name;
    return made;
  };
  doc.documentElement.classList.add('js');

  /* ---- formulas from data: a leaf is a text that begins with its kind, all else a list that does ---- */
  const math = (tag, attributes, ...children) => {
    const made = doc.createElementNS('http://www.w3.org/1998/Math/MathML', tag);
    for (const name in attributes) made.setAttribute(name, attributes[name]);
    made.append(...children);
    return made;
  };
  const LEAVES = {
    i: ['mi', {}], u: ['mi', { mathvariant: 'normal' }], n: ['mn', {}], o: ['mo', { form: 'infix' }],
    p: ['mo', { form: 'prefix', lspace: '0', rspace: '0' }], ',': ['mo', { separator: 'true', lspace: '0', rspace: '0.2em' }],
    t: ['mtext', {}], g: ['mspace', { width: '0.167em' }],
  };
  const SCRIPTS = { _: 'msub', '^': 'msup', s: 'msubsup', '/': 'mfrac' };
  const fence = (sign, form, stretchy) => sign ? [math('mo', { form, stretchy, lspace: '0', rspace: '0' }, sign)] : [];
  const build = node => {
    if (typeof node === 'string') {
      const [tag, attributes] = LEAVES[node[0]];
      return math(tag, attributes, node[0] === 'g' ? '' : node.slice(1));
    }
    const [kind, ...rest] = node;
    switch (kind) {
      case 'c': return math('mrow', { class: rest[0] }, build(rest[1]));
      case 'q': return math('msqrt', {}, build(rest[0]));
      case 'h': return math('mover', { accent: 'true' }, build(rest[0]), math('mo', { stretchy: 'false' }, '\u02c6'));
      case 'f': case 'F': {
        const stretchy = String(kind === 'F');
        return math('mrow', {}, ...fence(rest[0], 'prefix', stretchy), build(rest[1]), ...fence(rest[2], 'postfix', stretchy));
      }
      case 't': return math('mtable', { class: rest[0] }, ...rest[1].map(row =>
        math('mtr', {}, ...row.map(cell => math('mtd', {}, build(cell))))));
      default: return math(SCRIPTS[kind] || 'mrow', {}, ...rest.map(build));
    }
  };

  /* ---- where a number comes from ---- */
  const [NAME, LINES, SPOKEN, STEP, SOURCES] = [0, 1, 2, 3, 4];
  const users = numbers.map(() => []);
  numbers.forEach((number, id) => number[SOURCES].forEach(source => users[source].push(id)));
  const places = numbers.map(() => []);
  all('[data-q]').forEach(place => places[place.dataset.q].push(place));
  let pinned = null, chosen = null, hovered = null, marked = [];

  const mark = (place, name) => { place.classList.add(name); marked.push(place); };
  const clear = () => {
    marked.forEach(place => place.classList.remove('src', 'tgt', 'use', 'rw'));
    marked = [];
    tip.hidden = true;
  };
  /* rows and columns of a matrix that hold nothing but sources */
  const markRuns = (step, sources) => {
    const isSource = cell => {
      const inside = all('[data-q]', cell);
      return inside.length > 0 && inside.every(place => sources.has(Number(place.dataset.q)));
    };
    all('mtable', step).forEach(table => {
      const rows = [...table.children].map(row => [...row.children]);
      rows.forEach((row, i) => { if (row.length > 1 && row.every(isSource)) mark(table.children[i], 'rw'); });
      if (rows.length < 2) return;
      rows[0].forEach((_, j) => {
        const column = rows.map(row => row[j]).filter(Boolean);
        if (column.length === rows.length && column.every(isSource)) column.forEach(cell => mark(cell, 'rw'));
      });
    });
  };
  /* of a matrix of calculations only the entries that hold most of the sources: others hold some of them by chance */
  const fullest = near => {
    const held = new Map();
    near.forEach(place => {
      const cell = place.closest('mtd');
      if (cell) held.set(cell, (held.get(cell) || new Set()).add(place.dataset.q));
    });
    const most = new Map();
    held.forEach((found, cell) => {
      const table = cell.closest('mtable');
      most.set(table, Math.max(most.get(table) || 0, found.size));
    });
    return place => {
      const cell = place.closest('mtd');
      return !cell || held.get(cell).size === most.get(cell.closest('mtable'));
    };
  };
  const step = id => {
    const at = numbers[id][STEP];
    return at ? doc.getElementById(at) : null;
  };
  const put = (tag, ...parts) => {
    const made = element(tag);
    made.append(...parts);
    tip.append(made);
    return made;
  };
  const formula = node => math('math', {}, build(node));
  const show = (place, aloud) => {
    clear();
    const id = Number(place.dataset.q), number = numbers[id];
    if (!number) return;
    const here = place.closest('.step'), home = step(id), sources = new Set(number[SOURCES]);
    const isNear = other => other.closest('svg, .given') || other.closest('.step') === here || other.closest('.step') === home;
    places[id].forEach(other => mark(other, other === place || other.closest('svg') ? 'tgt' : 'use'));
    const near = [...sources].flatMap(source => places[source].filter(isNear));
    near.filter(fullest(near)).forEach(other => mark(other, 'src'));
    [here, home].forEach((where, i) => { if (where && (i === 0 || where !== here)) markRuns(where, sources); });
    tip.className = place.closest('.page').className.replace('page ', '');
    tip.replaceChildren();
    number[LINES].forEach(line => put('p', formula(line)));
    const foot = put('p');
    foot.className = 'foot';
    if (home) foot.append(words.step + ' ' + home.id.replace(/^.*step-/, ''));
    else if (!number[SOURCES].length) foot.append(words.given);
    const told = users[id].filter(user => user !== id).slice(0, 4);
    if (told.length) {
      foot.append((foot.textContent ? ' · ' : '') + words['used-for'] + ' ');
      told.forEach((user, i) => foot.append(i ? ', ' : '', formula(numbers[user][NAME])));
      if (told.length < users[id].length) foot.append(', …');
    }
    if (pinned === place) foot.append((foot.textContent ? ' · ' : '') + words.pinned);
    tip.hidden = false;
    const box = place.getBoundingClientRect();
    const left = box.left + box.width / 2 - tip.offsetWidth / 2, below = box.bottom + 10;
    tip.style.left = Math.max(8, Math.min(left, innerWidth - tip.offsetWidth - 8)) + 'px';
    tip.style.top = (below + tip.offsetHeight < innerHeight ? below : Math.max(4, box.top - tip.offsetHeight - 10)) + 'px';
    if (aloud) say.textContent = number[SPOKEN] + (home ? ', ' + words.step + ' ' + home.id.replace(/^.*step-/, '') : '');
  };
  const free = () => { pinned = hovered = null; clear(); say.textContent = ''; };
  const placeOf = event => event.target.closest ? event.target.closest('[data-q]') : null;
  doc.addEventListener('mouseover', event => {
    if (pinned) return;
    const place = placeOf(event);
    hovered = place;
    if (place) show(place); else if (chosen) show(chosen); else clear();
  });
  doc.addEventListener('click', event => {
    const place = placeOf(event);
    if (place && place !== pinned) { pinned = place; show(place, true); }
    else if (!event.target.closest('a,button,summary')) free();
  });
  addEventListener('scroll', () => { const at = pinned || hovered || chosen; if (at) show(at); }, { passive: true });
  addEventListener('keydown', event => { if (event.key === 'Escape') free(); });

  /* one tab stop for each formula line; arrows move inside it */
  all('.f').forEach(line => {
    const inside = all('[data-q]', line);
    if (!inside.length) return;
    line.tabIndex = 0;
    let at = 0;
    const choose = n => { at = (n + inside.length) % inside.length; chosen = inside[at]; pinned = null; show(chosen, true); };
    const keys = {
      ArrowRight: () => choose(at + 1), ArrowDown: () => choose(at + 1), ArrowLeft: () => choose(at - 1), ArrowUp: () => choose(at - 1),
      Home: () => choose(0), End: () => choose(inside.length - 1),
      Enter: () => { pinned = pinned === chosen ? null : chosen; if (chosen) show(chosen, true); },
    };
    keys[' '] = keys.Enter;
    line.addEventListener('focus', () => { if (line.matches(':focus-visible')) choose(at); });
    line.addEventListener('blur', () => { chosen = null; if (!pinned) clear(); });
    line.addEventListener('keydown', event => {
      if (event.target !== line || !keys[event.key]) return;
      keys[event.key]();
      event.preventDefault();
    });
  });

  /* what scrolls can be reached by keyboard */
  const reach = () => all('.r, .scroll, p, li, .answer').forEach(box => {
    if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0; else box.removeAttribute('tabindex');
  });
  addEventListener('resize', reach);
  reach();

  /* ---- brief and full ---- */
  const button = (text, act) => {
    const made = element('button', text);
    made.type = 'button';
    made.addEventListener('click', act);
    return made;
  };
  const foldable = all('details');
  const fold = open => { foldable.forEach(calculation => { calculation.open = open; }); reach(); };
  const tools = element('div', '', 'tools');
  if (foldable.length) tools.append(button(words.brief, () => fold(false)), button(words.full, () => fold(true)));
  if (numbers.length) tools.append(element('span', words.hint));
  if (tools.children.length) doc.querySelector('.text').append(tools);
  addEventListener('beforeprint', () => { free(); fold(true); });

  /* ---- copy a step ---- */
  all('.step').forEach(step => {
    const copies = element('span', '', 'copy');
    const offer = (name, text) => {
      if (!text || !navigator.clipboard) return;
      const made = button(name, () => navigator.clipboard.writeText(text).then(() => {
        say.textContent = name + ' ' + words.copied;
        made.textContent = words.copied;
        setTimeout(() => { made.textContent = name; }, 1500);
      }));
      made.setAttribute('aria-label', words['copy-as'].replace('{0}', step.id.replace(/^.*step-/, '')).replace('{1}', name));
      copies.append(made);
    };
    offer('LaTeX', step.dataset.tex);
    offer('NumPy', step.dataset.np);
    if (copies.children.length) step.querySelector('.head').append(copies);
  });
})();
