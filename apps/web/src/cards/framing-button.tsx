import type { ItemId } from '@samtavle/board'
import { Quote } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useMakeCard } from './make-card.ts'

/** Makes a framing of notes: one note is a statement already, several are what is known. Everybody may, whatever tools are laid out (METHOD section 3). */
export function FramingButton({ ids }: { readonly ids: readonly ItemId[] }) {
  const { t } = useTranslation()
  const make = useMakeCard()
  return (
    <button className="button" type="button" onClick={() => make('framing', ids)}>
      <Quote size={17} aria-hidden="true" />
      {t('cards.framingOf', { count: ids.length })}
    </button>
  )
}
