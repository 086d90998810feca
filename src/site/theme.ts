/** The reader's choice of theme; the key is Starlight's, so that its own code agrees. */

const KEY = 'starlight-theme';

export function keptTheme(): string {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : 'auto';
  } catch {
    return document.documentElement.dataset.theme ?? 'auto';
  }
}

/** Anything but "light" and "dark" follows the system. */
export function keepTheme(theme: string): void {
  const chosen = theme === 'light' || theme === 'dark' ? theme : undefined;
  if (chosen === undefined) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
  try {
    if (chosen === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, chosen);
  } catch {
    // Where storage is refused the choice lasts as long as the page.
  }
}
