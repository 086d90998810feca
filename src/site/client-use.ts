/**
 * When a figure comes to life: not while it is only read, but as soon as its reader is about to use it.
 * A page that is read from top to bottom costs its text and its first frames; the code of a figure comes
 * with the pointer or the focus that reaches it, or, once anything on the page has been pressed, when it
 * comes into view. What was pressed in the meantime is not lost.
 */

import type { ClientDirective } from 'astro';
import { read } from '../learner/storage.ts';
import { missedInputs } from './missed-inputs.ts';

const MARGIN = '200px';

/** A link with settings, or a prediction kept from before, changes what figures show: then they can't wait. */
function hasSomethingToShow(): boolean {
  const linked = location.search !== '' || /^#(?:code|lab)=/u.test(location.hash);
  return linked || read('predictions') !== undefined;
}

/** Resolves at the first press anywhere on the page. */
const pressed = new Promise<void>((resolve) => {
  if (hasSomethingToShow()) resolve();
  for (const type of ['pointerdown', 'click']) {
    document.addEventListener(
      type,
      () => {
        resolve();
      },
      { once: true, capture: true },
    );
  }
});

function inView(island: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        resolve();
      },
      { rootMargin: MARGIN },
    );
    for (const child of island.children) observer.observe(child);
  });
}

function reached(island: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    // The focus may have come before this script.
    if (island.contains(document.activeElement)) resolve();
    for (const type of ['pointerover', 'focusin', 'touchstart', 'input', 'change', 'click']) {
      island.addEventListener(
        type,
        () => {
          resolve();
        },
        // Before anything below may stop it.
        { once: true, passive: true, capture: true },
      );
    }
  });
}

const use: ClientDirective = (load, _options, island) => {
  void wake(load, island);
};

async function wake(load: Parameters<ClientDirective>[0], island: HTMLElement): Promise<void> {
  const missed = missedInputs(island);
  await Promise.race([reached(island), pressed.then(() => inView(island))]);
  await untilLoaded(load, island);
  await missed.replay();
}

/**
 * Code may not arrive, even though Astro asks a second time: then the figure says so, and the next press
 * in it tries again. Astro tells by an event; its `load` never rejects.
 */
async function untilLoaded(
  load: Parameters<ClientDirective>[0],
  island: HTMLElement,
): Promise<void> {
  const errors: Event[] = [];
  const note = (error: Event) => {
    errors.push(error);
  };
  island.addEventListener('astro:hydration-error', note, { once: true });
  const hydrate = await load();
  await hydrate();
  island.removeEventListener('astro:hydration-error', note);
  const words = island.querySelector(`.${NOT_LOADED}`);
  if (errors.length === 0) {
    words?.remove();
    return;
  }
  if (words === null) island.append(notLoaded());
  await new Promise((resolve) => {
    island.addEventListener('click', resolve, { once: true });
  });
  await untilLoaded(load, island);
}

const NOT_LOADED = 'not-loaded';

function notLoaded(): HTMLElement {
  const words = document.createElement('p');
  words.className = `${NOT_LOADED} label`;
  words.setAttribute('role', 'alert');
  words.textContent =
    'The code of this figure didn’t arrive, so nothing in it runs yet. Are you offline? Press again to try again.';
  return words;
}

export default use;
