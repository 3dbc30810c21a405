// Keys of the desk. Everything they do can be done without them, by Tab and by the links of the page.

(() => {
  const dialog = document.getElementById('keys');
  const opener = document.querySelector('.keys-open');
  if (opener && dialog) {
    opener.hidden = false;
    opener.addEventListener('click', () => dialog.showModal());
  }

  /** Moves the focus to the entry `step` away from the one that has it. */
  function moveBy(step) {
    const links = [...document.querySelectorAll('.entry-link')];
    if (links.length === 0) return;
    const at = links.indexOf(document.activeElement);
    const next =
      at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + step));
    links[next].focus();
    links[next].closest('.entry')?.scrollIntoView({ block: 'nearest' });
  }

  function search(event) {
    const field = document.querySelector('[data-key="/"]');
    event.preventDefault();
    if (field) field.focus();
    else location.href = '/search';
  }

  /**
   * Brings the words of a value into sight where the report stands in a pane of its own beside it. Lighting
   * them up needs no script.
   */
  function showWords(event) {
    const value =
      event.target instanceof Element ? event.target.closest('a.value[href^="#w"], .notes li') : null;
    const pane = document.querySelector('.edition:not(.reading) > .report');
    if (!value || !pane || pane.scrollHeight <= pane.clientHeight) return;
    const number = [...value.classList].find((name) => /^v[0-9]+$/.test(name));
    const words = number && pane.querySelector(`mark.w${number.slice(1)}`);
    if (!words) return;
    const [outer, inner] = [pane.getBoundingClientRect(), words.getBoundingClientRect()];
    if (inner.top >= outer.top && inner.bottom <= Math.min(outer.bottom, innerHeight)) return;
    pane.scrollTo({ top: pane.scrollTop + inner.top - outer.top - pane.clientHeight / 3 });
  }
  document.addEventListener('pointerover', showWords);
  document.addEventListener('focusin', showWords);

  const KEYS = {
    j: () => moveBy(1),
    k: () => moveBy(-1),
    d: () => {
      location.href = '/today';
    },
    t: () => {
      location.href = '/';
    },
    '/': search,
    '?': () => dialog?.showModal(),
  };
  // The same keys where the keyboard is set to Arabic.
  const BY_CODE = { KeyD: 'd', KeyJ: 'j', KeyK: 'k', KeyT: 't' };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || dialog?.open) return;
    if (event.target instanceof Element && event.target.closest('input, textarea, select')) return;
    const arabic = event.key === '\u061f' ? '?' : undefined;
    const act = KEYS[event.key] ?? KEYS[arabic ?? BY_CODE[event.code]];
    if (act) act(event);
  });
})();
