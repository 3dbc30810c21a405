// Words selected in the report come into the field for words that was used last. Without this they are pasted.
(() => {
  const fields = [...document.querySelectorAll('[data-words]')];
  const report = document.querySelector('.correcting .words');
  if (fields.length === 0 || !report) return;
  const start = document.querySelector('.correction-form input[name="start"]');
  const hint = document.querySelector('.select-hint');
  if (hint) hint.hidden = false;
  let chosen = fields[0];

  function choose(field) {
    chosen = field;
    for (const it of fields) it.closest('.words-field').classList.toggle('is-chosen', it === field);
  }
  for (const field of fields) field.addEventListener('focus', () => choose(field));
  choose(chosen);

  /** Where a place in a paragraph stands in the body; the numbers of the margin are none of it. */
  function placeIn(paragraph, node, offset) {
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(node, offset);
    return Number(paragraph.dataset.at) + before.toString().length;
  }

  function take() {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0).cloneRange();
    const node = range.startContainer;
    const paragraph = (node instanceof Element ? node : node.parentElement)?.closest('p[data-at]');
    if (paragraph && !paragraph.contains(range.endContainer)) range.setEndAfter(paragraph.lastChild);
    const words = range.toString().trim();
    if (!paragraph || !report.contains(range.endContainer) || words === '') return;
    const lead = range.toString().length - range.toString().trimStart().length;
    chosen.value = words;
    if (start && chosen.name === 'words.kind')
      start.value = String(placeIn(paragraph, node, range.startOffset) + lead);
  }
  report.addEventListener('pointerup', () => setTimeout(take));
  report.addEventListener('keyup', take);
})();
