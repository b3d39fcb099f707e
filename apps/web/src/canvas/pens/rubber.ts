import type { ItemId } from '@samtavle/board'
import type { BoardSession } from '../../sync/session.ts'
import type { CanvasParts } from '../canvas-parts.ts'
import type { PointerInput } from '../gestures/gesture.ts'
import type { LiveLook } from '../live-items.ts'
import type { SceneItem } from '../scene.ts'
import { mineOf, strokesUnder } from './erase.ts'
import { samplesOf, type PenHand } from './pen-hand.ts'
import type { PenNews } from './pens.ts'
import type { Wet } from './pen-sheet.ts'

/** Rubbing out what I drew: it pales under the hand, and goes when the hand is lifted, as one step. */
export interface Rubber {
  rub(hand: PenHand & { readonly is: 'erasing' }, event: PointerEvent, input: PointerInput): void
  end(keep: boolean): void
  wet(): readonly Wet[]
}

/** What is rubbed at, and how it is told. */
export interface RubberOptions {
  readonly session: BoardSession
  readonly parts: Pick<CanvasParts, 'scene' | 'live' | 'camera'>
  readonly onNews: (news: PenNews) => void
}

/** How far it reaches, in pixels: a finger covers what it rubs at. */
const reachPx = { mouse: 7, pen: 7, touch: 14 } as const

/** Makes one that has touched nothing. */
export function createRubber({ session, parts: { scene, live, camera }, onNews }: RubberOptions): Rubber {
  const going = new Map<ItemId, SceneItem>()
  let hasMetOthers = false
  return {
    rub(hand, event, input) {
      const reach = reachPx[input.kind] / camera.camera.get().zoom
      const before = going.size
      for (const [x, y] of samplesOf(event, input, camera.camera.get())) {
        const touched = strokesUnder(scene, { from: hand.from, to: [x, y], reach })
        const mine = mineOf(touched, session.me.id)
        mine.forEach((item) => going.set(item.id, item))
        hasMetOthers ||= touched.length > mine.length
        hand.from = [x, y]
      }
      hand.last = input
      if (going.size > before) live.set('erase', new Map(Array.from(going.values(), goneLook)))
    },
    end(keep) {
      const ids = [...going.keys()].filter((id) => session.board.item(id) !== undefined)
      if (keep && ids.length > 0) {
        session.undo.stopCapturing()
        session.edits.removeItems(ids)
        session.undo.stopCapturing()
        onNews({ is: 'erased', count: ids.length })
      } else if (keep && hasMetOthers) onNews({ is: 'not-mine' })
      going.clear()
      hasMetOthers = false
      live.clear('erase')
    },
    wet: () => Array.from(going.values(), paleOf),
  }
}

/** Taken off the table: it is painted pale on the sheet of the pens instead. */
function goneLook({ id, setting }: SceneItem): [ItemId, LiveLook] {
  return [id, { setting: { ...setting, line: [] } }]
}

function paleOf({ view }: SceneItem): Wet {
  if (view.state !== 'whole') return { stroke: { points: [], width: 1 }, color: 'birch', isGoing: true }
  const { stroke, points = [], color } = view
  return { stroke: { width: 1, ...stroke, points }, color, isGoing: true }
}
