import type { ItemId, WholeItem } from '@samtavle/board'
import { wouldUnground } from '@samtavle/method'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../app/services.ts'
import { useSession } from '../../bridge/board-context.ts'
import { Field, FoldedForm, textIn } from './form.tsx'
import { usePanel } from './panel-context.ts'

const holdWords = {
  framing: 'stand.holdFraming',
  rule: 'stand.holdRule',
  agreement: 'stand.holdAgreement',
  indicator: 'stand.holdIndicator',
} as const
type Standable = keyof typeof holdWords

interface Props {
  readonly id: ItemId
  readonly kind: Standable
}

/** Where I stand: behind it, with a reservation, or neither; and a way to ask everybody anew. Only ever my own stand. */
export function StandButtons({ id, kind }: Props) {
  const { view, mayWrite } = usePanel()
  const item = view.items.get(id)
  if (!mayWrite || item?.state !== 'whole') return null
  return (
    <div className="stand-buttons">
      <MyStand item={item} kind={kind} />
      {item.stands.size > 0 && <Reopen item={item} />}
    </div>
  )
}

function MyStand({ item, kind }: { readonly item: WholeItem; readonly kind: Standable }) {
  const { t } = useTranslation('ground')
  const { me, edits, undo } = useSession()
  const { announcer } = useServices()
  const mine = [...item.stands].find(([actor]) => actor === me.id)?.[1]

  function take(change: () => void, said: string): void {
    undo.stopCapturing()
    change()
    undo.stopCapturing()
    announcer.say(said, { shown: false })
  }

  if (mine?.stand === 'reserve') {
    return (
      <p className="my-stand">
        {t('stand.reserved', { reason: mine.reason })}
        <button
          className="button"
          data-look="quiet"
          type="button"
          onClick={() => take(() => edits.withdraw(item.id), t('stand.saidWithdrawn'))}
        >
          {t('stand.withdraw')}
        </button>
      </p>
    )
  }
  return (
    <>
      <button
        className="button stand-hold"
        type="button"
        aria-pressed={mine !== undefined}
        onClick={() =>
          mine === undefined
            ? take(() => edits.hold(item.id), t('stand.said'))
            : take(() => edits.withdraw(item.id), t('stand.saidWithdrawn'))
        }
      >
        {mine === undefined ? t(holdWords[kind]) : t('stand.held')}
      </button>
      <FoldedForm
        look="quiet"
        open={kind === 'rule' ? t('stand.concern') : t('stand.reserve')}
        onSend={(fields) => {
          const reason = textIn(fields, 'reason')
          if (reason !== '') take(() => edits.reserve(item.id, reason), t('stand.saidReserve'))
          return reason !== ''
        }}
      >
        <Field name="reason" label={t('stand.reason')} rows={2} />
      </FoldedForm>
    </>
  )
}

/** Asks everybody to stand behind it anew; what would lose its ground is said before. */
function Reopen({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation('ground')
  const { edits, undo } = useSession()
  const { view } = usePanel()
  return (
    <FoldedForm
      look="quiet"
      open={t('stand.reopen')}
      send={t('stand.reopen')}
      onSend={(fields) => {
        undo.stopCapturing()
        edits.reopen(item.id, textIn(fields, 'reason'))
        undo.stopCapturing()
        return true
      }}
    >
      <Field name="reason" label={t('stand.reopenReason')} rows={2} />
      <WouldUnground count={wouldUnground(view, { change: 'reopen', item: item.id }).size} />
    </FoldedForm>
  )
}

function WouldUnground({ count }: { readonly count: number }) {
  const { t } = useTranslation('ground')
  return count === 0 ? null : <p className="field-hint">{t('stand.wouldUnground', { count })}</p>
}
