import type { ArrangeEdits } from './arrange-edits.ts'
import type { CardEdits } from './card-edits.ts'
import type { EditContext } from './edit-context.ts'
import type { FactEdits } from './fact-edits.ts'
import type { LinkEdits } from './link-edits.ts'
import type { NoteEdits } from './note-edits.ts'
import type { RemovalEdits } from './removal-edits.ts'
import type { SectionEdits } from './section-edits.ts'
import type { StandEdits } from './stand-edits.ts'
import type { TextEdits } from './text-edits.ts'

/** Every way to change a board. One call is one transaction with this client's origin; ids that are unknown or gone are passed over. */
export interface Edits
  extends NoteEdits, CardEdits, ArrangeEdits, RemovalEdits, SectionEdits, TextEdits, LinkEdits, StandEdits, FactEdits {
  /** The transaction origin of every edit made here but typing. */
  readonly origin: object
  /** The transaction origin of typing: words are undone by another mechanism than places and looks. */
  readonly textOrigin: object
  /** Makes more edits of this client, for a part of an app that is fetched when somebody needs it. */
  with<More>(make: (context: EditContext) => More): More
}
