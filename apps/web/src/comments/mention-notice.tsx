import { AtSign } from 'lucide-react'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useCanvas, useSession } from '../bridge/board-context.ts'
import { fewWordsOf } from '../cards/words-of.ts'
import { laterComponent } from '../words/later-component.ts'
import { useCalled } from './use-called.ts'
import { useMentions, useSeenMentions } from './use-mentions.ts'
import type { Mention } from './watch-mentions.ts'
import './comments.css'

// Where the board is drawn nobody needs it.
const ThreadDialog = laterComponent(
  ['comments', 'session'],
  async () => (await import('./thread-dialog.tsx')).ThreadDialog,
)

/** Says that somebody mentions me in a comment, when it happens or when I come, until I have read it or put it away. */
export function MentionNotice() {
  const mentions = useMentions()
  const [read, setRead] = useState<Mention | null>(null)
  const [newest] = mentions
  return (
    <>
      {newest !== undefined && <Newest newest={newest} all={mentions} onRead={setRead} />}
      <Suspense>{read !== null && <ThreadDialog id={read.item} onClose={() => setRead(null)} />}</Suspense>
    </>
  )
}

interface NewestProps {
  readonly newest: Mention
  readonly all: readonly Mention[]
  /** Where there is no drawn board to go to. */
  readonly onRead: (mention: Mention) => void
}

function Newest({ newest, all, onRead }: NewestProps) {
  const { t } = useTranslation()
  const { board } = useSession()
  const { announcer } = useServices()
  const canvas = useCanvas()
  const called = useCalled()
  const seen = useSeenMentions()
  const told = useRef<string | null>(null)
  const text = fewWordsOf(board.item(newest.item)?.text ?? '') || t('comments.wordless')
  const says = t('comments.mentionsYou', { name: called.speaker(newest.comment.by), text })
  const others = all.length - 1
  useEffect(() => {
    if (told.current === newest.comment.id) return
    told.current = newest.comment.id
    announcer.say(says, { shown: false })
  }, [announcer, newest.comment.id, says])

  function read(): void {
    if (canvas === null) return onRead(newest)
    canvas.camera.flyTo(newest.item)
    canvas.ask({ id: newest.item, what: 'thread' })
  }
  return (
    <div className="mention-notice">
      <AtSign size={18} aria-hidden="true" />
      <p>
        {says}
        {others > 0 && ` ${t('comments.moreMentions', { count: others })}`}
      </p>
      <button className="button" data-look="strong" type="button" onClick={read}>
        {t('comments.read')}
      </button>
      <button className="button" type="button" onClick={() => seen.see(all.map(({ comment }) => comment.id))}>
        {t('comments.later')}
      </button>
    </div>
  )
}
