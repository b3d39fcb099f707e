import { FolderOpen, Trash2 } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { forgetTemplate, keptTemplates, type ChosenTemplate } from '../templates/kept-templates.ts'
import type { TemplateProblem } from '../templates/read-template-file.ts'
import { patiently } from '../words/patiently.ts'
import { takeFiles } from './take-files.ts'
import './template-choice.css'

/** What a board can begin with, by the names the relay knows. */
const templateNames = [
  'blank',
  'workshop',
  'youth-policy',
  'city-garden',
  'park',
  'storm-surge',
  'school-mentors',
] as const
export type TemplateName = (typeof templateNames)[number]

/** A template of ours, by its name, or one that somebody saved. */
export type Chosen = TemplateName | ChosenTemplate

interface Props {
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
}

/** An empty table, one with steps for one's own question, one of five cases that nobody has decided yet, or a board that somebody saved. */
export function TemplateChoice({ chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const { storage, announcer } = useServices()
  const [kept, setKept] = useState(() => keptTemplates(storage))
  const [opened, setOpened] = useState<ChosenTemplate | null>(null)
  const [problem, setProblem] = useState<TemplateProblem | null>(null)

  const take = (next: Chosen): void => {
    setProblem(null)
    onChoose(next)
  }
  async function open(file: File | undefined): Promise<void> {
    if (file === undefined) return
    const { readTemplateFile } = await patiently(() => import('../templates/read-template-file.ts'))
    const read = await readTemplateFile(file).catch((): TemplateProblem => 'none')
    if (typeof read === 'string') return setProblem(read)
    setOpened(read)
    take(read)
    announcer.say(t('template.opened', { title: read.title }), { shown: false })
  }
  function forget(title: string): void {
    forgetTemplate(storage, title)
    setKept(keptTemplates(storage))
    take('blank')
    announcer.say(t('template.removed'), { shown: false })
  }
  const isOver = useDroppedFile((file) => void open(file))

  const known = [...templateNames, ...kept, ...(opened === null ? [] : [opened])]
  return (
    <div className="field" data-dropping={isOver}>
      <label htmlFor="template">{t('template.label')}</label>
      <div className="template-row">
        <select
          id="template"
          className="select"
          value={known.indexOf(chosen)}
          aria-describedby="template-line"
          onChange={({ target }) => take(known[Number(target.value)] ?? 'blank')}
        >
          {templateNames.map((name, index) => (
            <option key={name} value={index}>
              {t(`template.names.${name}`)}
            </option>
          ))}
          {kept.length > 0 && (
            <optgroup label={t('template.kept')}>
              {kept.map((template) => (
                <option key={template.title} value={known.indexOf(template)}>
                  {template.title}
                </option>
              ))}
            </optgroup>
          )}
          {opened !== null && (
            <optgroup label={t('template.fromFile')}>
              <option value={known.indexOf(opened)}>{opened.title}</option>
            </optgroup>
          )}
        </select>
        <label className="button template-file" title={t('template.fromFileHint')}>
          <FolderOpen size={18} aria-hidden="true" />
          <span>{t('template.fromFile')}</span>
          <input
            className="visually-hidden"
            type="file"
            accept=".json,application/json"
            onChange={({ target }) => {
              void open(target.files?.[0])
              // The same file, changed meanwhile, can be chosen again.
              target.value = ''
            }}
          />
        </label>
      </div>
      {problem !== null && (
        <p ref={showFirst} className="notice" data-look="problem" role="alert">
          {t(`template.problem.${problem}`)}
        </p>
      )}
      <div className="template-preview">
        {typeof chosen === 'string' && chosen !== 'blank' && chosen !== 'workshop' && <TemplatePicture />}
        <p id="template-line" className="field-hint">
          <TemplateLine chosen={chosen} />
        </p>
        {typeof chosen === 'object' && kept.includes(chosen) && (
          <button
            className="icon-button"
            type="button"
            aria-label={t('template.remove', { title: chosen.title })}
            title={t('template.remove', { title: chosen.title })}
            onClick={() => forget(chosen.title)}
          >
            <Trash2 size={17} aria-hidden="true" />
          </button>
        )}
      </div>
    </div>
  )
}

/** What went wrong may be out of sight of where a file was let go. */
function showFirst(notice: HTMLElement | null): void {
  notice?.scrollIntoView({ block: 'nearest' })
}

/** A file may be let go anywhere on the page; whether one is in the hand over it now. */
function useDroppedFile(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false)
  const take = useEffectEvent(onFile)
  useEffect(() => takeFiles(window, { onFile: (file) => take(file), onOver: setOver }), [])
  return isOver
}

function TemplateLine({ chosen }: Pick<Props, 'chosen'>) {
  const { t } = useTranslation()
  if (typeof chosen === 'object') {
    const { title, steps, papers } = chosen
    return t('template.about', {
      title,
      steps: t('template.steps', { count: steps }),
      papers: t('template.papers', { count: papers }),
    })
  }
  const isCase = chosen !== 'blank' && chosen !== 'workshop'
  return `${t(`template.lines.${chosen}`)}${isCase ? ` ${t('template.guided')}` : ''}`
}

/** A case as it lies on the table: two views, three questions, two plans, resources beside them. */
function TemplatePicture() {
  return (
    <svg className="template-picture" viewBox="0 0 96 40" width="96" height="40" aria-hidden="true">
      <path className="template-zone" d="M0 0h36v40H0z" />
      <path className="template-zone" data-zone="plan" d="M36 0h36v40H36z" />
      <path className="template-zone" data-zone="implement" d="M72 0h24v40H72z" />
      <path className="template-framing" d="M3 4h14v9H3zM19 4h14v9H19z" />
      <path className="template-note" d="M4 19h7v7H4zM14 19h7v7h-7zM24 19h7v7h-7z" />
      <path className="template-plan" d="M40 5h7v7h-7zM50 5h7v7h-7z" />
      <path className="template-resource" d="M40 19h9v6h-9zM52 19h9v6h-9zM40 29h9v6h-9z" />
    </svg>
  )
}
