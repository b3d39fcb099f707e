import { LayoutDashboard } from 'lucide-react'
import { Suspense, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notices } from '../board/notices.tsx'
import { useLeaveWarning, useTitleOfTab } from '../board/page-habits.ts'
import { BoardContext, type BoardTools } from '../bridge/board-context.ts'
import { useMeta } from '../bridge/hooks.ts'
import { useChooseView } from '../bridge/view-switch.ts'
import { SaveLabel } from '../panels/save-label.tsx'
import { useOpenProcess } from '../process/use-open-process.ts'
import { useProcessPart } from '../process/use-process.ts'
import type { BoardSession } from '../sync/session.ts'
import { VotingsPlace } from '../voting/votings-place.tsx'
import { PhoneTimer } from './phone-timer.tsx'
import { phoneTabs, type PhoneTabName } from './phone-tabs.ts'
import { StepLine } from './step-line.tsx'
import { laterComponent } from '../words/later-component.ts'
import { useSeenArea } from './use-seen-area.ts'
import './phone.css'

const PlaceLine = laterComponent(['rounds'], async () => (await import('../rounds/place-line.tsx')).PlaceLine)

/** A board in the hand: what the group is asked, a place to write, and everything there is to read; the drawn board is one tap away. */
export function PhoneRoom({ session }: { readonly session: BoardSession }) {
  const process = useOpenProcess(session, true)
  const tools = useMemo<BoardTools>(() => ({ session, canvas: null, process }), [session, process])
  const [tab, setTab] = useState<PhoneTabName>(session.me.role === 'view' ? 'notes' : 'write')
  const room = useRef<HTMLDivElement>(null)
  useTitleOfTab(session)
  useLeaveWarning(session)
  useSeenArea(room)
  const Shown = phoneTabs[tab].shows
  return (
    <BoardContext value={tools}>
      <div ref={room} className="phone">
        <PhoneHead />
        <main className="phone-main">
          <Notices />
          {tab !== 'write' && <StepLine />}
          {tab !== 'write' && process !== null && session.me.role !== 'view' && (
            <Suspense>
              <RoundElsewhere onWrite={() => setTab('write')} />
            </Suspense>
          )}
          <VotingsPlace />
          <Suspense>
            <Shown />
          </Suspense>
        </main>
        <PhoneTabs tab={tab} onTab={setTab} />
      </div>
    </BoardContext>
  )
}

/** Fetched once there was a round. */
function RoundElsewhere({ onWrite }: { readonly onWrite: () => void }) {
  return (useProcessPart('rounds') ?? []).length === 0 ? null : <PlaceLine onWrite={onWrite} />
}

function PhoneHead() {
  const { t } = useTranslation()
  const { title } = useMeta()
  const chooseView = useChooseView()
  return (
    <header className="phone-head">
      <div className="phone-title">
        <h1>{title || t('home.untitled')}</h1>
        <SaveLabel />
      </div>
      <PhoneTimer />
      <button className="button phone-to-board" type="button" onClick={() => chooseView('board')}>
        <LayoutDashboard size={18} aria-hidden="true" />
        {t('phone.toBoard')}
      </button>
    </header>
  )
}

interface TabsProps {
  readonly tab: PhoneTabName
  readonly onTab: (tab: PhoneTabName) => void
}

function PhoneTabs({ tab, onTab }: TabsProps) {
  const { t } = useTranslation()
  return (
    <nav className="phone-tabs" aria-label={t('phone.tabs')}>
      {Object.values(phoneTabs).map(({ name, words, icon: Icon }) => (
        <button
          key={name}
          type="button"
          className="phone-tab"
          aria-current={name === tab ? 'page' : undefined}
          onClick={() => onTab(name)}
        >
          <Icon size={22} aria-hidden="true" />
          {t(words)}
        </button>
      ))}
    </nav>
  )
}
