/** Remembers what a reader pressed or chose in a part of the page that had no code yet, and does it again when it has. */

type Control = HTMLButtonElement | HTMLInputElement | HTMLSelectElement;

interface Chosen {
  readonly value: string;
  readonly checked: boolean | undefined;
}

export interface MissedInputs {
  /** Stops listening, and does again what was missed, in order. */
  replay(): void;
}

/** Links and disclosures work without code, so only buttons and fields are remembered. */
export function missedInputs(root: HTMLElement): MissedInputs {
  const missed = new Map<Control, Chosen | 'press'>();
  const note = (event: Event) => {
    const control = controlOf(event);
    if (control === undefined) return;
    // The latest counts, and comes last.
    missed.delete(control);
    missed.set(control, control instanceof HTMLButtonElement ? 'press' : chosen(control));
  };
  const types = ['click', 'input', 'change'];
  for (const type of types) root.addEventListener(type, note, true);
  return {
    replay() {
      for (const type of types) root.removeEventListener(type, note, true);
      for (const [control, what] of missed) again(control, what);
    },
  };
}

function controlOf(event: Event): Control | undefined {
  const target = event.target instanceof Element ? event.target : undefined;
  if (event.type === 'click') return target?.closest('button') ?? undefined;
  if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return target;
  return undefined;
}

function chosen(control: HTMLInputElement | HTMLSelectElement): Chosen {
  return {
    value: control.value,
    checked: control instanceof HTMLInputElement ? control.checked : undefined,
  };
}

function again(control: Control, what: Chosen | 'press'): void {
  if (what === 'press') {
    control.click();
    return;
  }
  // The files in a file field stay where they are, and no script may put them there.
  if (control.type !== 'file') control.value = what.value;
  if (control instanceof HTMLInputElement && what.checked !== undefined) {
    control.checked = what.checked;
  }
  for (const type of ['input', 'change']) {
    control.dispatchEvent(new Event(type, { bubbles: true }));
  }
}
