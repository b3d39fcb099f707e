import type { ItemId } from '@samtavle/board'
import type { ItemSetting } from './item-setting.ts'
import type { LiveItems, LiveLook } from './live-items.ts'
import { movedRect, type Rect } from './rect.ts'
import type { Scene, SceneItem } from './scene.ts'

/** An item as it is seen right now, wherever somebody's hand has it; undefined when there is none. */
export function shownSetting(scene: Scene, live: LiveItems, id: ItemId): ItemSetting | undefined {
  const item = scene.item(id)
  return item === undefined ? undefined : settingWith(item, live.lookOf(id))
}

/** Where an item is seen right now. */
export function shownBox(scene: Scene, live: LiveItems, id: ItemId): Rect | undefined {
  const item = scene.item(id)
  return item === undefined ? undefined : boxWith(item, live.lookOf(id))
}

/** The setting of an item under a look. */
export function settingWith({ view, setting }: SceneItem, look: LiveLook | undefined): ItemSetting {
  const shown = look?.setting ?? setting
  const box = boxWith({ view, setting }, look)
  return box === shown.box ? shown : { ...shown, box }
}

function boxWith({ view, setting }: Pick<SceneItem, 'view' | 'setting'>, look: LiveLook | undefined): Rect {
  const { box } = look?.setting ?? setting
  if (look?.place === undefined || view.place === null) return box
  return movedRect(box, look.place[0] - view.place[0], look.place[1] - view.place[1])
}
