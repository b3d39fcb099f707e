import { Eye } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useCanvas, useProcess } from '../bridge/board-context.ts'
import { useProcessPart } from './use-process.ts'

/** Where a facilitator asks everybody to look: here, once, or along for a while. */
export function CallButtons({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation()
  const { announcer } = useServices()
  const canvas = useCanvas()
  const edits = useProcess()?.edits ?? null
  const focus = useProcessPart('focus')
  if (canvas === null || edits === null) return null
  return (
    <div className="people-calls">
      <button
        className="button"
        type="button"
        onClick={() => {
          edits.callTo({ kind: 'here', view: canvas.camera.seen() })
          announcer.say(t('session.attention.asked'))
          onDone()
        }}
      >
        <Eye size={17} aria-hidden="true" />
        {t('session.attention.here')}
      </button>
      <button
        className="button"
        type="button"
        onClick={() => {
          edits.callTo(focus?.kind === 'along' ? null : { kind: 'along' })
          onDone()
        }}
      >
        {t(focus?.kind === 'along' ? 'session.attention.alongEnd' : 'session.attention.along')}
      </button>
    </div>
  )
}
