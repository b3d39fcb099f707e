import { BookOpenText, Expand, QrCode, X } from 'lucide-react'
import { Suspense, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useWatchable } from '../bridge/hooks.ts'
import { laterComponent } from '../words/later-component.ts'
import type { WallCamera, WallShow } from './wall-camera.ts'

const DrawOnWall = laterComponent(['around'], async () => (await import('../pens/draw-on-wall.tsx')).DrawOnWall)
const RingOnWall = laterComponent(['session'], async () => (await import('../process/ring-on-wall.tsx')).RingOnWall)

interface Props {
  readonly room: RefObject<HTMLElement | null>
  readonly camera: WallCamera | null
  readonly isAwake: boolean
  readonly isInviting: boolean
  readonly onInvite: (isInviting: boolean) => void
  readonly isReading: boolean
  readonly onRead: (isReading: boolean) => void
  readonly onLeave: () => void
}

/** What whoever sets up the wall needs; seen only while a hand moves or a key is pressed. */
export function WallControls({ room, camera, isAwake, isInviting, onInvite, isReading, onRead, onLeave }: Props) {
  const { t } = useTranslation()
  return (
    <nav className="wall-controls" aria-label={t('wall.controls')}>
      <p className="wall-awake">{t(isAwake ? 'wall.awake' : 'wall.notAwake')}</p>
      {camera !== null && <ShowChoice camera={camera} />}
      <button
        className="button"
        type="button"
        aria-pressed={isInviting}
        aria-label={t('wall.invite')}
        title={t('wall.invite')}
        onClick={() => onInvite(!isInviting)}
      >
        <QrCode size={20} aria-hidden="true" />
      </button>
      <button
        className="button"
        type="button"
        aria-pressed={isReading}
        aria-label={t('wall.read')}
        title={t('wall.read')}
        onClick={() => onRead(!isReading)}
      >
        <BookOpenText size={20} aria-hidden="true" />
      </button>
      <Suspense>
        <DrawOnWall />
      </Suspense>
      <Suspense>
        <RingOnWall />
      </Suspense>
      {document.fullscreenEnabled && (
        <button
          className="button"
          type="button"
          aria-label={t('wall.fullscreen')}
          title={t('wall.fullscreen')}
          onClick={() => void room.current?.ownerDocument.documentElement.requestFullscreen().catch(() => undefined)}
        >
          <Expand size={20} aria-hidden="true" />
        </button>
      )}
      <button className="button" type="button" title={t('wall.leaveHint')} onClick={onLeave}>
        <X size={20} aria-hidden="true" />
        {t('wall.leave')}
      </button>
    </nav>
  )
}

const shown = ['lead', 'all'] as const satisfies readonly WallShow[]

function ShowChoice({ camera }: { readonly camera: WallCamera }) {
  const { t } = useTranslation()
  const shows = useWatchable(camera.shows)
  return (
    <div className="wall-show" role="group" aria-label={t('wall.show')}>
      {shown.map((what) => (
        <button
          key={what}
          className="button"
          type="button"
          aria-pressed={shows === what}
          onClick={() => camera.show(what)}
        >
          {t(what === 'lead' ? 'wall.lead' : 'wall.all')}
        </button>
      ))}
    </div>
  )
}
