import type { Clock } from '@samtavle/base'
import { createLater } from './later.ts'
import type { LiveItems } from './live-items.ts'
import { liveReach } from './paint/sheet-reach.ts'
import { paintHeld, paintLive, type Subject, type View } from './picture.ts'
import type { Scene } from './scene.ts'
import type { UpperSheet } from './shown-sheets.ts'
import type { SheetPainter } from './surface/surface.ts'
import type { TileView } from './tiles/tile-layer.ts'

/** What is in somebody's hand, as a sheet no larger than that. */
export interface HandSheet extends UpperSheet {
  readonly paint: SheetPainter
  /** Forgets the picture of what is carried. */
  letGo(): void
}

/** What the sheet is made from. */
export interface HandSheetOptions {
  readonly scene: Scene
  readonly live: LiveItems
  readonly clock: Clock
  readonly subject: () => Subject
  readonly view: () => View
  readonly tileView: () => TileView
}

/** Paints what is carried as one picture, and the rest by itself. */
export function createHandSheet({ scene, live, clock, ...now }: HandSheetOptions): HandSheet {
  const heldLater = createLater(async () => {
    const { createHeldSheet } = await import('./held-sheet.ts')
    return createHeldSheet({
      scene,
      live,
      paint: (context, items, camera) => paintHeld(context, now.subject(), { items, camera }),
      now: clock.now,
    })
  })
  return {
    letGo: () => heldLater.known()?.letGo(),
    refresh: () => (live.isEmpty() ? 'nothing' : 'new'),
    reach: () => liveReach(scene, live, now.view().camera),
    paint(context) {
      const held = heldLater.ask()
      const picture = held?.prepare(now.tileView()) === true ? held : null
      paintLive(context, now.subject(), { view: now.view(), isPainted: (id) => picture?.has(id) === true })
      if (picture === null) return
      // Tiles are copied dot by dot onto a sheet that covers no more than what it holds.
      const { e, f } = context.getTransform()
      picture.draw(context, { ...now.tileView(), corner: [-e, -f] })
    },
  }
}
