import { ArrowLeft, Flame, GitCompareArrows, ListVideo, ListFilter, Route, Share2, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from '../app/link.tsx'
import { boardPath } from '../app/router.ts'
import { useMeta } from '../bridge/hooks.ts'
import { ToolButton } from '../panels/tool-button.tsx'
import type { Film } from './film/film.ts'
import '../panels/top-bar.css'
import { panelNames, type PanelName } from './panels/panel-names.ts'

interface Props {
  readonly boardId: string | null
  readonly film: Film
  readonly panel: PanelName | null
  readonly onPanel: (name: PanelName) => void
}

const icons = {
  moments: ListVideo,
  choose: ListFilter,
  busy: Flame,
  life: Route,
  compare: GitCompareArrows,
  gone: Trash2,
  home: Share2,
} as const

/** The head of a replay: which board it is of, the way back to it, and the ways to look into it. */
export function ReplayBar({ boardId, panel, onPanel }: Props) {
  const { t } = useTranslation()
  const { title } = useMeta()
  // A film that was saved has been taken home already.
  const offered = panelNames.filter((name) => boardId !== null || name !== 'home')
  return (
    <header className="top-bar replay-bar">
      {boardId !== null && (
        <Link className="button replay-back" to={boardPath(boardId)}>
          <ArrowLeft size={18} aria-hidden="true" />
          <span>{t('replay.toBoard')}</span>
        </Link>
      )}
      <div className="replay-title">
        <span className="replay-badge">{t('replay.name')}</span>
        <h1>{title || t('home.untitled')}</h1>
      </div>
      <div className="replay-tabs" role="group" aria-label={t('replay.panels')}>
        {offered.map((name) => {
          const Icon = icons[name]
          return (
            <ToolButton
              key={name}
              label={t(`replay.${name}`)}
              pressed={panel === name}
              onPress={() => onPanel(name)}
              icon={<Icon size={19} />}
              text={t(`replay.${name}`)}
            />
          )
        })}
      </div>
    </header>
  )
}
