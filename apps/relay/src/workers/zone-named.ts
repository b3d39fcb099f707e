import { assert } from '@samtavle/base'
import { zones, type Zone } from '@samtavle/board'

/** The zone that a request names; routes accept no others. */
export function zoneNamed(name: string): Zone {
  const zone = zones.find((candidate) => candidate === name)
  assert(zone !== undefined, 'the route accepts only zones of the axis')
  return zone
}
