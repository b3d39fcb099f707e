import { createLink } from '../../api/link-calls.ts'
import type { Role } from '@samtavle/protocol'
import { useId, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../app/services.ts'
import { useSession } from '../../bridge/board-context.ts'
import { LinkBox } from './link-box.tsx'

/** What a link lets people do: a role, and for onlookers whether they see names. */
const kinds = {
  view: { role: 'view', hideNames: false, lets: 'share.letsView' },
  'view-hidden': { role: 'view', hideNames: true, lets: 'share.letsViewHidden' },
  contribute: { role: 'contribute', hideNames: false, lets: 'share.letsContribute' },
  facilitate: { role: 'facilitate', hideNames: false, lets: 'share.letsFacilitate' },
} as const
type Kind = keyof typeof kinds
const kindNames = ['view', 'view-hidden', 'contribute', 'facilitate'] as const satisfies readonly Kind[]
const dayMs = 86_400_000
/** How long a link may last, in days; none is for ever. */
const lifetimes = [null, 1, 7, 31] as const

/** Makes a link of any kind; the secret is handed over once and then only the relay's hash of it remains. */
export function MakeLink({ onMade }: { readonly onMade: () => void }) {
  const { t, i18n } = useTranslation()
  const { api, clock } = useServices()
  const { boardId } = useSession()
  const id = useId()
  const [kind, setKind] = useState<Kind>('view')
  const { role, hideNames } = kinds[kind]
  const [label, setLabel] = useState('')
  const [days, setDays] = useState<number | null>(null)
  const [made, setMade] = useState<{ readonly url: string; readonly role: Role } | 'failed' | null>(null)
  const relative = new Intl.RelativeTimeFormat(i18n.language)

  async function make(event: FormEvent): Promise<void> {
    event.preventDefault()
    const answer = await createLink(api, boardId, {
      role,
      ...(hideNames ? { hideNames } : {}),
      ...(label.trim() === '' ? {} : { label: label.trim() }),
      ...(days === null ? {} : { expiresAt: clock.now() + days * dayMs }),
    })
    setMade(answer.ok ? { url: answer.value.url, role } : 'failed')
    if (answer.ok) onMade()
  }

  return (
    <section className="dialog-part">
      <h3>{t('share.other')}</h3>
      <form className="make-link" onSubmit={(event) => void make(event)}>
        <div className="field">
          <label htmlFor={`${id}-role`}>{t('share.lets')}</label>
          <select
            id={`${id}-role`}
            className="select"
            value={kind}
            onChange={(event) => setKind(kindNames.find((known) => known === event.target.value) ?? 'view')}
          >
            {kindNames.map((known) => (
              <option key={known} value={known}>
                {t(kinds[known].lets)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-expires`}>{t('share.expires')}</label>
          <select
            id={`${id}-expires`}
            className="select"
            value={days ?? ''}
            onChange={(event) => setDays(event.target.value === '' ? null : Number(event.target.value))}
          >
            {lifetimes.map((lifetime) => (
              <option key={lifetime} value={lifetime ?? ''}>
                {lifetime === null ? t('share.never') : relative.format(lifetime, 'day')}
              </option>
            ))}
          </select>
        </div>
        <div className="field make-link-label">
          <label htmlFor={`${id}-label`}>
            {t('share.label')} <span className="field-hint">({t('app.optional')})</span>
          </label>
          <input
            id={`${id}-label`}
            className="input"
            value={label}
            maxLength={80}
            placeholder={t('share.labelHint')}
            onChange={(event) => setLabel(event.target.value)}
          />
        </div>
        {role === 'facilitate' && <p className="notice make-link-label">{t('share.facilitateHint')}</p>}
        <button className="button" type="submit">
          {t('share.make')}
        </button>
      </form>
      {made === 'failed' && (
        <p className="notice" data-look="problem" role="alert">
          {t('share.failed')}
        </p>
      )}
      {made !== null && made !== 'failed' && (
        <LinkBox key={made.url} url={made.url} isShown={made.role !== 'facilitate'} />
      )}
    </section>
  )
}
