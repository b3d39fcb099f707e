import { revokeLink } from '../../api/link-calls.ts'
import type { LinkFacts } from '@samtavle/protocol'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../app/services.ts'
import { useSession } from '../../bridge/board-context.ts'
import { whenWords } from '../../words/when.ts'
import { linkState } from './link-state.ts'

interface Props {
  readonly links: readonly LinkFacts[]
  readonly onChanged: () => void
}

/** Every link of the board, how it stands, and the way to withdraw it. */
export function LinkList({ links, onChanged }: Props) {
  const { t } = useTranslation()
  const { clock } = useServices()
  const now = clock.now()
  const working = links.filter((link) => linkState(link, now) === 'working')
  const others = links.filter((link) => linkState(link, now) !== 'working')
  return (
    <section className="dialog-part">
      <h3>{t('share.existing')}</h3>
      <ul className="link-list">
        {[...working, ...others].map((link) => (
          <LinkRow key={link.id} link={link} onChanged={onChanged} />
        ))}
      </ul>
    </section>
  )
}

function LinkRow({ link, onChanged }: { readonly link: LinkFacts; readonly onChanged: () => void }) {
  const { t, i18n } = useTranslation()
  const { clock } = useServices()
  const [isAsking, setAsking] = useState(false)
  const now = clock.now()
  const state = linkState(link, now)
  const name = link.label ?? t(`roles.${link.role}`)
  const made = t('share.madeAt', { when: whenWords(link.createdAt, now, i18n.language) })
  return (
    <li data-state={state}>
      <div className="link-row">
        <span className="link-name">
          <b>{name}</b>
          <span className="field-hint">
            {[
              ...(link.label === null ? [] : [t(`roles.${link.role}`)]),
              link.hideNames ? t('share.namesHidden') : '',
              made,
              stateWords(),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        {state === 'working' && !isAsking && (
          <button
            className="button"
            data-look="danger"
            type="button"
            aria-label={t('share.withdrawNamed', { label: name })}
            onClick={() => setAsking(true)}
          >
            {t('share.withdraw')}
          </button>
        )}
      </div>
      {isAsking && <AskWithdraw link={link} onChanged={onChanged} onCancel={() => setAsking(false)} />}
    </li>
  )

  function stateWords(): string {
    if (state !== 'working') return t(`share.${state}`)
    if (link.expiresAt === null) return ''
    return t('share.until', {
      when: new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' }).format(link.expiresAt),
    })
  }
}

interface AskProps {
  readonly link: LinkFacts
  readonly onChanged: () => void
  readonly onCancel: () => void
}

function AskWithdraw({ link, onChanged, onCancel }: AskProps) {
  const { t } = useTranslation()
  const { api, announcer } = useServices()
  const { boardId } = useSession()
  async function withdraw(): Promise<void> {
    const answer = await revokeLink(api, boardId, link.id)
    announcer.say(t(answer.ok ? 'share.withdrawnDone' : 'share.failed'))
    onCancel()
    onChanged()
  }
  return (
    <div className="notice link-ask" data-look="problem" role="alert">
      <p>{t('share.withdrawAsk')}</p>
      <div className="dialog-actions">
        <button className="button" type="button" onClick={onCancel}>
          {t('app.cancel')}
        </button>
        <button className="button" data-look="danger" type="button" onClick={() => void withdraw()}>
          {t('share.withdrawYes')}
        </button>
      </div>
    </div>
  )
}
