import { useTranslation } from 'react-i18next'
import { useCanvas } from '../bridge/board-context.ts'
import { useMayWrite } from '../bridge/hooks.ts'
import { isPhone } from '../bridge/use-phone.ts'
import { useView } from '../cards/use-cards.ts'
import type { OutlinePlace } from './outline-index.ts'

/** What was drawn by hand in a zone: it has no words to read, but it can be reached and deleted from here. */
export function DrawnRow({ place, onLeave }: { readonly place: OutlinePlace; readonly onLeave: () => void }) {
  const { t } = useTranslation()
  const canvas = useCanvas()
  const mayWrite = useMayWrite()
  const { items } = useView()
  const ids = [...items.values()]
    .filter((item) => item.state === 'whole' && item.kind === 'stroke' && (item.zone ?? 'beside') === place)
    .map(({ id }) => id)
  if (ids.length === 0) return null

  function select(): void {
    canvas?.select(ids)
    canvas?.camera.fitSelection()
    if (isPhone()) onLeave()
    canvas?.focus()
  }
  function remove(): void {
    canvas?.select(ids)
    canvas?.deleteSelection()
  }

  return (
    <p className="outline-drawn">
      <span>{t('drawing.listed', { count: ids.length })}</span>
      <button className="button" type="button" onClick={select}>
        {t('drawing.select')}
      </button>
      {mayWrite && (
        <button className="button" type="button" onClick={remove}>
          {t('drawing.remove')}
        </button>
      )}
    </p>
  )
}
