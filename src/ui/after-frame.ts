/** Waiting until the page has drawn what it has to draw, so that drawing doesn't disturb a measurement. */

/** Resolves after the next frame; in a page that isn’t shown, which has no frames, after 100 ms. */
export function afterFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve, 0);
    });
  });
}
