import { useTranslation } from 'react-i18next'
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

interface Props {
  readonly chosen: TemplateName
  readonly onChoose: (name: TemplateName) => void
}

/** An empty table, one with steps for one's own question, or one of five cases: views of a problem, questions, resources and rules that nobody has decided yet. */
export function TemplateChoice({ chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const isCase = chosen !== 'blank' && chosen !== 'workshop'
  return (
    <div className="field">
      <label htmlFor="template">{t('template.label')}</label>
      <select
        id="template"
        className="select"
        value={chosen}
        aria-describedby="template-line"
        onChange={(event) => onChoose(templateNames.find((name) => name === event.target.value) ?? 'blank')}
      >
        {templateNames.map((name) => (
          <option key={name} value={name}>
            {t(`template.names.${name}`)}
          </option>
        ))}
      </select>
      <div className="template-preview">
        {isCase && <TemplatePicture />}
        <p id="template-line" className="field-hint">
          {t(`template.lines.${chosen}`)}
          {isCase && ` ${t('template.steps')}`}
        </p>
      </div>
    </div>
  )
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
