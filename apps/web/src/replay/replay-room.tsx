import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CanvasHost } from '../board/canvas-host.tsx'
import { BoardContext, type BoardTools } from '../bridge/board-context.ts'
import type { Canvas } from '../canvas/index.ts'
import { ZoomBar } from '../panels/zoom-bar.tsx'
import type { BoardSession, Me } from '../sync/session.ts'
import { Caption } from './caption.tsx'
import type { Film } from './film/film.ts'
import type { Cast } from './film/load-film.ts'
import type { PanelName } from './panels/panel-names.ts'
import { SidePanel } from './panels/side-panel.tsx'
import { ReplayBar } from './replay-bar.tsx'
import { Strip } from './strip.tsx'
import { Transport } from './transport.tsx'
import { useFilmKeys, useRunning, useTakeover } from './use-running.ts'
import './replay.css'

interface Props {
  /** The board the film is of; null for a film that was saved as a file and leads nowhere. */
  readonly boardId: string | null
  readonly me: Me
  readonly film: Film
  readonly cast: Cast
  readonly session: BoardSession
}

/** A film on the canvas, with everything around it: what happens, when, by whom, and the ways to look into it. */
export function ReplayRoom({ boardId, me, film, cast, session }: Props) {
  const { t } = useTranslation()
  const [canvas, setCanvas] = useState<Canvas | null>(null)
  const [panel, setPanel] = useState<PanelName | null>(null)
  const [follows, setFollows] = useState(true)
  const [element, setElement] = useState<HTMLElement | null>(null)
  const tools = useMemo<BoardTools>(() => ({ session, canvas, process: null }), [session, canvas])
  const takeOver = useCallback(() => setFollows(false), [])
  const parts = { film, cast }
  useRunning(film, canvas, follows)
  useTakeover(element, takeOver)
  useFilmKeys(film)

  return (
    <BoardContext value={tools}>
      <div className="replay" data-panel={panel !== null}>
        <ReplayBar
          boardId={boardId}
          film={film}
          panel={panel}
          onPanel={(name) => setPanel(panel === name ? null : name)}
        />
        <main className="replay-surface" aria-label={t('replay.board')} ref={setElement}>
          <CanvasHost onCanvas={setCanvas} onPasteTable={() => undefined} />
          <Caption parts={parts} />
          <ZoomBar />
        </main>
        {panel !== null && (
          <SidePanel
            name={panel}
            parts={parts}
            boardId={boardId}
            me={me}
            surface={element}
            onClose={() => setPanel(null)}
          />
        )}
        <footer className="replay-foot" aria-label={t('replay.controls')}>
          <Strip parts={parts} />
          <Transport film={film} follows={follows} onFollows={setFollows} />
        </footer>
      </div>
    </BoardContext>
  )
}
