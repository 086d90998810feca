/** Puts a tick behind each lesson that this reader has done, wherever a page links to it. */

import { isDone, onProgress } from '../learner/progress.ts';

const SVG = 'http://www.w3.org/2000/svg';

function update(): void {
  for (const link of document.querySelectorAll<HTMLElement>('[data-lesson]')) {
    const done = isDone(link.dataset.lesson ?? '');
    if (done === (link.querySelector('.tick') !== null)) continue;
    if (done) link.append(tick());
    else link.querySelector('.tick')?.remove();
  }
}

function tick(): HTMLElement {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('class', 'icon');
  icon.setAttribute('aria-hidden', 'true');
  icon.setAttribute('viewBox', '0 0 14 14');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', '#i-ok');
  icon.append(use);
  const words = document.createElement('span');
  words.className = 'visually-hidden';
  words.textContent = ' (done)';
  const mark = document.createElement('span');
  mark.className = 'tick';
  mark.append(icon, words);
  return mark;
}

update();
onProgress(update);
