/** Copying text where the browser allows it: not on plain HTTP, not in every frame. */

/** Resolves to false where the reader has to copy by hand. */
export async function copyText(text: string): Promise<boolean> {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard === undefined) return false;
  try {
    await clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
