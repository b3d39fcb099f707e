import type { ItemId, Zone } from '@samtavle/board'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { makeCard, type MakeableKind } from '../cards/make-card.ts'

/** Which cards are added in which part of the list. */
const kindsByZone: Readonly<Record<Zone, readonly MakeableKind[]>> = {
  understand: ['framing'],
  plan: ['resource'],
  implement: ['agreement', 'indicator'],
}

/** Adds the cards that belong in a zone; the new one is written in place. */
export function AddCards({ zone, onAdded }: { readonly zone: Zone; readonly onAdded: (id: ItemId) => void }) {
  const { t } = useTranslation()
  const session = useSession()
  const { announcer } = useServices()
  return (
    <>
      {kindsByZone[zone].map((kind) => (
        <button
          key={kind}
          className="button add-note-open"
          type="button"
          aria-label={t('cards.addCard', { kind: t(`cards.add.${kind}`) })}
          onClick={() => {
            session.undo.stopCapturing()
            const id = makeCard(session, kind, [])
            session.undo.stopCapturing()
            announcer.say(t('cards.added', { kind: t(`cards.add.${kind}`) }), { shown: false })
            onAdded(id)
          }}
        >
          <Plus size={18} aria-hidden="true" />
          {t(`cards.add.${kind}`)}
        </button>
      ))}
    </>
  )
}
