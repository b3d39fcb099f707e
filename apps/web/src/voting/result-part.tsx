import type { DotGroup, DotReason, DotVoting, ItemId } from '@samtavle/board'
import { rankedItems } from '@samtavle/method'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useCanvas } from '../bridge/board-context.ts'
import { useItem } from '../bridge/hooks.ts'
import { SectorMark } from '../sectors/sector-mark.tsx'
import { useSectorName } from '../words/use-sector-name.ts'
import { hasUnsent } from './ballot-hand.ts'
import '../panels/corner/corner-sheet.css'
import './voting.css'
import './result.css'

/** What came of a voting: most dots first, crowds of sectors beside the totals, and never anybody's own. */
export function ResultPart({ voting }: { readonly voting: DotVoting }) {
  const { t } = useTranslation()
  const { storage } = useServices()
  const { result, dots, question } = voting
  if (result === null) return null
  const ranked = rankedItems(voting)
  const told = ranked.filter((item) => item.dots > 0)
  const most = told[0]?.dots ?? 1
  const groups = result.groups.length > 1 ? result.groups : []
  return (
    <>
      <p className="corner-question">{question || t('voting.result')}</p>
      <p className="corner-small">
        {t('voting.byVoters', { count: result.voters, dots: t('voting.total', { count: dots }) })}
      </p>
      {hasUnsent({ storage, votingId: voting.id }) && (
        <p className="notice" data-look="problem" role="status">
          {t('voting.late')}
        </p>
      )}
      <ol className="voting-results">
        {told.map((item) => (
          <Result
            key={item.id}
            id={item.id}
            dots={item.dots}
            most={most}
            groups={groups}
            reasons={result.reasons.get(item.id) ?? []}
          />
        ))}
      </ol>
      {told.length < ranked.length && (
        <p className="corner-small">{t('voting.rest', { count: ranked.length - told.length })}</p>
      )}
      <p className="corner-small">{t(result.groups.length === 0 ? 'voting.tooFew' : 'voting.crowds')}</p>
    </>
  )
}

interface ResultProps {
  readonly id: ItemId
  readonly dots: number
  readonly most: number
  readonly groups: readonly DotGroup[]
  readonly reasons: readonly DotReason[]
}

function Result({ id, dots, most, groups, reasons }: ResultProps) {
  const { t } = useTranslation()
  const canvas = useCanvas()
  const item = useItem(id)
  return (
    <li>
      {item === undefined ? (
        <p className="voting-gone">{t('voting.gone')}</p>
      ) : (
        <button
          className="voting-words"
          type="button"
          title={t('voting.show')}
          onClick={() => canvas?.camera.flyTo(id)}
        >
          {item.text}
        </button>
      )}
      <p className="voting-total">
        <i aria-hidden="true" style={{ inlineSize: `${(dots / most) * 100}%` }} />
        <b>{t('voting.total', { count: dots })}</b>
      </p>
      {groups.length > 0 && (
        <ul className="voting-crowds">
          {groups.map((group) => (
            <Crowd key={group.sectors.join()} group={group} id={id} />
          ))}
        </ul>
      )}
      {reasons.length > 0 && (
        <ul className="voting-reasons" aria-label={t('voting.reasons')}>
          {reasons.map(({ words, sectors }, index) => (
            <li key={index}>
              {words}
              {groups.length > 0 && <From sectors={sectors} />}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** From which crowd a reason came: at least three people, of whom it is told of nobody. */
export function From({ sectors }: { readonly sectors: DotReason['sectors'] }) {
  const names = useNamesOf(sectors)
  return (
    <span className="voting-from">
      {sectors.map((sector) => (
        <SectorMark key={sector} sector={sector} size={12} />
      ))}
      {names}
    </span>
  )
}

function useNamesOf(sectors: DotGroup['sectors']): string {
  const { t } = useTranslation()
  const sectorName = useSectorName()
  return sectors.map((sector) => (sector === null ? t('voting.noSector') : sectorName(sector))).join(' + ')
}

function Crowd({ group, id }: { readonly group: DotGroup; readonly id: ItemId }) {
  const { t } = useTranslation()
  const names = useNamesOf(group.sectors)
  return (
    <li>
      {group.sectors.map((sector) => (
        <SectorMark key={sector} sector={sector} size={13} />
      ))}
      {t('voting.crowdDots', { sectors: names, dots: group.dots.get(id) ?? 0 })}
    </li>
  )
}
