import { Plus } from 'lucide-react'
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useEscape } from '../../outline/use-escape.ts'

interface Props {
  /** What the button says that opens the form. */
  readonly open: string
  /** What the button says that sends it. */
  readonly send?: string
  readonly look?: 'dashed' | 'quiet'
  /** Takes what was filled in; false keeps the form open. */
  readonly onSend: (fields: FormData) => boolean
  readonly children: ReactNode
}

/** A form that is a button until somebody wants it; Escape folds it again, and the keyboard stays where it was. */
export function FoldedForm({ open, send, look = 'dashed', onSend, children }: Props) {
  const { t } = useTranslation('ground')
  const [isOpen, setOpen] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const opener = useRef<HTMLButtonElement>(null)

  function fold(): void {
    setOpen(false)
    queueMicrotask(() => opener.current?.focus())
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    if (onSend(new FormData(event.currentTarget))) fold()
    else event.currentTarget.querySelector<HTMLElement>('textarea, input')?.focus()
  }

  if (!isOpen) {
    return (
      <button ref={opener} className="button ground-open" data-look={look} type="button" onClick={() => setOpen(true)}>
        {look === 'dashed' && <Plus size={17} aria-hidden="true" />}
        {open}
      </button>
    )
  }
  return (
    <form ref={form} className="ground-form" aria-label={open} onSubmit={submit}>
      <FormFields form={form} onEscape={fold}>
        {children}
      </FormFields>
      <div className="ground-form-buttons">
        <button className="button" type="button" onClick={fold}>
          {t('cancel')}
        </button>
        <button className="button" data-look="strong" type="submit">
          {send ?? t('add')}
        </button>
      </div>
    </form>
  )
}

interface FieldsProps {
  readonly form: React.RefObject<HTMLFormElement | null>
  readonly onEscape: () => void
  readonly children: ReactNode
}

/** Listens for Escape only while the form is there, and begins in its first field. */
function FormFields({ form, onEscape, children }: FieldsProps) {
  useEscape(form, onEscape)
  useEffect(() => form.current?.querySelector<HTMLElement>('textarea, input')?.focus({ preventScroll: true }), [form])
  return children
}

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly rows?: number
  readonly kind?: 'text' | 'date' | 'number'
  readonly hint?: string
  readonly initial?: string
}

/** One field with its label; several rows make it a text area. */
export function Field({ name, label, rows, kind = 'text', hint, initial }: FieldProps) {
  const id = useId()
  const shared = { id, name, className: 'input', defaultValue: initial, 'aria-describedby': hint && `${id}-hint` }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? (
        <input type={kind} {...(kind === 'number' ? { step: 'any', inputMode: 'decimal' } : {})} {...shared} />
      ) : (
        <textarea rows={rows} {...shared} />
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly label: string
  readonly options: readonly (readonly [value: string, words: string])[]
}

/** One choice of a few. */
export function Choice({ name, label, options }: ChoiceProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} className="select">
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Offers to rest what is being written on what is selected; nobody has to. */
export function FromSelected({ count }: { readonly count: number }) {
  const { t } = useTranslation('ground')
  if (count === 0) return null
  return (
    <label className="ground-check">
      <input type="checkbox" name="fromSelected" defaultChecked />
      {t('fromSelected', { count })}
    </label>
  )
}

/** Whether what is written rests on what is selected. */
export function isFromSelected(fields: FormData): boolean {
  return fields.has('fromSelected')
}

/** What was written in a field, without the space around it. */
export function textIn(fields: FormData, name: string): string {
  const value = fields.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** The number in a field; undefined when there is none. */
export function numberIn(fields: FormData, name: string): number | undefined {
  const words = textIn(fields, name).replace(',', '.')
  const value = Number(words)
  return words === '' || !Number.isFinite(value) ? undefined : value
}
