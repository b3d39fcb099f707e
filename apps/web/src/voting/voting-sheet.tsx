import type { Voting } from '@samtavle/board'
import { Minus, Vote, X } from 'lucide-react'
import { useEffect, useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { useItem } from '../bridge/hooks.ts'
import { ConsentPart } from './consent-part.tsx'
import { DotsPart } from './dots-part.tsx'
import { ResultPart } from './result-part.tsx'
import { useVotings } from './use-votings.ts'
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
  const { storage } = useServices()
  const [isAway, setAway] = useState(() => storage.getItem(awayKey) === voting.id)
  const [isFolded, setFolded] = useState(false)
  const isOpen = voting.closedAt === null
  const name = useNameOfVoting(voting)
  useNews(voting, name)

  function putAway(): void {
    setAway(true)
    try {
      storage.setItem(awayKey, voting.id)
    } catch {
      // It is put away for this visit.
    }
  }

  if (!isOpen && isAway) return null
  if (isFolded && isOpen) {
    return (
      <button className="voting-pill" type="button" onClick={() => setFolded(false)}>
        <Vote size={17} aria-hidden="true" />
        <span>
          {voting.kind === 'dots' ? t('voting.unfold', { question: name }) : t('voting.unfoldConsent', { text: name })}
        </span>
      </button>
    )
  }
  return (
    <Frame voting={voting}>
      <button
        className="icon-button"
        type="button"
        aria-label={isOpen ? t('voting.fold') : t('voting.putAway')}
        onClick={isOpen ? () => setFolded(true) : putAway}
      >
        {isOpen ? <Minus size={18} aria-hidden="true" /> : <X size={18} aria-hidden="true" />}
      </button>
      <VotingBody voting={voting} />
    </Frame>
  )
}

/** What there is to say and to do in a voting, wherever it is shown. */
export function VotingBody({ voting }: { readonly voting: Voting }) {
  if (voting.kind === 'consent') return <ConsentPart round={voting} />
  return voting.closedAt === null ? <DotsPart voting={voting} /> : <ResultPart voting={voting} />
}

interface FrameProps {
  readonly voting: Voting
  readonly children: readonly [fold: ReactNode, body: ReactNode]
}

function Frame({ voting, children: [fold, body] }: FrameProps) {
  const { t } = useTranslation()
  const heading = useId()
  return (
    <section className="voting-sheet" aria-labelledby={heading}>
      <div className="voting-head">
        <h2 id={heading}>
          <Vote size={17} aria-hidden="true" />
          {t(voting.kind === 'dots' ? 'voting.title' : 'voting.consentTitle')}
        </h2>
        {fold}
      </div>
      {body}
    </section>
  )
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
