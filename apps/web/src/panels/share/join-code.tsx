import { formatJoinCode, type CreateCodeResponse } from '@samtavle/protocol'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codeOfLink, withdrawCode } from '../../api/join-code-calls.ts'
import { linkOfUrl } from '../../app/router.ts'
import { useServices } from '../../app/services.ts'
import { useSession } from '../../bridge/board-context.ts'

/** The code of a link to say aloud; a facilitator can put another in its place when it has reached the wrong ears. */
export function JoinCode({ url }: { readonly url: string }) {
  const { t } = useTranslation()
  const { api } = useServices()
  const { me, boardId } = useSession()
  const [refreshes, setRefreshes] = useState(0)
  const made = useJoinCode(url, refreshes)
  if (made === null) return null
  if (made === 'failed') return <p className="field-hint">{t('share.codeFailed')}</p>
  const { code, linkId } = made

  async function renew(): Promise<void> {
    await withdrawCode(api, boardId, linkId)
    setRefreshes(refreshes + 1)
  }
  return (
    <div className="join-code">
      <p className="join-code-say">
        {t('share.codeSay', { host: window.location.host })} <b className="join-code-words">{formatJoinCode(code)}</b>
      </p>
      {me.role === 'facilitate' && (
        <button
          className="button"
          data-look="quiet"
          type="button"
          title={t('share.codeNewHint')}
          onClick={() => void renew()}
        >
          {t('share.codeNew')}
        </button>
      )}
    </div>
  )
}

/** The code of a link, asked for again whenever `refreshes` changes; null until the relay has answered. */
export function useJoinCode(url: string | null, refreshes: number): CreateCodeResponse | 'failed' | null {
  const { api } = useServices()
  const { boardId } = useSession()
  const [made, setMade] = useState<CreateCodeResponse | 'failed' | null>(null)
  useEffect(() => {
    const link = url === null ? null : linkOfUrl(url)
    if (link === null) return
    let left = false
    void codeOfLink(api, boardId, link).then((answer) => {
      if (!left) setMade(answer.ok ? answer.value : 'failed')
    })
    return () => {
      left = true
    }
  }, [api, boardId, url, refreshes])
  return made
}
