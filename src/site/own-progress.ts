/** Says on the overview how far this reader has come. */

import { isDone, onProgress, progress } from '../learner/progress.ts';

function update(): void {
  const line = document.querySelector<HTMLElement>('.own-progress');
  if (line === null) return;
  const slugs = (line.dataset.slugs ?? '').split(' ');
  const begun = slugs.filter((slug) => (progress()[slug] ?? []).length > 0).length;
  const done = slugs.filter(isDone).length;
  line.textContent =
    begun === 0
      ? 'A lesson counts as done when you have run something in it and answered its questions. This is kept in this browser only.'
      : `You have begun ${String(begun)} and done ${String(done)} of ${String(slugs.length)}. This is kept in this browser only.`;
}

update();
onProgress(update);
