/** The mean load over a window of time, as Knative keeps it: in buckets, each of some seconds. */

export interface LoadRecord {
  /** Seconds. */
  readonly at: number;
  readonly value: number;
}

interface Buckets {
  readonly values: ReadonlyMap<number, number>;
  readonly first: number;
  readonly last: number;
}

/**
 * The plain mean at `now`: over the buckets since the first record, those of the window at most.
 *
 * Source: knative/serving, pkg/autoscaler/aggregation/bucketing.go (TimedFloat64Buckets).
 */
export function windowAverage(
  records: readonly LoadRecord[],
  windowSeconds: number,
  granularity: number,
  now: number,
): number {
  const size = Math.ceil(windowSeconds / granularity);
  const buckets = fill(records, size, granularity);
  const oldest = Math.floor(now / granularity) - size + 1;
  if (buckets === undefined || buckets.last < oldest) return 0;
  const from = Math.max(buckets.first, oldest);
  let sum = 0;
  for (let bucket = from; bucket <= buckets.last; bucket++) sum += buckets.values.get(bucket) ?? 0;
  return sum / (buckets.last - from + 1);
}

/** The mean in which newer buckets weigh more. Source: as above (WeightedFloat64Buckets). */
export function weightedAverage(
  records: readonly LoadRecord[],
  windowSeconds: number,
  granularity: number,
  now: number,
): number {
  const size = Math.ceil(windowSeconds / granularity);
  const buckets = fill(records, size, granularity);
  const newest = Math.floor(now / granularity);
  let weight = smoothing(size);
  let sum = 0;
  for (let age = 0; age < size; age++) {
    sum += (buckets?.values.get(newest - age) ?? 0) * weight;
    weight *= 1 - smoothing(size);
  }
  return sum;
}

/** The share of the newest bucket: all but a ten-thousandth of the weight is within the window. */
export function smoothing(buckets: number): number {
  return Math.max(0.2, 1 - (1 - 0.9999) ** (1 / buckets));
}

/** A record that is older than the window is left out; a gap as long as the window starts anew. */
function fill(
  records: readonly LoadRecord[],
  size: number,
  granularity: number,
): Buckets | undefined {
  const values = new Map<number, number>();
  let first = Infinity;
  let last = -Infinity;
  for (const { at, value } of records) {
    const bucket = Math.floor(at / granularity);
    if (bucket <= last - size) continue;
    if (bucket >= last + size) {
      values.clear();
      first = bucket;
    }
    values.set(bucket, (values.get(bucket) ?? 0) + value);
    first = Math.min(first, bucket);
    last = Math.max(last, bucket);
  }
  return values.size === 0 ? undefined : { values, first, last };
}
