import type { ItemId } from '@samtavle/board'
import { Suspense, useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { BoardContext, type BoardTools } from '../bridge/board-context.ts'
import { useSelection, useWatchable } from '../bridge/hooks.ts'
import { usePhone } from '../bridge/use-phone.ts'
import type { Canvas } from '../canvas/index.ts'
import { PensOnBoard } from '../pens/pens-on-board.tsx'
import { Toolbar } from '../panels/toolbar.tsx'
import { TopBar } from '../panels/top-bar.tsx'
import { useOpenProcess } from '../process/use-open-process.ts'
import type { BoardSession } from '../sync/session.ts'
import { CanvasHost } from './canvas-host.tsx'
import { VotingsPlace } from '../voting/votings-place.tsx'
import { laterComponent } from '../words/later-component.ts'
import { useDeepLink } from './item-links.ts'
import { Notices } from './notices.tsx'
import { useFindKeys, useHelpKey, useIsTimeForBars, useLeaveWarning, useTitleOfTab } from './page-habits.ts'
import './board-room.css'

// Fetched once the board stands.
const ZoomBar = laterComponent([], async () => (await import('../panels/zoom-bar.tsx')).ZoomBar)
// Fetched with the first selection: a board is read, and written on, before.
const SelectionBar = laterComponent(['around'], async () => (await import('../panels/selection-bar.tsx')).SelectionBar)
const BoardDialogs = laterComponent([], async () => (await import('./board-dialogs.tsx')).BoardDialogs)
const FollowFrame = laterComponent(['around'], async () => (await import('../panels/follow-frame.tsx')).FollowFrame)
const PhoneWriting = laterComponent(['around'], async () => (await import('../panels/phone-writing.tsx')).PhoneWriting)
const Outline = laterComponent(['cards', 'around'], async () => (await import('../outline/outline.tsx')).Outline)
const CommonGround = laterComponent(
  ['ground', 'cards'],
  async () => (await import('../panels/common-ground/common-ground.tsx')).CommonGround,
)

const LiveHeat = laterComponent(['replay'], async () => (await import('../heat/live-heat.tsx')).LiveHeat)
const RoundSheet = laterComponent(['rounds'], async () => (await import('../rounds/round-sheet.tsx')).RoundSheet)

const InboxSheet = laterComponent(['inbox'], async () => (await import('../inbox/inbox-sheet.tsx')).InboxSheet)

const SessionStrip = laterComponent(
  ['session'],
  async () => (await import('../process/session-strip.tsx')).SessionStrip,
)
const SignalsLayer = laterComponent(
  ['session'],
  async () => (await import('../signals/signals-layer.tsx')).SignalsLayer,
)

/** What is open over the board. */
export type OpenDialog =
  | { readonly kind: 'share' }
  | { readonly kind: 'help' }
  | { readonly kind: 'freeze' }
  | { readonly kind: 'find'; readonly scope: 'items' | 'all' }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'round' }
  | { readonly kind: 'bookmark' }
  | { readonly kind: 'plan' }
  | { readonly kind: 'template' }
  | { readonly kind: 'voting' }
  | { readonly kind: 'export' }
  | { readonly kind: 'bring'; readonly pasted: string }

/** What stands beside the board: the list (at a thing, perhaps) or the common ground, one at a time. */
type Beside = { readonly kind: 'outline'; readonly focusOn?: ItemId } | { readonly kind: 'ground' }

