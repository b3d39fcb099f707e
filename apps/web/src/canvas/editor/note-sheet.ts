import type { Watchable } from '@samtavle/base'
import { noteSize, type BoardPoint, type ItemId, type WholeItem } from '@samtavle/board'
import { settingOfField } from '../card-setting.ts'
import { settingOf, setNote, type ItemSetting, type Settable } from '../item-setting.ts'
import type { LiveItems } from '../live-items.ts'
import type { Scene } from '../scene.ts'
import { settingWith } from '../shown-item.ts'
import type { MeasureText } from '../text/layout.ts'
import type { EditorTarget } from './note-editor.ts'

/** What the note under the editor's field is laid out from. */
export interface NoteSheetOptions {
  readonly field: HTMLTextAreaElement
  readonly scene: Scene
  readonly live: LiveItems
  readonly measure: () => MeasureText
  readonly target: Watchable<EditorTarget | null>
}

/** The note or draft that is being written in, laid out with the words as they stand in the field. */
export interface NoteSheet {
  /** A note of the board, while it is there and whole. */
  itemNow(id: ItemId): WholeItem | undefined
  /** Where the words lie in the note as the board has it. */
  settingNow(): ItemSetting | undefined
  /** The same as it is drawn, which differs while the note is being dragged. */
  shownNow(): ItemSetting | undefined
  /** Draws the note without its painted words, under the field. */
  show(): void
}

/** Makes the sheet; it follows the target. */
export function createNoteSheet({ field, scene, live, measure, target }: NoteSheetOptions): NoteSheet {
  const itemNow = (id: ItemId): WholeItem | undefined => {
    const view = scene.item(id)?.view
    return view?.state === 'whole' ? view : undefined
  }
  /** The words as they were last set: they are asked for several times with every letter. */
  let last: { readonly view: WholeItem; readonly setting: ItemSetting; readonly by: MeasureText } | null = null
  const setWords = (view: WholeItem): ItemSetting => {
    const by = measure()
    const setting = settingOf(view, {
      measure: by,
      strayPlace: view.place,
      known: last?.by === by && last.view.id === view.id ? last : undefined,
    })
    last = { view, setting, by }
    return setting
  }
  const wholeNow = (): ItemSetting | undefined => {
    const now = target.get()
    if (now === null) return undefined
    if (now.is === 'draft') return setNote(draftNote(now.place, field.value), measure())
    const view = itemNow(now.id)
    if (view === undefined) return undefined
    // The field's words, not the board's: while an input method composes they differ.
    const written =
      now.field === undefined
        ? { ...view, text: field.value }
        : { ...view, fields: new Map([...view.fields, [now.field, field.value]]) }
    return setWords(written)
  }
  const settingNow = (): ItemSetting | undefined => {
    const [now, whole] = [target.get(), wholeNow()]
    return now?.is === 'item' && whole !== undefined ? settingOfField(whole, now.field) : whole
  }
  return {
    itemNow,
    settingNow,
    shownNow() {
      const now = target.get()
      const item = now?.is === 'item' ? scene.item(now.id) : undefined
      const setting = settingNow()
      if (now?.is !== 'item' || item === undefined || setting === undefined) return setting
      return settingWith({ ...item, setting }, { ...live.lookOf(now.id), setting })
    },
    show() {
      const now = target.get()
      const setting = wholeNow()
      if (now === null || setting === undefined) return
      // The style sheet knows which ink is read on which ground.
      const kind = now.is === 'draft' ? 'note' : itemNow(now.id)?.kind
      field.dataset['on'] = kind === 'note' || kind === 'resource' ? 'paper' : 'card'
      if (now.is === 'draft') live.setDraft({ setting, color: now.color })
      else {
        const { id, field: editedField } = now
        const look = { setting, isEdited: true }
        live.set('edit', new Map([[id, editedField === undefined ? look : { ...look, editedField }]]))
      }
    },
  }
}

function draftNote(place: BoardPoint, text: string): Settable {
  return { place, width: noteSize, height: noteSize, text }
}
