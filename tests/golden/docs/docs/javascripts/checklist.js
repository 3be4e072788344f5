// Boxes to tick are called what stands beside them, for those who do not see that. Written by provspec; change the spec,
// not this file.
(() => {
  const start = () => {
    document.querySelectorAll('.task-list-item').forEach((item, at) => {
      const box = item.querySelector('input[type=checkbox]');
      if (!box) return;
      item.id ||= `task-${at + 1}`;
      box.setAttribute('aria-labelledby', item.id);
    });
  };

  // With instant navigation a page comes without a load; the theme then tells of each.
  if (window.document$?.subscribe) window.document$.subscribe(start);
  else if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
