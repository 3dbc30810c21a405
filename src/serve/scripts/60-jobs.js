// The counts of a job as they change. Without this the page is loaded again by its link.
(() => {
  const list = document.querySelector('[data-job]');
  if (!list || !window.EventSource) return;
  const digits = new Intl.NumberFormat(list.dataset.locale);
  const events = new EventSource(list.dataset.job);
  events.addEventListener('job', ({ data }) => {
    const job = JSON.parse(data);
    for (const cell of list.querySelectorAll('[data-count]'))
      cell.textContent = digits.format(job[cell.dataset.count]);
  });
  events.addEventListener('end', () => {
    events.close();
    location.reload();
  });
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED) location.reload();
  });
})();
