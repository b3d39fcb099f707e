import { mentionParts, type Comment, type ItemId } from '@samtavle/board'
import { Pencil, Undo2 } from 'lucide-react'
import { Fragment, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { useMayWrite } from '../bridge/hooks.ts'
import { SectorMark } from '../sectors/sector-mark.tsx'
import { whenWords } from '../words/when.ts'
import { CommentForm } from './comment-form.tsx'
import { toWritten } from './mention-words.ts'
import { useCalled } from './use-called.ts'
import { useTalk } from './use-talk.ts'

/** One comment: whose it is, when it was said and what; its author may reword it or take it back. */
export function CommentRow({ item, comment }: { readonly item: ItemId; readonly comment: Comment }) {
  const { t } = useTranslation()
  const { me } = useSession()
  const called = useCalled()
  const mayWrite = useMayWrite()
  const talk = useTalk(item)
  const [isEditing, setEditing] = useState(false)
  const editButton = useRef<HTMLButtonElement>(null)
  const isMine = comment.by === me.id
  const words = mentionParts(comment.text)
    .map((part) => (typeof part === 'string' ? part : `@${called.named(part.actor)}`))
    .join('')
    .slice(0, 60)

  function leave(): void {
    setEditing(false)
    queueMicrotask(() => editButton.current?.focus())
  }
  return (
    <li className="comment" data-mine={isMine}>
      <p className="comment-head">
        <SectorMark sector={called.sectorOf(comment.by)} size={13} />
        <b>{isMine ? t('comments.me') : called.speaker(comment.by)}</b>
        <When at={comment.at} />
        {comment.reworded !== null && <span>{t('comments.reworded')}</span>}
        {isMine && mayWrite && !isEditing && (
          <span className="comment-own">
            <button
              ref={editButton}
              className="icon-button"
              type="button"
              aria-label={t('comments.editOf', { text: words })}
              title={t('comments.edit')}
              onClick={() => setEditing(true)}
            >
              <Pencil size={15} aria-hidden="true" />
            </button>
            <button
              className="icon-button"
              type="button"
              aria-label={t('comments.withdrawOf', { text: words })}
              title={t('comments.withdraw')}
              onClick={() => talk.withdraw(comment.id)}
            >
              <Undo2 size={15} aria-hidden="true" />
            </button>
          </span>
        )}
      </p>
      {isEditing ? (
        <CommentForm
          label={t('comments.editing')}
          begin={toWritten(comment.text, called.named)}
          send={t('comments.save')}
          isFirst
          onSend={(kept) => {
            talk.reword(comment.id, kept)
            leave()
            return true
          }}
          onCancel={leave}
        />
      ) : (
        <p className="comment-words">
          {mentionParts(comment.text).map((part, index) => (
            // The parts of a comment have no names, and no order but this one.
            <Fragment key={index}>
              {typeof part === 'string' ? (
                part
              ) : (
                <b className="comment-mention" data-me={part.actor === me.id}>
                  @{called.named(part.actor)}
                </b>
              )}
            </Fragment>
          ))}
        </p>
      )}
    </li>
  )
}

function When({ at }: { readonly at: number }) {
  const { i18n } = useTranslation()
  const { clock } = useServices()
  return <time dateTime={new Date(at).toISOString()}>{whenWords(at, clock.now(), i18n.language)}</time>
}
