import { isWaiting, type ItemId } from '@samtavle/board'
import { useId, useMemo, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../app/services.ts'
import { useCanvas, useSession } from '../../bridge/board-context.ts'
import { useMayWrite, useSelection, useWatchable } from '../../bridge/hooks.ts'
import { isBy } from '../../bridge/is-by.ts'
import { useHasTool } from '../../process/use-process.ts'
import { Dialog } from '../dialog.tsx'
import { boardCommands, canDo, canTalk, type BoardCommand, type PageCommands } from './board-commands.ts'
import { findItems, type FoundItem } from './find-items.ts'
import { useCopyLink } from './use-copy-link.ts'
import './find.css'

interface Props extends Omit<PageCommands, 'copyLink'> {
  /** `items` looks through the board; `all` offers what can be done as well. */
  readonly scope: 'items' | 'all'
  readonly onClose: () => void
}

type Choice =
  | { readonly is: 'command'; readonly command: BoardCommand }
  | { readonly is: 'item'; readonly found: FoundItem }

/** Hits listed at once; the count tells of the rest. */
const mostListed = 60

/** One field for finding what is written and doing what can be done; arrows choose, Enter goes there. */
export function FindDialog({ scope, onClose, ...page }: Props) {
  const { t } = useTranslation()
  const canvas = useCanvas()
  const { clock } = useServices()
  const [query, setQuery] = useState('')
  const [marked, setMarked] = useState(0)
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const copyLink = useCopyLink()
  const { choices, hits } = useChoices(scope, query, { ...page, copyLink })
  const at = Math.min(marked, choices.length - 1)

  function choose(choice: Choice | undefined): void {
    if (choice === undefined || canvas === null) return
    onClose()
    // The dialog gives the keyboard back as it goes; what is chosen may want it after that.
    clock.after(0, () => perform(choice))
  }
  function perform(choice: Choice): void {
    if (canvas === null) return
    canvas.focus()
    if (choice.is === 'item') canvas.camera.flyTo(choice.found.id)
    else choice.command.run(canvas)
  }
  function mark(next: number): void {
    const index = (next + choices.length) % Math.max(1, choices.length)
    setMarked(index)
    list.current?.children.item(index)?.scrollIntoView({ block: 'nearest' })
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1 }
    const next = steps[event.key]
    if (next !== undefined) mark(next)
    else if (event.key === 'Enter') choose(choices[at])
    else return
    event.preventDefault()
  }

  return (
    <Dialog heading={t(scope === 'items' ? 'find.heading' : 'find.doHeading')} onClose={onClose}>
      <div className="find">
        <input
          className="input find-field"
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-label={t(scope === 'items' ? 'find.label' : 'find.doLabel')}
          placeholder={t(scope === 'items' ? 'find.label' : 'find.doLabel')}
          aria-expanded={choices.length > 0}
          aria-controls={listId}
          aria-activedescendant={choices.length > 0 ? `${listId}-${at}` : undefined}
          // A dialog that was asked for with a key to type in begins where one types (WAI-ARIA dialog pattern).
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setMarked(0)
          }}
          onKeyDown={onKeyDown}
        />
        <p className="find-count" role="status">
          {query.trim() === '' ? t('find.hint') : t('find.count', { count: hits })}
        </p>
        <div ref={list} id={listId} className="find-list" role="listbox" aria-label={t('find.results')}>
          {choices.map((choice, index) => (
            <ChoiceRow
              key={keyOf(choice)}
              id={`${listId}-${index}`}
              choice={choice}
              isMarked={index === at}
              onChoose={() => choose(choice)}
            />
          ))}
        </div>
      </div>
    </Dialog>
  )
}

function useChoices(
  scope: Props['scope'],
  query: string,
  page: PageCommands,
): { readonly choices: readonly Choice[]; readonly hits: number } {
  const { t } = useTranslation()
  const { board, me, covered } = useSession()
  const covers = useWatchable(covered)
  const selection = useSelection()
  const selected = selection.length
  const talk = canTalk(board, selection)
  const mayWrite = useMayWrite()
  const has = useHasTool()
  const view = useSyncExternalStore(board.watchView, board.view)
  const found = useMemo(() => {
    // What is covered is not brought to light by looking for it.
    const shown = [...view.items.values()].filter((item) => !covers.has(item.id) || isBy(item, me.id))
    return findItems(shown, query)
  }, [view, query, covers, me])
  const wanted = query.trim().toLocaleLowerCase()
  const commands = scope === 'items' ? [] : boardCommands(page, me.role)
  const fitting = commands.filter(
    (command) =>
      canDo(command, { selected, mayWrite, talk }) &&
      (command.tool === undefined || has(command.tool)) &&
      t(`do.${command.name}`).toLocaleLowerCase().includes(wanted),
  )
  const choices: readonly Choice[] = [
    ...fitting.map((command): Choice => ({ is: 'command', command })),
    ...found.slice(0, mostListed).map((hit): Choice => ({ is: 'item', found: hit })),
  ]
  return { choices, hits: found.length }
}

function keyOf(choice: Choice): string | ItemId {
  return choice.is === 'command' ? choice.command.name : choice.found.id
}

interface RowProps {
  readonly id: string
  readonly choice: Choice
  readonly isMarked: boolean
  readonly onChoose: () => void
}

function ChoiceRow({ id, choice, isMarked, onChoose }: RowProps) {
  const { t } = useTranslation()
  const inbox = useWatchable(useSession().inbox)
  return (
    // The keyboard stays in the field, as a combobox has it: arrows and Enter are heard there.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div id={id} className="find-row" role="option" tabIndex={-1} aria-selected={isMarked} onClick={onChoose}>
      {choice.is === 'command' ? (
        <>
          <span>{t(`do.${choice.command.name}`)}</span>
          {choice.command.keys !== undefined && <kbd>{choice.command.keys}</kbd>}
        </>
      ) : (
        <>
          <span className="find-words">
            {choice.found.before}
            <mark>{choice.found.hit}</mark>
            {choice.found.after}
          </span>
          <span className="find-zone">
            {isWaiting(choice.found.item, inbox) ? t('find.waits') : t(`zones.${choice.found.item.zone ?? 'beside'}`)}
          </span>
        </>
      )}
    </div>
  )
}
