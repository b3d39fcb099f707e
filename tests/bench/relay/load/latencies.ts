/** How late things came, kept as counts: millions of them cost no memory. */
export interface Latencies {
  add(ms: number): void
  /** The latency that this share of all did not exceed. */
  quantile(share: number): number
}

const bucketMs = 0.05
const longestMs = 60_000

/** Starts with none. */
export function createLatencies(): Latencies {
  const counts = new Uint32Array(longestMs / bucketMs + 1)
  let total = 0
  return {
    add(ms) {
      const bucket = Math.min(counts.length - 1, Math.max(0, Math.floor(ms / bucketMs)))
      counts[bucket] = (counts[bucket] ?? 0) + 1
      total += 1
    },
    quantile(share) {
      let left = total * share
      const bucket = counts.findIndex((count) => (left -= count) <= 0)
      return total === 0 ? Number.NaN : (bucket + 0.5) * bucketMs
    },
  }
}
