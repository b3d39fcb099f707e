import type { Finding } from '@samtavle/method'

/** The method's warnings, one sentence of advice each. */
export const adviceNames = [
  'withThem',
  'arenas',
  'complex',
  'doubt',
  'noAnswer',
  'hurry',
  'takeOver',
  'letGo',
  'notAll',
  'savings',
] as const
export type AdviceName = (typeof adviceNames)[number]

/** The advice that what the method finds calls for now, first what matters first. */
export function adviceFor(findings: readonly Finding[]): readonly AdviceName[] {
  const called = new Set(findings.flatMap(adviceOn))
  return adviceNames.filter((name) => called.has(name))
}

function adviceOn(found: Finding): readonly AdviceName[] {
  switch (found.finding) {
    case 'border-not-crossed':
      return ['withThem']
    case 'sectors-missing':
      return found.sectors.includes('citizens') || found.sectors.includes('civil-society') ? ['arenas'] : []
    case 'no-framing':
      return ['noAnswer']
    case 'one-framing':
      return ['complex']
    case 'framing-not-shared':
      return found.state === 'held' ? ['doubt'] : []
    case 'ungrounded':
      return ['hurry']
    case 'voice-most':
      return found.sector === 'public' ? ['takeOver', 'letGo'] : ['letGo']
    case 'agreement-alone':
      return found.carriedBy === 'one-party' ? ['notAll'] : []
    case 'expectations-differ':
      return ['savings']
    default:
      return []
  }
}
