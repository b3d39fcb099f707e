import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../app/services.ts'
import { copyText } from './copy-text.ts'

/** A link to copy. One that must not be seen by a whole room is copied without being shown. */
export function LinkBox({ url, isShown }: { readonly url: string; readonly isShown: boolean }) {
  const { t } = useTranslation()
  const { announcer } = useServices()
  const field = useRef<HTMLInputElement>(null)
  const [isCopied, setCopied] = useState(false)

  async function copy(): Promise<void> {
    const done = await copyText(url, field.current)
    setCopied(done)
    announcer.say(t(done ? 'share.copied' : 'share.copyFailed'), { shown: !done })
  }
  return (
    <div className="link-box">
      {isShown ? (
        <input
          ref={field}
          className="input"
          readOnly
          value={url}
          aria-label={t('share.link')}
          onFocus={(event) => event.currentTarget.select()}
        />
      ) : (
        <p className="field-hint">{t('share.hiddenLink')}</p>
      )}
      <button className="button" data-look="strong" type="button" onClick={() => void copy()}>
        {isCopied ? <Check size={18} aria-hidden="true" /> : <Copy size={18} aria-hidden="true" />}
        {t(isCopied ? 'share.copied' : 'share.copy')}
      </button>
    </div>
  )
}
