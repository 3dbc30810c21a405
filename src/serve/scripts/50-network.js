// The network: the slider shows its time at once, a line and its parties are lit together, time can be played.
// Without script the form has a button and the years are links.

(() => {
  const form = document.querySelector('[data-network]');
  if (!form) return;
  const range = form.querySelector('[name=at]');
  const play = form.querySelector('[data-play]');
  let asked = 0;
  let timer = 0;

  /** Fetches the page for what the form says and takes picture and table from it. */
  async function show() {
    const own = ++asked;
    const months = form.querySelector('[name=months]:checked')?.value ?? '0';
    const address = months === '0' ? '/network' : `/network?at=${range.value}&months=${months}`;
    const answer = await fetch(address, { headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (own !== asked || !answer.ok) return;
    document.getElementById('network').replaceWith(page.getElementById('network'));
    form.querySelector('[data-shown]').textContent = page.querySelector('[data-shown]').textContent;
    range.setAttribute('aria-valuetext', page.querySelector('[name=at]').getAttribute('aria-valuetext'));
    form.querySelector('.years-nav').replaceWith(page.querySelector('.years-nav'));
    history.replaceState(null, '', address);
  }

  const chosen = () => form.querySelector('[name=months]:checked')?.value ?? '0';
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(show, 60);
  };
  range.addEventListener('input', () => {
    // all time has no end to move: a year then
    if (chosen() === '0') form.querySelector('[name=months][value="12"]').checked = true;
    soon();
  });
  form.addEventListener('change', soon);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    show();
  });

  let playing = 0;
  function stop() {
    clearInterval(playing);
    playing = 0;
    play.setAttribute('aria-pressed', 'false');
  }
  if (play) {
    play.hidden = false;
    play.addEventListener('click', () => {
      if (playing) return stop();
      play.setAttribute('aria-pressed', 'true');
      if (chosen() === '0') form.querySelector('[name=months][value="12"]').checked = true;
      if (range.value === range.max) range.value = range.min;
      playing = setInterval(() => {
        if (range.value === range.max) return stop();
        range.value = Math.min(Number(range.max), Number(range.value) + Math.max(1, Number(chosen()) / 3));
        show();
      }, 700);
    });
  }

  /** Lights a party or a line and what belongs to it. */
  function light(event) {
    const net = event.target instanceof Element ? event.target.closest('.net svg') : null;
    for (const it of document.querySelectorAll('.net .lit')) it.classList.remove('lit');
    document.querySelector('.net svg')?.classList.remove('lighting');
    const link = net && event.target.closest('[data-node], [data-edge]');
    if (!link) return;
    const edges = [...net.querySelectorAll('[data-edge]')];
    const own = link.dataset.node
      ? edges.filter((it) => it.dataset.edge.split(' ').includes(link.dataset.node))
      : [link];
    const parties = new Set([link.dataset.node, ...own.flatMap((it) => it.dataset.edge.split(' '))]);
    net.classList.add('lighting');
    for (const it of own) it.classList.add('lit');
    for (const it of net.querySelectorAll('[data-node]'))
      if (parties.has(it.dataset.node)) it.classList.add('lit');
  }
  document.addEventListener('pointerover', light);
  document.addEventListener('focusin', light);
})();