/** A board with everything around it: the drawn surface, the bars, the list, the common ground. */
export function BoardRoom({ session }: { readonly session: BoardSession }) {
  const { t } = useTranslation()
  const { announcer } = useServices()
  const [canvas, setCanvas] = useState<Canvas | null>(null)
  const [beside, setBeside] = useState<Beside | null>(null)
  const [isReacting, setReacting] = useState(false)
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const [askedOfInbox, setAskedOfInbox] = useState<{ readonly id: ItemId } | null>(null)
  const isTimeForBars = useIsTimeForBars(session)
  const process = useOpenProcess(session, isTimeForBars)
  const inbox = useWatchable(session.inbox)
  const tools = useMemo<BoardTools>(() => ({ session, canvas, process }), [session, canvas, process])
  const close = (): void => setDialog(null)
  const closeBeside = useCallback(() => setBeside(null), [])
  const findInList = useCallback((focusOn: ItemId) => setBeside({ kind: 'outline', focusOn }), [])
  const invite = useCallback(() => setDialog({ kind: 'share' }), [])
  const toggle = (kind: Beside['kind']): void => setBeside(beside?.kind === kind ? null : { kind })
  useTitleOfTab(session)
  useLeaveWarning(session)
  useHelpKey(() => setDialog({ kind: 'help' }))
  useFindKeys((scope) => setDialog({ kind: 'find', scope }))
  useDeepLink(canvas, session)
  useConnectionNews(session, announcer.say)

  return (
    <BoardContext value={tools}>
      <div className="board" data-beside={beside !== null}>
        <button className="skip-link visually-hidden" type="button" onClick={() => setBeside({ kind: 'outline' })}>
          {t('bar.skipToOutline')}
        </button>
        <TopBar beside={beside?.kind ?? null} onBeside={toggle} onDialog={setDialog} />
        <div className="board-session">
          <Suspense>{process !== null && <SessionStrip />}</Suspense>
        </div>
        <main className="board-surface" aria-label={t('bar.label')}>
          <CanvasHost
            onCanvas={setCanvas}
            onPasteTable={(pasted) => setDialog({ kind: 'bring', pasted })}
            onWaiting={(id) => setAskedOfInbox({ id })}
          />
          <Notices />
          {canvas !== null && <Following follow={canvas.follow} />}
          {canvas !== null && <WritingByFinger canvas={canvas} />}
          <div className="board-bars">
            <SelectionTools />
            {canvas !== null && <PensOnBoard canvas={canvas} />}
            <Toolbar
              beside={beside?.kind ?? null}
              onBeside={toggle}
              onReact={process === null ? null : () => setReacting(!isReacting)}
            />
          </div>
          <Suspense>
            {canvas !== null && process !== null && (
              <SignalsLayer canvas={canvas} isReacting={isReacting} onReacting={setReacting} />
            )}
          </Suspense>
          <Suspense>{isTimeForBars && <ZoomBar />}</Suspense>
          <div className="board-corner">
            <Suspense>{process !== null && <RoundSheet />}</Suspense>
            <VotingsPlace />
            <Suspense>{inbox !== null && <InboxSheet key={inbox} asked={askedOfInbox} />}</Suspense>
          </div>
          <Suspense>
            {dialog?.kind === 'busy' && canvas !== null && <LiveHeat canvas={canvas} onClose={close} />}
          </Suspense>
        </main>
        <Suspense>
          {beside?.kind === 'outline' && <Outline focusOn={beside.focusOn} onClose={closeBeside} />}
          {beside?.kind === 'ground' && (
            <CommonGround onClose={closeBeside} onFindInList={findInList} onInvite={invite} />
          )}
        </Suspense>
      </div>
      <Suspense>
        {dialog !== null && dialog.kind !== 'busy' && (
          <BoardDialogs dialog={dialog} onDialog={setDialog} onClose={close} />
        )}
      </Suspense>
    </BoardContext>
  )
}

/** Says whom one follows, while one does. */
function Following({ follow }: { readonly follow: Canvas['follow'] }) {
  const followed = useWatchable(follow.followed)
  return <Suspense>{followed !== null && <FollowFrame followed={followed} follow={follow} />}</Suspense>
}

/** What stands above a keyboard on the screen. */
function WritingByFinger({ canvas }: { readonly canvas: Canvas }) {
  const isWriting = useWatchable(canvas.isWriting)
  const isPhone = usePhone()
  return <Suspense>{isWriting && isPhone && <PhoneWriting canvas={canvas} />}</Suspense>
}

/** The bar of what is selected, once something is. */
function SelectionTools() {
  const selection = useSelection()
  // Building it takes as long as some letters take to be typed: whoever writes a new note goes before it.
  const isShown = useDeferredValue(selection.length > 0)
  return <Suspense>{isShown && <SelectionBar />}</Suspense>
}

/** Says when the connection goes and when it is back, once each; the label in the bar says the rest. */
function useConnectionNews(session: BoardSession, say: (text: string) => void): void {
  const { t } = useTranslation()
  useEffect(() => {
    let wasOffline = false
    return session.connection.watch(() => {
      const { state } = session.connection.get()
      // The banner says more than that the connection came and went.
      if (session.keeping.get() !== 'keeps') return
      if (state === 'offline' && !wasOffline) say(t('happened.offline'))
      if (state === 'open' && wasOffline) say(t('happened.online'))
      if (state === 'offline' || state === 'open') wasOffline = state === 'offline'
    })
  }, [session, say, t])
}
