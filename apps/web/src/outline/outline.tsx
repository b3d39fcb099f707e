import type { ItemId } from '@samtavle/board'
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useCanvas, useSession } from '../bridge/board-context.ts'
import { isPhone } from '../bridge/use-phone.ts'
import { createOutlineIndex, outlinePlaces, type OutlineIndex } from './outline-index.ts'
import { SectionList } from './section-list.tsx'
import { useFocusOn } from './use-focus-on.ts'
import { useEscape } from './use-escape.ts'
import { useOthersNews } from './use-others-news.ts'
import { ZoneList } from './zone-list.tsx'
import './outline.css'

interface Props {
  /** The thing to begin at; without it the keyboard begins at the head. */
  readonly focusOn: ItemId | undefined
  readonly onClose: () => void
}

/** The board as a list: everything that can be seen and done on the drawn board can be read and done here. */
export function Outline({ focusOn, onClose }: Props) {
  const { t } = useTranslation()
  const canvas = useCanvas()
  const index = useOutlineIndex()
  const [isLoud, setLoud] = useState(true)
  const panel = useRef<HTMLElement>(null)
  const head = useRef<HTMLParagraphElement>(null)
  useEscape(panel, onClose)
  useOthersNews(isLoud)
  // Whoever opens the list, by the button or the skip link, goes on from its head.
  useEffect(() => head.current?.focus({ preventScroll: true }), [])
  useFocusOn(panel, focusOn)

  function show(id: Parameters<NonNullable<typeof canvas>['camera']['flyTo']>[0]): void {
    canvas?.camera.flyTo(id)
    // On a phone the list lies over the board.
    if (isPhone()) onClose()
  }

  return (
    <aside ref={panel} className="outline" aria-label={t('outline.heading')}>
      <div className="outline-head">
        <p ref={head} className="outline-title" tabIndex={-1}>
          {t('outline.heading')}
        </p>
        <button className="icon-button" type="button" aria-label={t('outline.collapse')} onClick={onClose}>
          <X size={20} aria-hidden="true" />
        </button>
      </div>
      <div className="outline-body">
        <label className="outline-loud">
          <input type="checkbox" checked={isLoud} onChange={(event) => setLoud(event.target.checked)} />
          {t('outline.quiet')}
        </label>
        <SectionList onShow={show} />
        {index !== null &&
          outlinePlaces.map((place) => (
            <ZoneList key={place} place={place} index={index} onShow={show} onLeave={onClose} />
          ))}
      </div>
    </aside>
  )
}

/** The lists of the board for as long as the panel is open; a panel belongs to one board for its whole life. */
function useOutlineIndex(): OutlineIndex {
  const { board } = useSession()
  const { clock } = useServices()
  const [index] = useState(() => createOutlineIndex(board, clock))
  useEffect(() => index.close, [index])
  return index
}
