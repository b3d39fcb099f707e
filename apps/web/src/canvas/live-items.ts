import { createListeners, type Unsubscribe } from '@samtavle/base'
import type { BoardPoint, FieldName, ItemId, NoteColor } from '@samtavle/board'
import type { ItemSetting } from './item-setting.ts'
import { isSameRect } from './rect.ts'

/** How an item in somebody's hand differs from what the board says. */
export interface LiveLook {
  /** Where its centre is shown instead. */
  readonly place?: BoardPoint
  /** How it is set instead: another size while it is resized, other words while they are typed. */
  readonly setting?: ItemSetting
  /** Its words are shown by the editor. */
  readonly isEdited?: boolean
  /** Which of its words: those of a field, or its own when there is none. */
  readonly editedField?: FieldName
  /** It is in my own hand and throws a wider shadow. */
  readonly isHeld?: boolean
}

/** Who lifts items out of the resting sheet. A later source wins over an earlier one. */
export const liveSources = ['motion', 'edit', 'drag', 'other-drag', 'resize', 'erase'] as const
export type LiveSource = (typeof liveSources)[number]

/** A copy that hangs under the hand until it is dropped and becomes a note. */
export interface LiveCopies {
  readonly ids: readonly ItemId[]
  readonly by: readonly [dx: number, dy: number]
}

/** A note that is not on the board yet: it becomes one with its first letter. */
export interface LiveDraft {
  readonly setting: ItemSetting
  readonly color: NoteColor
}

/** What is lifted out of the resting sheet: dragged, resized, edited, or moved by others just now. */
export interface LiveItems {
  set(source: LiveSource, looks: ReadonlyMap<ItemId, LiveLook>): void
  clear(source: LiveSource): void
  setCopies(copies: LiveCopies | null): void
  setDraft(draft: LiveDraft | null): void
  copies(): LiveCopies | null
  draft(): LiveDraft | null
  isLifted(id: ItemId): boolean
  /** The looks of all sources together; undefined for an item that rests. */
  lookOf(id: ItemId): LiveLook | undefined
  ids(): Iterable<ItemId>
  isEmpty(): boolean
  /**
   * Told when what is lifted is drawn otherwise. `regrouped` are the items that were lifted or put back, so that the resting sheet
   * changed too.
   */
  watch(listener: (regrouped: readonly ItemId[]) => void): Unsubscribe
}

/** Starts with everything at rest. */
export function createLiveItems(): LiveItems {
  const bySource = new Map<LiveSource, ReadonlyMap<ItemId, LiveLook>>()
  const listeners = createListeners<[readonly ItemId[]]>()
  let merged: ReadonlyMap<ItemId, LiveLook> = new Map()
  let copies: LiveCopies | null = null
  let draft: LiveDraft | null = null

  const remerge = (): void => {
    const before = merged
    const next = new Map<ItemId, LiveLook>()
    for (const source of liveSources) {
      for (const [id, look] of bySource.get(source) ?? []) next.set(id, { ...next.get(id), ...look })
    }
    merged = next
    const lifted = [...next.keys()].filter((id) => !before.has(id))
    const putBack = [...before.keys()].filter((id) => !next.has(id))
    const regrouped = [...lifted, ...putBack]
    if (regrouped.length > 0 || [...next].some(([id, look]) => !drawsAlike(before.get(id), look)))
      listeners.notify(regrouped)
  }
  return {
    set(source, looks) {
      bySource.set(source, looks)
      remerge()
    },
    clear(source) {
      if ((bySource.get(source)?.size ?? 0) === 0) return
      bySource.delete(source)
      remerge()
    },
    setCopies(next) {
      if (copies === next) return
      copies = next
      listeners.notify([])
    },
    setDraft(next) {
      if (draft === next) return
      draft = next
      listeners.notify([])
    },
    copies: () => copies,
    draft: () => draft,
    isLifted: (id) => merged.has(id),
    lookOf: (id) => merged.get(id),
    ids: () => merged.keys(),
    isEmpty: () => merged.size === 0 && copies === null && draft === null,
    watch: listeners.add,
  }
}

/** Whether two looks make the same picture: the words that the editor shows are not drawn, so a letter changes nothing. */
function drawsAlike(before: LiveLook | undefined, now: LiveLook): boolean {
  if (before === undefined || before.place !== now.place || before.isHeld !== now.isHeld) return false
  if (before.setting === now.setting) return before.isEdited === now.isEdited && before.editedField === now.editedField
  if (before.isEdited !== true || now.isEdited !== true) return false
  return before.setting !== undefined && now.setting !== undefined && arePapersAlike(before.setting, now.setting)
}

/** Of the words of a card more is drawn than what is written in; a line lies where its words are. */
function arePapersAlike(before: ItemSetting, now: ItemSetting): boolean {
  if ([before, now].some(({ card, line }) => card !== undefined || line !== undefined)) return false
  if (before.scale !== now.scale || before.textWidth !== now.textWidth || !isSameRect(before.box, now.box)) return false
  // How large the letters are decides how much is drawn beside them.
  return before.text().fontSize === now.text().fontSize
}
