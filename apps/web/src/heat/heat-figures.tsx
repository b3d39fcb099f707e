import type { ItemKind, Zone } from '@samtavle/board'
import { zones } from '@samtavle/board'
import type { Heat } from '@samtavle/history/player'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import type { Overview } from '../canvas/index.ts'
import { SectorMark } from '../sectors/sector-mark.tsx'
import { useSectorName } from '../words/use-sector-name.ts'
import { mostNumbered } from './heat-layer.tsx'
import { wordsAt, type WarmPlace } from './warm-places.ts'

/** Longest words that name a place, in characters. */
const mostLetters = 56

interface Props {
  readonly heat: Heat
  readonly places: readonly WarmPlace[]
  readonly overview: Overview
}

/** Where and from which sectors there was activity, in figures: the equal of the glow over the board. */
export function HeatFigures({ heat, places, overview }: Props) {
  const { t } = useTranslation()
  const sectorName = useSectorName()
  const sectors = [...heat.bySector].filter((entry): entry is [string, number] => entry[0] !== null)
  const byZone = zones.flatMap((zone): [Zone, number][] => [[zone, heat.byZone.get(zone) ?? 0]])
  const kinds = [...heat.byItemKind].filter((entry): entry is [ItemKind, number] => entry[0] !== null)
  if (places.length === 0) return <p role="status">{t('replay.heat.nothing')}</p>
  return (
    <>
      <WarmList places={places} overview={overview} />
      <Bars
        heading={t('replay.heat.byZone')}
        rows={byZone.map(([zone, edits]) => ({ key: zone, name: t(`zones.${zone}`), edits }))}
      />
      <Bars
        heading={t('replay.heat.byKind')}
        rows={kinds
          .toSorted(([, a], [, b]) => b - a)
          .map(([kind, edits]) => ({ key: kind, name: t(`replay.kind.${kind}`), edits }))}
      />
      <Bars
        heading={t('replay.heat.bySector')}
        rows={sectors
          .toSorted(([a], [b]) => a.localeCompare(b))
          .map(([sector, edits]) => ({
            key: sector,
            name: sectorName(sector),
            edits,
            mark: <SectorMark sector={sector} size={14} />,
          }))}
      />
      <p className="heat-hint">{t('replay.fewHidden')}</p>
    </>
  )
}

function WarmList({ places, overview }: Pick<Props, 'places' | 'overview'>) {
  const { t } = useTranslation()
  const { board } = useSession()
  const { items } = board.view()
  const named = places.slice(0, mostNumbered).map((place) => {
    const words = wordsAt(items, place)
    return { place, words: words.length > mostLetters ? `${words.slice(0, mostLetters).trimEnd()}…` : words }
  })
  return (
    <section className="heat-section">
      <h3>{t('replay.heat.places')}</h3>
      <ol className="heat-places">
        {named.map(({ place, words }, index) => (
          <li key={`${place.x} ${place.y}`}>
            <button type="button" onClick={() => overview.lookAt(place.x, place.y)}>
              <span className="heat-number" aria-hidden="true">
                {index + 1}
              </span>
              <span>{words === '' ? t('replay.heat.placeWordless') : t('replay.heat.placeNear', { text: words })}</span>
              <span className="heat-edits">{t('replay.heat.edits', { count: place.edits })}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

interface Row {
  readonly key: string
  readonly name: string
  readonly edits: number
  readonly mark?: ReactNode
}

/** Figures as bars; the lists keep the order they are given in. */
function Bars({ heading, rows }: { readonly heading: string; readonly rows: readonly Row[] }) {
  const { t } = useTranslation()
  const most = Math.max(1, ...rows.map(({ edits }) => edits))
  if (rows.length === 0) return null
  return (
    <section className="heat-section">
      <h3>{heading}</h3>
      <ul className="heat-bars">
        {rows.map(({ key, name, edits, mark }) => (
          <li key={key}>
            <span className="heat-name">
              {mark}
              {name}
            </span>
            <span className="heat-edits">{t('replay.heat.edits', { count: edits })}</span>
            <span className="heat-bar" style={{ width: `${(edits / most) * 100}%` }} aria-hidden="true" />
          </li>
        ))}
      </ul>
    </section>
  )
}
