import { reactionSigns, signsOn, type ActorId, type WholeItem } from '@samtavle/board'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { useMayWrite } from '../bridge/hooks.ts'
import { useHasTool } from '../process/use-process.ts'
import { SignPicture } from '../signals/sign-picture.tsx'
import { useStamping } from '../signals/use-stamping.ts'
import { useCalled } from './use-called.ts'

/** The signs that stick to an item, each once, small beside what else there is to know of it. */
export function StampMarks({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation()
  const signs = signsOn(item)
  if (signs.length === 0) return null
  const said = signs.map((sign) => t(`session.signals.sign.${sign}`)).join(', ')
  return (
    <span className="stamp-marks" role="img" aria-label={t('session.signals.stamps', { signs: said })} title={said}>
      {signs.map((sign) => (
        <SignPicture key={sign} sign={sign} />
      ))}
    </span>
  )
}

/** What people left on an item without words, and my own sign to leave: one, which the same press takes off again. */
export function Stamps({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation()
  const { me } = useSession()
  const called = useCalled()
  const has = useHasTool()
  const mayWrite = useMayWrite()
  const stamp = useStamping()
  const hint = useId()
  const mine = item.stamps.get(me.id as ActorId)
  const mayStamp = mayWrite && has('react')
  const whoLeft = (left: string): string =>
    [...item.stamps]
      .filter(([, sign]) => sign === left)
      .map(([actor]) => (actor === me.id ? t('comments.meWho') : called.speaker(actor)))
      .join(', ')
  if (!mayStamp && item.stamps.size === 0) return null
  return (
    <div className="stamps">
      {mayStamp && (
        <>
          <div className="stamp-choice" role="group" aria-label={t('session.signals.leave')} aria-describedby={hint}>
            {reactionSigns.map((sign) => (
              <button
                key={sign}
                type="button"
                aria-pressed={mine === sign}
                aria-label={t(`session.signals.sign.${sign}`)}
                title={t(`session.signals.sign.${sign}`)}
                onClick={() => stamp(item.id, sign)}
              >
                <SignPicture sign={sign} />
              </button>
            ))}
          </div>
          <p id={hint} className="comment-soft">
            {t('session.signals.stampHint')}
          </p>
        </>
      )}
      {item.stamps.size > 0 && (
        <ul className="stamps-left" aria-label={t('session.signals.left')}>
          {signsOn(item).map((sign) => (
            <li key={sign}>
              <SignPicture sign={sign} />
              <span>
                {t(`session.signals.sign.${sign}`)}: {whoLeft(sign)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
