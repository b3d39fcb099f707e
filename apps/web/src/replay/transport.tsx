import { ChevronLeft, ChevronRight, Pause, Play, Rewind, SkipBack, SkipForward, Video } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useWatchable } from '../bridge/hooks.ts'
import { ToolButton } from '../panels/tool-button.tsx'
import { speeds, type Film } from './film/film.ts'
import type { Pace } from './film/story.ts'
import { toggle } from './use-running.ts'
import { useTelling } from './use-told.ts'

interface Props {
  readonly film: Film
  readonly follows: boolean
  readonly onFollows: (follows: boolean) => void
}

/** The keys of the player. */
export function Transport({ film, follows, onFollows }: Props) {
  const { t } = useTranslation()
  const { direction } = useWatchable(film.running)
  const isReady = useTelling(film) !== null
  return (
    <div className="replay-transport" aria-busy={!isReady}>
      <div className="replay-keys">
        <ToolButton label={t('replay.toStart')} icon={<SkipBack size={19} />} onPress={() => film.goTo(0)} />
        <ToolButton label={t('replay.stepBack')} icon={<ChevronLeft size={21} />} onPress={() => film.step(-1)} />
        <ToolButton
          label={t('replay.back')}
          pressed={direction === -1}
          icon={<Rewind size={19} />}
          onPress={() => (direction === -1 ? film.pause() : film.play(-1))}
        />
        <button
          className="replay-play"
          type="button"
          disabled={!isReady}
          aria-label={t(direction === 0 ? 'replay.play' : 'replay.pause')}
          onClick={() => toggle(film)}
        >
          {direction === 0 ? <Play size={24} aria-hidden="true" /> : <Pause size={24} aria-hidden="true" />}
        </button>
        <ToolButton label={t('replay.stepOn')} icon={<ChevronRight size={21} />} onPress={() => film.step(1)} />
        <ToolButton
          label={t('replay.toEnd')}
          icon={<SkipForward size={19} />}
          onPress={() => film.goTo(Number.MAX_SAFE_INTEGER)}
        />
      </div>
      <PaceFields film={film} />
      <button
        className="button replay-follow"
        data-look="quiet"
        type="button"
        aria-pressed={follows}
        onClick={() => onFollows(!follows)}
      >
        <Video size={18} aria-hidden="true" />
        {t('replay.follow')}
      </button>
    </div>
  )
}

function PaceFields({ film }: { readonly film: Film }) {
  const { t } = useTranslation()
  const { speed } = useWatchable(film.running)
  const telling = useTelling(film)
  const pacing = telling?.pacing
  const setPace = (pace: Pace): void => film.setPacing({ pace })
  return (
    <div className="replay-pace">
      <div className="replay-paces" role="group" aria-label={t('replay.pace')}>
        {(['story', 'clock'] as const).map((pace) => (
          <button
            key={pace}
            type="button"
            aria-pressed={pacing?.pace === pace}
            title={t(`replay.${pace}Hint`)}
            onClick={() => setPace(pace)}
          >
            {t(`replay.${pace}`)}
          </button>
        ))}
      </div>
      <select
        className="select"
        aria-label={t('replay.speed')}
        value={speed}
        onChange={(event) => {
          const chosen = speeds.find((known) => String(known) === event.target.value)
          if (chosen !== undefined) film.setSpeed(chosen)
        }}
      >
        {speeds.map((known) => (
          <option key={known} value={known}>
            {t('replay.times', { count: known })}
          </option>
        ))}
      </select>
      {pacing?.pace === 'clock' && (
        <label className="replay-idle">
          <input
            type="checkbox"
            checked={pacing.skipsIdle}
            onChange={(event) => film.setPacing({ skipsIdle: event.target.checked })}
          />
          {t('replay.skipIdle')}
        </label>
      )}
    </div>
  )
}
