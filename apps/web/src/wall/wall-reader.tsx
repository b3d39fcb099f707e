import { isWaiting, type WholeItem } from '@samtavle/board'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvas, useSession } from '../bridge/board-context.ts'
import { useActor, useMeta, useWatchable } from '../bridge/hooks.ts'
import { SectorMark } from '../sectors/sector-mark.tsx'
import { useSectorName } from '../words/use-sector-name.ts'
import { columnsFor } from './reading.ts'
import { useReading } from './use-reading.ts'
import type { WallCamera } from './wall-camera.ts'

/** Under the map that a whole axis is on a wall: what was written, in letters that are read from eight metres. */
export function WallReader({ camera }: { readonly camera: WallCamera | null }) {
  const { t } = useTranslation()
  const page = useReading(useCanvas())
  const isThere = page.length > 0
  // It takes room from the board, which is then looked at anew.
  useEffect(() => camera?.again(), [camera, isThere])
  if (!isThere) return null
  return (
    <section className="wall-reader" aria-label={t('wall.reader')}>
      <ul>
        {page.map((item) => (
          <Slip key={item.id} item={item} />
        ))}
      </ul>
    </section>
  )
}

/** As short as this it is written larger. */
const fewLetters = 34

function Slip({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation()
  const inbox = useWatchable(useSession().inbox)
  const words = item.text.trim()
  const columns = columnsFor(words, 3)
  return (
    <li data-paper={item.color} data-columns={columns} data-short={words.length <= fewLetters}>
      <p className="wall-slip-words">{words}</p>
      <p className="wall-slip-foot">
        <b>{isWaiting(item, inbox) ? t('wall.waits') : t(`zones.${item.zone ?? 'beside'}`)}</b>
        <Author item={item} />
      </p>
    </li>
  )
}

/** Whose it is, as far as the board says whose things are. */
function Author({ item }: { readonly item: WholeItem }) {
  const author = useActor(item.by)
  const { namesAuthors } = useMeta()
  const sectorName = useSectorName()
  const sector = author?.sector ?? null
  const name = namesAuthors ? (author?.name ?? '') : ''
  if (sector === null && name === '') return null
  return (
    <span className="wall-slip-by">
      {sector !== null && <SectorMark sector={sector} size={24} />}
      {name || (sector !== null && sectorName(sector))}
    </span>
  )
}
