import type { ItemId } from '@samtavle/board'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useCanvas, useSession } from '../bridge/board-context.ts'
import type { BoardSession } from '../sync/session.ts'

/** The cards that one puts on the board by hand. */
export const makeableKinds = ['framing', 'resource', 'agreement', 'indicator'] as const
export type MakeableKind = (typeof makeableKinds)[number]

/** Puts a card where its kind belongs, as one step, with the caret in it; what is selected becomes what it is made from. */
export function useMakeCard(): (kind: MakeableKind, from?: readonly ItemId[]) => ItemId {
  const { t } = useTranslation()
  const session = useSession()
  const canvas = useCanvas()
  const { announcer } = useServices()
  return (kind, from = []) => {
    session.undo.stopCapturing()
    const id = makeCard(session, kind, from)
    session.undo.stopCapturing()
    announcer.say(t('cards.added', { kind: t(`cards.add.${kind}`) }), { shown: false })
    canvas?.startEditing(id)
    return id
  }
}

/** Makes a card of a kind from what was chosen: a framing from notes, an agreement from plans, a resource for some work. */
export function makeCard({ edits, board }: BoardSession, kind: MakeableKind, from: readonly ItemId[]): ItemId {
  const notes = from.map((id) => board.item(id)).filter((item) => item?.state === 'whole')
  switch (kind) {
    case 'framing': {
      const words = notes.map((note) => note.text.trim()).filter((text) => text !== '')
      // One note is a statement already; several are what is known, and the statement is still to be found.
      return words.length === 1
        ? edits.addFraming({ from, text: words[0] ?? '' })
        : edits.addFraming({ from, known: words.join('\n') })
    }
    case 'agreement':
      return edits.addAgreement({ from })
    case 'resource': {
      const id = edits.addResource({})
      for (const work of from) edits.link(work, id, 'relates')
      return id
    }
    case 'indicator':
      return edits.addIndicator({ measures: from })
  }
}
