import { createArrangeEdits } from './arrange-edits.ts'
import { createCardEdits } from './card-edits.ts'
import { createEditContext, type EditsOptions } from './edit-context.ts'
import type { Edits } from './edits.ts'
import { createFactEdits } from './fact-edits.ts'
import { createLinkEdits } from './link-edits.ts'
import { createNoteEdits } from './note-edits.ts'
import { createRemovalEdits } from './removal-edits.ts'
import { createSectionEdits } from './section-edits.ts'
import { createStandEdits } from './stand-edits.ts'
import { createTextEdits } from './text-edits.ts'

/** Makes the writer of one client. In a document of a newer schema it writes nothing: old code must not harm new boards. */
export function createEdits(options: EditsOptions): Edits {
  const context = createEditContext(options)
  return {
    origin: context.origin,
    textOrigin: context.textOrigin,
    with: (make) => make(context),
    ...createNoteEdits(context),
    ...createCardEdits(context),
    ...createArrangeEdits(context),
    ...createRemovalEdits(context),
    ...createSectionEdits(context),
    ...createTextEdits(context),
    ...createLinkEdits(context),
    ...createStandEdits(context),
    ...createFactEdits(context),
  }
}
