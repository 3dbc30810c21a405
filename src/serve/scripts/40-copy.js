// Copies the citation beside a button. Without script its text is selected by hand.

(() => {
  for (const button of document.querySelectorAll('[data-copy]')) {
    const place = button.closest('.cite');
    const words = place?.querySelector('[data-citation]');
    const told = place?.querySelector('[data-copied]');
    if (!words) continue;
    button.hidden = false;
    button.addEventListener('click', async () => {
      const range = document.createRange();
      range.selectNodeContents(words);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      try {
        await navigator.clipboard.writeText(words.textContent.trim());
        if (told) told.textContent = told.dataset.copied;
      } catch {
        // the words stay selected: the keys of the browser copy them
      }
    });
  }
})();
