/** A sum of money as a bar in a table, beside the widest of its column. */

export function AmountBar({
  amount,
  widest,
}: {
  readonly amount: number;
  readonly widest: number;
}) {
  return (
    <td class="bar">
      {amount > 0 && (
        <svg
          class="simulated"
          width={`${String((100 * amount) / widest)}%`}
          aria-hidden="true"
          focusable="false"
        />
      )}
    </td>
  );
}
