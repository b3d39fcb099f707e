import type { Voting } from '@samtavle/board'
import { Vote } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { useItem } from '../bridge/hooks.ts'
import { CornerSheet } from '../panels/corner/corner-sheet.tsx'
import { usePutAway } from '../panels/corner/use-put-away.ts'
import { useHasTool } from '../process/use-process.ts'
import { ConsentPart } from './consent-part.tsx'
import { DotsPart } from './dots-part.tsx'
import { ResultPart } from './result-part.tsx'
import { useEndInTime, useVotings } from './use-votings.ts'
import './voting.css'

/** Where this device notes the voting that somebody has put away. */
const awayKey = 'samtavle-voting-away'

/** The voting that goes on, over a corner of the board, and then what came of it until one puts it away. */
export function VotingSheet() {
  const latest = useVotings().at(-1)
  return latest === undefined ? null : <OneVoting key={latest.id} voting={latest} />
}

function OneVoting({ voting }: { readonly voting: Voting }) {
  const { t } = useTranslation()
  const [isAway, putAway] = usePutAway(awayKey, voting.id)
  const isOpen = voting.closedAt === null
  const isDots = voting.kind === 'dots'
  const has = useHasTool()
  const name = useNameOfVoting(voting)
  useNews(voting, name)
  useEndInTime(voting)

  // What came of it is read by everybody; taking part is a tool that can be put out of the way.
  if (isOpen ? !has('vote') : isAway) return null
  return (
    <CornerSheet
      icon={Vote}
      title={t(isDots ? 'voting.title' : 'voting.consentTitle')}
      isOpen={isOpen}
      pill={isDots ? t('voting.unfold', { question: name }) : t('voting.unfoldConsent', { text: name })}
      foldLabel={t('voting.fold')}
      awayLabel={t('voting.putAway')}
      onPutAway={putAway}
    >
      <VotingBody voting={voting} />
    </CornerSheet>
  )
}

/** What there is to say and to do in a voting, wherever it is shown. */
export function VotingBody({ voting }: { readonly voting: Voting }) {
  if (voting.kind === 'consent') return <ConsentPart round={voting} />
  return voting.closedAt === null ? <DotsPart voting={voting} /> : <ResultPart voting={voting} />
}

/** What a voting is known by: what is asked, or in a consent round what it is about. */
export function useNameOfVoting(voting: Voting): string {
  const { t } = useTranslation()
  const { board } = useSession()
  const about = voting.kind === 'consent' ? board.item(voting.item) : undefined
  useItem(voting.kind === 'consent' ? voting.item : ('' as never))
  if (voting.question !== '') return voting.question
  return about?.text.trim() || t('voting.noQuestion')
}

/** Says once that a voting has begun, and once that it is over. */
function useNews({ kind, closedAt }: Voting, name: string): void {
  const { t } = useTranslation()
  const { announcer } = useServices()
  const isOver = closedAt !== null
  useEffect(() => {
    const over = kind === 'dots' ? t('voting.closed') : t('voting.consent.over')
    const began = kind === 'dots' ? t('voting.began', { question: name }) : t('voting.consent.began', { text: name })
    announcer.say(isOver ? over : began, { shown: false })
  }, [announcer, isOver, kind, name, t])
}
