import { zones, type Zone } from '@samtavle/board'
import type { Insets } from './camera.ts'
import { headingsReach, isAnyStuck, placedHeadings, type HeadingsPaint } from './paint/paint-headings.ts'
import type { PaintingOptions } from './painting.ts'
import type { View } from './picture.ts'
import type { UpperSheet } from './shown-sheets.ts'

/** Headings that stand over the notes: those that wait at the upper edge, or all, where they stand apart from the table. */
export function createHeadingsSheet(headings: () => HeadingsPaint, areApart: () => boolean): UpperSheet {
  return {
    refresh: () => (areApart() || isAnyStuck(placedHeadings(headings())) ? 'new' : 'nothing'),
    reach: () => headingsReach(headings()),
  }
}

/** Headings as they are painted in a view, of which `margin` CSS pixels on every side are not seen. */
export function headingsIn(options: PaintingOptions, { camera, viewport }: View, margin: number): HeadingsPaint {
  const { top, right, bottom, left } = options.insets()
  const insets: Insets = { top: top + margin, right: right + margin, bottom: bottom + margin, left: left + margin }
  return {
    axis: options.session.board.meta().axis,
    room: { camera, viewport, insets },
    words: options.words(),
    measure: options.source.measure(),
    emptyZones: zonesThatInvite(options),
    thickness: options.thickness(),
  }
}

function zonesThatInvite({ session, scene, live }: PaintingOptions): ReadonlySet<Zone> {
  if (!session.ready.get() || live.draft() !== null) return new Set()
  const taken = scene.takenZones()
  return new Set(zones.filter((zone) => !taken.has(zone)))
}
