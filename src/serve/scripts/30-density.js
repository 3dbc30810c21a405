// The density of the timeline by hand: dragging over it chooses a period, the wheel with Ctrl goes in and out. All
// periods can be reached without it, by the links under the bars and above them.

(() => {
  const DAY_MS = 86_400_000;
  const drawing = document.querySelector('#density svg[data-days]');
  if (!drawing) return;
  drawing.parentElement.dataset.drag = '';
  const first = Date.parse(drawing.dataset.first) / DAY_MS;
  const days = Number(drawing.dataset.days);
  const isRtl = getComputedStyle(drawing).direction === 'rtl';
  const iso = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10);

  /** Days from the first, as a fraction, at a place of the screen. */
  function daysAt(clientX) {
    const { left, width } = drawing.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (clientX - left) / width));
    return (isRtl ? 1 - share : share) * days;
  }

  function goTo(from, to) {
    const since = iso(first + Math.round(from));
    const until = iso(first + Math.max(Math.round(from), Math.round(to) - 1));
    location.href = drawing.dataset.address.replace('SINCE', since).replace('UNTIL', until);
  }

  let start = null;
  let shade = null;
  /** A shorter way is a click. */
  const LEAST_PX = 8;
  drawing.addEventListener('pointerdown', (event) => {
    if (event.button === 0 && event.pointerType === 'mouse') start = event.clientX;
  });
  drawing.addEventListener('dragstart', (event) => event.preventDefault());
  addEventListener('pointermove', (event) => {
    if (start === null || (!shade && Math.abs(event.clientX - start) < LEAST_PX)) return;
    const { left, width } = drawing.getBoundingClientRect();
    shade ??= drawing.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'rect'));
    const [a, b] = [start, event.clientX].map((x) => Math.min(width, Math.max(0, x - left)));
    for (const [name, value] of Object.entries({
      x: Math.min(a, b),
      width: Math.abs(b - a),
      y: 0,
      height: 72,
    }))
      shade.setAttribute(name, value);
    shade.setAttribute('class', 'drawn');
  });
  addEventListener('pointerup', (event) => {
    const from = start;
    start = null;
    if (from === null || !shade) return;
    const [a, b] = [daysAt(from), daysAt(event.clientX)].sort((x, y) => x - y);
    // the click that follows would lead into the bar under the pointer
    addEventListener('click', (click) => click.preventDefault(), { capture: true, once: true });
    goTo(Math.floor(a), Math.ceil(b));
  });

  drawing.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const at = daysAt(event.clientX);
      const length = event.deltaY < 0 ? Math.max(1, days / 2) : days * 2;
      goTo(at - (at / days) * length, at + (1 - at / days) * length);
    },
    { passive: false },
  );
})();
