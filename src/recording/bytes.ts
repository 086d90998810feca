/** Bytes as text: two hexadecimal digits for one of them, base64 for many. */

/** `hexByte(10)` is "0a". */
export function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

export function toBase64(bytes: Uint8Array): string {
  // Letter by letter: as arguments of one call they could be too many.
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Throws where the text isn't base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
