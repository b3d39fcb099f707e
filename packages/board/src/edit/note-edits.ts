import { ordersAbove } from '../layout/order.ts'
import { freePlaces } from '../layout/free-space.ts'
import { axisWithRoom } from '../layout/grow-axis.ts'
import { noteSize, type ActorId, type BoardPoint, type ItemId, type NoteColor, type Zone } from '../document/schema.ts'
import { createDuplicate, type BoardPart } from './duplicate.ts'
import type { EditContext } from './edit-context.ts'
import { writeItem } from './write-item.ts'

/** What a new note starts with; everything but the place has a default. */
export interface NewNote {
  /** Its id, where whoever adds it may do so again and must not add it twice; by default a new one. */
  readonly id?: ItemId
  readonly place: BoardPoint
  readonly text?: string
  readonly color?: NoteColor
  readonly width?: number
  readonly height?: number
  /** Who is said to have made it, when that is not the editing actor; null where nobody may know. */
  readonly by?: ActorId | null
  /** When it was made, in milliseconds since the epoch; default now. */
  readonly at?: number
  readonly facts?: ReadonlyMap<string, unknown>
}

/** Writing notes. */
export interface NoteEdits {
  addNote(note: NewNote): ItemId
  /** Adds all notes in one transaction, so that nobody ever sees half of them. */
  addNotes(notes: readonly NewNote[]): readonly ItemId[]
  /** Makes room in a zone for one note per text and adds them there, in reading order, in one transaction. */
  addNotesToZone(zone: Zone, notes: readonly Omit<NewNote, 'place'>[]): readonly ItemId[]
  /**
   * Copies notes, texts and sections with what these hold, shifted, and the links between what is copied; a link that is named
   * itself comes along, with free points where it led to what is not copied. Whoever copies is the author; facts are not copied.
   */
  duplicateItems(ids: readonly ItemId[], shift: readonly [dx: number, dy: number]): readonly ItemId[]
  /** Lays down a part that was copied from here or from another board, shifted, in one transaction. */
  addPart(part: BoardPart, shift: readonly [dx: number, dy: number]): readonly ItemId[]
}

/** Makes the edits that write notes. */
export function createNoteEdits(context: EditContext): NoteEdits {
  const { roots, board, actor, edit, growAxis } = context

  const addNotes = (notes: readonly NewNote[]): readonly ItemId[] => {
    const orders = ordersAbove(context.orders(), notes.length)
    const ids = notes.map(({ id }) => id ?? context.newId())
    edit(() =>
      notes.forEach((note, index) => {
        writeItem(roots, ids[index] as ItemId, {
          kind: 'note',
          by: actor,
          at: context.now(),
          width: noteSize,
          height: noteSize,
          color: 'straw',
          text: '',
          ...note,
          order: orders[index] ?? '',
        })
      }),
    )
    return ids
  }

  return {
    addNote: (note) => addNotes([note])[0] as ItemId,
    addNotes,
    addNotesToZone(zone, notes) {
      const texts = notes.map((note) => note.text ?? '')
      const view = board.view()
      const axis = axisWithRoom(view, zone, notes.length)
      const { places, bottom } = freePlaces({ ...view, meta: { ...view.meta, axis } }, zone, texts)
      let ids: readonly ItemId[] = []
      edit(() => {
        growAxis(bottom, axis)
        ids = addNotes(notes.map((note, index) => ({ ...note, place: places[index] as BoardPoint })))
      })
      return ids
    },
    ...createDuplicate(context),
  }
}
