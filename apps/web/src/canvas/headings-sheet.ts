import { zones, type Zone } from '@samtavle/board'
import type { Insets } from './camera.ts'
import { movedTogether } from './headings.ts'
import { mayWrite } from './may-write.ts'
import { headingsReach, isAnyStuck, placedHeadings, type HeadingsPaint } from './paint/paint-headings.ts'
import type { PaintingOptions } from './painting.ts'
import type { Looks, View } from './picture.ts'
import type { UpperSheet } from './shown-sheets.ts'
import type { Surface } from './surface/surface.ts'

/** What the sheet of headings needs. */
export interface HeadingsSheetOptions {
  readonly headings: () => HeadingsPaint
  /** Whether all of them stand apart from the table, under a camera that pans. */
  readonly areApart: () => boolean
  readonly looks: () => Looks
  readonly surface: () => Pick<Surface, 'push' | 'ratio'>
}

/** Headings that stand over the notes: those that wait at the upper edge, or all, where they stand apart from the table. */
export function createHeadingsSheet({ headings, areApart, looks, surface }: HeadingsSheetOptions): UpperSheet {
  /** What is on the sheet while they stand apart. */
  let painted: { readonly paint: HeadingsPaint; readonly looks: Looks } | null = null
  /** As long as none of them slides along an edge, all go where the table goes. */
  const push = (paint: HeadingsPaint): boolean => {
    if (painted === null || painted.looks !== looks() || !saysTheSame(painted.paint, paint)) return false
    const [before, now] = [painted.paint.room.camera, paint.room.camera]
    const by = [(before.x - now.x) * now.zoom, (before.y - now.y) * now.zoom] as const
    if (!movedTogether(placedHeadings(painted.paint), placedHeadings(paint), by)) return false
    const ratio = surface().ratio()
    surface().push('headings', [Math.round(by[0] * ratio), Math.round(by[1] * ratio)])
    return true
  }
  return {
    refresh() {
      const paint = headings()
      if (!areApart()) {
        painted = null
        return isAnyStuck(placedHeadings(paint)) ? 'new' : 'nothing'
      }
      if (push(paint)) return 'same'
      painted = { paint, looks: looks() }
      return 'new'
    },
    reach: () => headingsReach(headings()),
  }
}

function saysTheSame(a: HeadingsPaint, b: HeadingsPaint): boolean {
  const isSameRoom =
    a.room.camera.zoom === b.room.camera.zoom &&
    a.room.viewport.width === b.room.viewport.width &&
    a.room.viewport.height === b.room.viewport.height
  return isSameRoom && a.axis === b.axis && a.words === b.words && a.thickness === b.thickness
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

/** Nobody is invited who may not write. */
function zonesThatInvite({ session, scene, live }: PaintingOptions): ReadonlySet<Zone> {
  if (!session.ready.get() || live.draft() !== null || !mayWrite(session)) return new Set()
  const taken = scene.takenZones()
  return new Set(zones.filter((zone) => !taken.has(zone)))
}
