import type { Stage } from '@samtavle/board'
import { Lightbulb } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Advice for whoever leads the step that is shown; put away until it is asked for, because many show their screen to the room. */
export function GuidancePart({ stage }: { readonly stage: Stage | null }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  if (stage === null || stage.guidance === '') return null
  return (
    <>
      <button
        className="button session-advice"
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Lightbulb size={16} aria-hidden="true" />
        {t('session.guidance.show')}
      </button>
      {/* A keyboard scrolls what has no room. */}
      <section
        className="session-guidance"
        id={id}
        hidden={!isOpen}
        aria-label={t('session.guidance.label')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <p>{stage.guidance}</p>
        <p className="session-small">{t('session.guidance.shown')}</p>
      </section>
    </>
  )
}
