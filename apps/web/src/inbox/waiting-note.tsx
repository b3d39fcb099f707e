import { noteSize, zones, type WholeItem, type Zone } from '@samtavle/board'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useCanvas } from '../bridge/board-context.ts'
import { useActor, useMayWrite, useMeta } from '../bridge/hooks.ts'
import { useCover } from '../process/use-cover.ts'
import { SectorMark } from '../sectors/sector-mark.tsx'
import { useSectorName } from '../words/use-sector-name.ts'
import { useCarry } from './use-carry.ts'

interface Props {
  readonly note: WholeItem
  readonly onPlace: (zone: Zone) => void
  /** It was carried onto the board and let go there, in board units. */
  readonly onDrop: (at: readonly [number, number]) => void
}

/** One note that waits: to be carried onto the board, or sent to a zone; the one it was written for comes first. */
export function WaitingNote({ note, onPlace, onDrop }: Props) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const { carried, handlers } = useCarry(useCanvas(), noteSize, onDrop)
  const cover = useCover(note)
  const isShown = cover === null || cover.isLifted
  const words = isShown
    ? note.text.trim() || t('outline.wordless')
    : t('canvas.covered', { name: cover.name ?? t('canvas.someone') })
  const own = note.zone ?? 'understand'
  const inOrder = [own, ...zones.filter((zone) => zone !== own)]
  return (
    <li
      className="inbox-note"
      data-waiting={note.id}
      data-paper={note.color}
      data-carried={carried !== null}
      data-movable={mayWrite}
      // Somebody who looked for it is led here.
      tabIndex={-1}
      {...(mayWrite ? handlers : {})}
    >
      <p className="inbox-words">{words}</p>
      <Author note={note} />
      {mayWrite && (
        <div className="inbox-zones">
          {inOrder.map((zone) => (
            <button
              key={zone}
              type="button"
              data-own={zone === own}
              aria-label={t('inbox.placeNote', { text: words.slice(0, 60), zone: t(`zones.${zone}`) })}
              title={t('inbox.placeIn', { zone: t(`zones.${zone}`) })}
              onClick={() => onPlace(zone)}
            >
              {t(`zones.${zone}`)}
            </button>
          ))}
        </div>
      )}
      {carried !== null &&
        createPortal(
          <div
            className="inbox-carried"
            data-paper={note.color}
            aria-hidden="true"
            ref={(element) => {
              element?.style.setProperty('--x', `${carried.x}px`)
              element?.style.setProperty('--y', `${carried.y}px`)
              element?.style.setProperty('--side', `${carried.side}px`)
            }}
          />,
          document.body,
        )}
    </li>
  )
}

/** Whose it is, as far as the board says whose things are. */
function Author({ note }: { readonly note: WholeItem }) {
  const author = useActor(note.by)
  const { namesAuthors } = useMeta()
  const sectorName = useSectorName()
  const sector = author?.sector ?? null
  const parts = [sector === null ? '' : sectorName(sector), namesAuthors ? (author?.name ?? '') : '']
  const said = parts.filter((part) => part !== '').join(', ')
  if (said === '') return null
  return (
    <p className="inbox-by">
      {sector !== null && <SectorMark sector={sector} size={12} />} {said}
    </p>
  )
}
