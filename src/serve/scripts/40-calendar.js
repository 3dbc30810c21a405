// Arrow keys go from day to day of a calendar; Tab does so without script.

(() => {
  addEventListener('keydown', (event) => {
    const day = event.target instanceof Element ? event.target.closest('.cal-day, .small-month td a') : null;
    if (!day || event.ctrlKey || event.metaKey || event.altKey) return;
    const days = [...day.closest('table').querySelectorAll('.cal-day, td a[href^="/today"]')];
    const ahead = getComputedStyle(day).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const steps = { [ahead]: 1, ArrowUp: -7, ArrowDown: 7 };
    const step = event.key.startsWith('Arrow') ? (steps[event.key] ?? -1) : 0;
    const next = days[days.indexOf(day) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    next.focus();
  });
})();
