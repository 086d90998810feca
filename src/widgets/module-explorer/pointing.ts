/** Pointing at one of many places with one listener for all of them. */

/** What a list or grid listens to; `under` says which place a target belongs to. */
export function pointing(
  under: (target: EventTarget | null) => number | undefined,
  onChoose: (place: number) => void,
  onPoint: (place: number | undefined) => void,
) {
  return {
    onClick: (event: Event) => {
      const place = under(event.target);
      if (place !== undefined) onChoose(place);
    },
    onPointerOver: (event: Event) => {
      onPoint(under(event.target));
    },
    onPointerLeave: () => {
      onPoint(undefined);
    },
  };
}
