import { useTranslation } from 'react-i18next'
import { SectorMark } from '../sectors/sector-mark.tsx'
import type { Named } from './mention-words.ts'
import { useCalled } from './use-called.ts'

interface Props {
  readonly id: string
  readonly offered: readonly Named[]
  readonly active: number
  readonly onChoose: (person: Named) => void
}

/** The people whom somebody may mean who has begun a name; the field keeps the keyboard. */
export function NameList({ id, offered, active, onChoose }: Props) {
  const { t } = useTranslation()
  const { sectorOf } = useCalled()
  return (
    <>
      <div
        id={id}
        className="comment-names"
        role="listbox"
        aria-label={t('comments.people')}
        hidden={offered.length === 0}
      >
        {offered.map((person, index) => (
          // The keyboard stays in the field, as a combobox has it: arrows and Enter are heard there.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={person.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // A press must not take the keyboard from the field before it has chosen.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(person)}
          >
            <SectorMark sector={sectorOf(person.id)} size={13} />
            {person.name}
          </div>
        ))}
      </div>
      <span className="visually-hidden" role="status">
        {offered.length > 0 && t('comments.offered', { count: offered.length })}
      </span>
    </>
  )
}
