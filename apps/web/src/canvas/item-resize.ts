import type { Clock } from '@samtavle/base'
import { boardPoint, type ItemId, type WholeItem } from '@samtavle/board'
import type { BoardSession } from '../sync/session.ts'
import type { Corner } from './gestures/gesture.ts'
import { resizedFrame } from './gestures/resize-frame.ts'
import { settingOf } from './item-setting.ts'
import type { LiveItems } from './live-items.ts'
import type { Rect } from './rect.ts'
import type { Scene } from './scene.ts'
import type { MeasureText } from './text/layout.ts'

/** Resizing one item by a corner of its frame. */
export interface ItemResize {
  start(id: ItemId, corner: Corner): void
  move(dx: number, dy: number): void
  end(keep: boolean): void
  lose(ids: readonly ItemId[]): void
}

/** Sizes are written as seldom as places are. */
const writeIntervalMs = 100

/** What resizing needs. */
export interface ItemResizeOptions {
  readonly session: BoardSession
  readonly scene: Scene
  readonly live: LiveItems
  readonly clock: Clock
  readonly measure: () => MeasureText
}

interface Going {
  readonly item: WholeItem
  readonly frame: Rect
  readonly corner: Corner
  size: Size | null
  lastWriteAt: number
}

interface Size {
  readonly width: number
  readonly height: number
  readonly place: WholeItem['place']
}

/** Makes the resize; at most one goes at a time. */
export function createItemResize({ session, scene, live, clock, measure }: ItemResizeOptions): ItemResize {
  let going: Going | null = null

  const putDown = (): void => {
    going = null
    live.clear('resize')
  }
  return {
    start(id, corner) {
      const item = scene.item(id)
      if (item?.view.state !== 'whole') return
      going = { item: item.view, frame: item.setting.box, corner, size: null, lastWriteAt: -Infinity }
    },
    move(dx, dy) {
      if (going === null) return
      const shape = going.item.kind === 'note' ? 'proportional' : 'free'
      const size = sizeIn(going, resizedFrame(going.frame, going.corner, [dx, dy], shape))
      going.size = size
      const setting = settingOf({ ...going.item, ...size }, { measure: measure(), strayPlace: size.place })
      live.set('resize', new Map([[going.item.id, { setting }]]))
      if (clock.now() - going.lastWriteAt < writeIntervalMs) return
      going.lastWriteAt = clock.now()
      session.edits.resizeItem(going.item.id, size)
    },
    end(keep) {
      if (going === null) return
      const { item, size, lastWriteAt } = going
      if (keep && size !== null) session.edits.resizeItem(item.id, size)
      else if (lastWriteAt > -Infinity) session.edits.resizeItem(item.id, item)
      putDown()
    },
    lose(ids) {
      if (going !== null && ids.includes(going.item.id)) putDown()
    },
  }
}

/** The stored size and centre for a dragged frame; the frame of a note whose words made it grow is taller than what is stored. */
function sizeIn({ item, frame: before }: Going, frame: Rect): Size {
  const width = Math.round((item.width * frame.width) / before.width)
  const height = Math.round((item.height * frame.height) / before.height)
  return { width, height, place: boardPoint(frame.x + width / 2, frame.y + height / 2) }
}
