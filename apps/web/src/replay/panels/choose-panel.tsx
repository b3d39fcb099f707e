import type { ItemKind, Zone } from '@samtavle/board'
import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSectorName } from '../../words/use-sector-name.ts'
import type { Telling } from '../film/film.ts'
import { chosenActions, everything, isNarrow, type Choice } from '../film/story.ts'
import type { ShownParts } from '../use-told.ts'

interface Props {
  readonly parts: ShownParts
  readonly telling: Telling
}

/** Narrows a film to a sector, a person, a zone or a kind: the story then tells of nothing else. */
export function ChoosePanel({ parts, telling }: Props) {
  const { t } = useTranslation()
  const sectorName = useSectorName()
  const { film, cast } = parts
  const { story, pacing } = telling
  const { choice } = pacing
  const found = useMemo(() => {
    const list = story.actions.list
    return {
      sectors: distinct(list.map(({ sector }) => sector)).filter((sector) => story.crowds.has(sector)),
      actors: distinct(list.map(({ actor }) => actor)),
      zones: distinct<Zone>(list.map(({ zone }) => zone)),
      kinds: distinct<ItemKind>(list.map(({ itemKind }) => itemKind)),
    }
  }, [story])
  const set = (part: Partial<Choice>): void => film.setPacing({ choice: { ...choice, ...part }, pace: 'story' })
  const people = found.actors.flatMap((id) => {
    const name = cast.people.get(id)?.name ?? null
    return name === null ? [] : [[id, name] as const]
  })
  return (
    <>
      <Pick
        label={t('replay.bySector')}
        value={choice.sector}
        options={found.sectors.map((sector) => [sector, sectorName(sector)])}
        onPick={(sector) => set({ sector })}
      />
      {cast.hasNames && (
        <Pick
          label={t('replay.byPerson')}
          value={choice.actor}
          options={people.toSorted(([, a], [, b]) => a.localeCompare(b))}
          onPick={(actor) => set({ actor })}
        />
      )}
      <Pick
        label={t('replay.byZone')}
        value={choice.zone}
        options={found.zones.map((zone) => [zone, t(`zones.${zone}`)])}
        onPick={(zone) => set({ zone: found.zones.find((known) => known === zone) ?? null })}
      />
      <Pick
        label={t('replay.byKind')}
        value={choice.kind}
        options={found.kinds.map((kind) => [kind, t(`replay.kind.${kind}`)])}
        onPick={(kind) => set({ kind: found.kinds.find((known) => known === kind) ?? null })}
      />
      {isNarrow(choice) && (
        <>
          <p className="replay-hint" role="status">
            {t('replay.kept', { count: chosenActions(story, choice).length })}
          </p>
          <button className="button" type="button" onClick={() => film.setPacing({ choice: everything })}>
            {t('replay.clear')}
          </button>
        </>
      )}
      <p className="replay-hint">{t('replay.fewHidden')}</p>
    </>
  )
}

function distinct<Value>(values: readonly (Value | null)[]): readonly Value[] {
  return [...new Set(values)].filter((value) => value !== null)
}

interface PickProps {
  readonly label: string
  readonly value: string | null
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly onPick: (value: string | null) => void
}

function Pick({ label, value, options, onPick }: PickProps) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="select"
        value={value ?? ''}
        onChange={(event) => onPick(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{t('replay.all')}</option>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
