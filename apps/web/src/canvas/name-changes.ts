import type { Unsubscribe } from '@samtavle/base'
import type { BoardSession, Participant } from '../sync/session.ts'
import type { Scene, SceneItem } from './scene.ts'

/** Tells which items look different because it has become known who somebody is. */
export function watchNames(
  { actor, watchActors }: Pick<BoardSession, 'actor' | 'watchActors'>,
  scene: Scene,
  onItems: (items: readonly SceneItem[]) => void,
): Unsubscribe {
  const shown = new Map<string, Participant | undefined>()
  return watchActors(() => {
    const newlyKnown = new Map<string, boolean>()
    const isNew = (id: string): boolean => {
      const known = newlyKnown.get(id) ?? shown.get(id) !== actor(id)
      newlyKnown.set(id, known)
      shown.set(id, actor(id))
      return known
    }
    // A note names its author; a card may name anybody.
    const items = Array.from(scene.all()).filter(({ view }) => {
      if (view.state !== 'whole') return false
      const isByNew = view.by !== null && isNew(view.by)
      return view.kind === 'note' ? isByNew : view.kind !== 'link' && view.kind !== 'stroke'
    })
    if (items.length > 0) onItems(items)
  })
}
