import type { LinkFacts } from '@samtavle/protocol'

/** How a link stands today. */
export function linkState(link: LinkFacts, now: number): 'working' | 'withdrawn' | 'expired' {
  if (link.revokedAt !== null) return 'withdrawn'
  return link.expiresAt !== null && link.expiresAt <= now ? 'expired' : 'working'
}

/** Whether a link still lets people in. */
export function isWorking(link: LinkFacts, now: number): boolean {
  return linkState(link, now) === 'working'
}
