import {
  countParts,
  parseTemplate,
  templateLimits,
  templateOf,
  templateParts,
  type TemplatePart,
  type TemplateSource,
} from '@samtavle/board/template'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { Dialog } from '../panels/dialog.tsx'
import type { Process } from '../process/open-process.ts'
import { fileNameOf, saveFile } from '../replay/take-home/save-file.ts'
import { fromFile } from './from-file.ts'
import { keepTemplate } from './kept-templates.ts'
import './save-template-dialog.css'

interface Props {
  readonly process: Process
  readonly onClose: () => void
}

/** What was written is people's own: it goes along only when somebody says so. */
const usualParts: readonly TemplatePart[] = ['steps', 'tools', 'surface', 'rules']

type Outcome = 'done' | 'doneFile' | 'tooLarge'

/** Makes a file of a board with which a new one can begin; a facilitator chooses what goes along. */
export function SaveTemplateDialog({ process, onClose }: Props) {
  const { t } = useTranslation()
  const { storage, announcer } = useServices()
  const { board } = useSession()
  const [source] = useState<TemplateSource>(() => ({ view: board.view(), process: process.view.get() }))
  const [counts] = useState(() => countParts(source))
  const [chosen, choose] = useState<ReadonlySet<TemplatePart>>(() => new Set(usualParts))
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const offered = templateParts.filter((part) => counts[part] > 0)
  const isNothing = !offered.some((part) => chosen.has(part))

  function save(): void {
    const template = templateOf(source, chosen)
    const text = `${JSON.stringify(template, null, 1)}\n`
    if (!parseTemplate(template).ok || new Blob([text]).size > templateLimits.bytes) return setOutcome('tooLarge')
    saveFile(fileNameOf(template.title, '.template.json'), 'application/json', text)
    const saved = keepTemplate(storage, fromFile(template)) ? 'done' : 'doneFile'
    setOutcome(saved)
    announcer.say(t(`template.save.${saved}`), { shown: false })
  }

  return (
    <Dialog heading={t('template.save.heading')} onClose={onClose}>
      <p>{t('template.save.lead')}</p>
      {offered.length === 0 && <p>{t('template.save.nothing')}</p>}
      {offered.length > 0 && (
        <fieldset className="save-template" aria-label={t('template.save.along')}>
          {offered.map((part) => (
            <label key={part} className="save-template-part">
              <input
                type="checkbox"
                checked={chosen.has(part)}
                aria-describedby={part === 'words' ? 'template-words-hint' : undefined}
                onChange={({ target }) => {
                  choose(
                    new Set(templateParts.filter((known) => (known === part ? target.checked : chosen.has(known)))),
                  )
                  setOutcome(null)
                }}
              />
              <span>
                {t(`template.save.part.${part}`)}
                {part !== 'tools' && <small>{counts[part]}</small>}
                {part === 'words' && (
                  <span id="template-words-hint" className="field-hint">
                    {t('template.save.wordsHint')}
                  </span>
                )}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <p className="field-hint">{t('template.save.never')}</p>
      {outcome === 'tooLarge' && (
        <p className="notice" data-look="problem" role="alert">
          {t('template.save.tooLarge')}
        </p>
      )}
      {outcome !== null && outcome !== 'tooLarge' && <p>{t(`template.save.${outcome}`)}</p>}
      <div className="dialog-actions">
        <button className="button" type="button" onClick={onClose}>
          {t(outcome === null ? 'app.cancel' : 'app.close')}
        </button>
        <button className="button" data-look="strong" type="button" disabled={isNothing} onClick={save}>
          {t('template.save.do')}
        </button>
      </div>
    </Dialog>
  )
}
