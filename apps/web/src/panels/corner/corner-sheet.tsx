import { Minus, X, type LucideIcon } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import './corner-sheet.css'

export interface CornerSheetProps {
  readonly icon: LucideIcon
  readonly title: string
  /** Whether it still goes on: then it can be folded, and afterwards put away. */
  readonly isOpen: boolean
  /** Whether it begins folded. */
  readonly startsFolded?: boolean
  /** Somebody asked for something in it: each time it is another object, and the sheet unfolds. */
  readonly asked?: object | null
  /** What the folded sheet says. */
  readonly pill: string
  readonly foldLabel: string
  readonly awayLabel: string
  readonly onPutAway: () => void
  readonly children: ReactNode
}

/** Something that goes on beside the work, over a corner of the board: never in the way, never stealing the keyboard. */
export function CornerSheet(props: CornerSheetProps) {
  const {
    icon: Icon,
    title,
    isOpen,
    startsFolded = false,
    asked = null,
    pill,
    foldLabel,
    awayLabel,
    onPutAway,
    children,
  } = props
  const heading = useId()
  const [isFolded, setFolded] = useState(startsFolded)
  const [answered, setAnswered] = useState<object | null>(null)
  if (asked !== answered) {
    setAnswered(asked)
    if (asked !== null) setFolded(false)
  }
  if (isFolded && isOpen) {
    return (
      <button className="corner-pill" type="button" onClick={() => setFolded(false)}>
        <Icon size={17} aria-hidden="true" />
        <span>{pill}</span>
      </button>
    )
  }
  return (
    <section className="corner-sheet" data-open={isOpen} aria-labelledby={heading}>
      <div className="corner-head">
        <h2 id={heading}>
          <Icon size={17} aria-hidden="true" />
          {title}
        </h2>
        <button
          className="icon-button"
          type="button"
          aria-label={isOpen ? foldLabel : awayLabel}
          onClick={isOpen ? () => setFolded(true) : onPutAway}
        >
          {isOpen ? <Minus size={18} aria-hidden="true" /> : <X size={18} aria-hidden="true" />}
        </button>
      </div>
      {children}
    </section>
  )
}
