import { factOf, isResolved, mentionedIn, type ActorId, type WholeItem } from '@samtavle/board'
import { CheckCheck, MessageSquareWarning } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { useMayWrite } from '../bridge/hooks.ts'
import { useCover } from '../process/use-cover.ts'
import { begunComments } from './begun-comments.ts'
import { CommentForm } from './comment-form.tsx'
import { CommentRow } from './comment-row.tsx'
import { Stamps } from './stamps.tsx'
import { useCalled } from './use-called.ts'
import { useSeenMentions } from './use-mentions.ts'
import { useTalk } from './use-talk.ts'
import './comments.css'

interface Props {
  readonly item: WholeItem
  /** Whether the field takes the keyboard. */
  readonly isFirst?: boolean
}

/** What people say about one item, and the field to say something. Under a cover the talk is as hidden as the words it is about. */
export function Thread({ item, isFirst = false }: Props) {
  const { t } = useTranslation()
  const cover = useCover(item)
  useSeeing(item, cover === null || cover.isLifted)
  if (cover !== null && !cover.isLifted) {
    return (
      <div className="thread">
        <p className="comment-soft">{t('canvas.covered', { name: cover.name ?? t('canvas.someone') })}</p>
        {cover.lift !== null && (
          <button className="button" type="button" onClick={cover.lift}>
            {t('cover.read')}
          </button>
        )}
      </div>
    )
  }
  return (
    <div className="thread" data-resolved={isResolved(item)}>
      <Reservations item={item} />
      <Stamps item={item} />
      <div role="log" aria-label={t('comments.heading')}>
        {item.comments.length === 0 ? (
          <p className="comment-soft">{t('comments.empty')}</p>
        ) : (
          <ol className="comments">
            {item.comments.map((comment) => (
              <CommentRow key={`${comment.id} ${comment.by}`} item={item.id} comment={comment} />
            ))}
          </ol>
        )}
      </div>
      <Settled item={item} />
      <Saying key={item.id} item={item} isFirst={isFirst} />
    </div>
  )
}

/** Whoever has a thread before them has seen the mentions in it. */
function useSeeing(item: WholeItem, isShown: boolean): void {
  const { me } = useSession()
  const seen = useSeenMentions()
  useEffect(() => {
    if (!isShown) return
    const mentions = item.comments.filter(({ text }) => mentionedIn(text).has(me.id as ActorId))
    seen.see(mentions.map(({ id }) => id))
  }, [item, me.id, seen, isShown])
}

/** Doubts that stand are no part of the talk, and whoever talks about them has them before their eyes. */
function Reservations({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation()
  const count = [...item.stands.values()].filter(({ stand }) => stand === 'reserve').length
  if (count === 0) return null
  return (
    <p className="comment-reservations">
      <MessageSquareWarning size={16} aria-hidden="true" />
      {t('comments.reservations', { count })}
    </p>
  )
}

/** Whether all of it is settled; anybody says so, and anybody opens it again. */
function Settled({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation()
  const { me } = useSession()
  const mayWrite = useMayWrite()
  const talk = useTalk(item.id)
  const called = useCalled()
  const by = factOf(item, 'resolved')?.by ?? null
  if (item.comments.length === 0) return null
  if (!isResolved(item)) {
    if (!mayWrite) return null
    return (
      <button className="button settle-button" type="button" title={t('comments.resolveHint')} onClick={talk.resolve}>
        <CheckCheck size={17} aria-hidden="true" />
        {t('comments.resolve')}
      </button>
    )
  }
  return (
    <div className="comment-settled">
      <p>
        <CheckCheck size={17} aria-hidden="true" />
        {by === null
          ? t('comments.resolvedUnknown')
          : t('comments.resolvedBy', { name: by === me.id ? t('comments.meWho') : called.speaker(by) })}
      </p>
      {mayWrite && (
        <button className="button" type="button" onClick={talk.reopen}>
          {t('comments.reopen')}
        </button>
      )}
    </div>
  )
}

function Saying({ item, isFirst }: { readonly item: WholeItem; readonly isFirst: boolean }) {
  const { t } = useTranslation()
  const session = useSession()
  const { me } = session
  const mayWrite = useMayWrite()
  const talk = useTalk(item.id)
  if (!mayWrite) return null
  const begun = begunComments(session)
  const begin = begun.get(item.id)
  const hasReservation = item.stands.get(me.id as ActorId)?.stand === 'reserve'
  return (
    <CommentForm
      label={t('comments.write')}
      hint={t('comments.hint')}
      send={t('comments.send')}
      isFirst={isFirst}
      {...(begin && { begin })}
      keep={(written) => begun.set(item.id, written)}
      onSend={talk.say}
      otherwise={{
        label: t('comments.asReservation'),
        // A reservation stands in no thread that would know whom its words mention.
        fits: (words) => !hasReservation && mentionedIn(words).size === 0,
        onPress: talk.reserve,
      }}
    />
  )
}
