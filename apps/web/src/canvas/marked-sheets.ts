import type { ShownSheets } from './shown-sheets.ts'
import { ownSheets, type OwnSheetName } from './surface/surface.ts'

/**
 * Sheets that are to be painted, and when each of them is. While letters come, each large one that others' doings are seen on has to
 * wait for room behind a letter that was painted: before the next there is most time, and two of them would meet it.
 */
export interface MarkedSheets {
  /** Marks sheets to be painted with the next frame; none named means all. */
  add(...sheets: readonly OwnSheetName[]): void
  /** The same where somebody else changed something: large ones may wait for room. */
  addPatiently(...sheets: readonly OwnSheetName[]): void
  /** All of it is painted. */
  clear(): void
  has(sheet: OwnSheetName): boolean
  isEmpty(): boolean
  /** Whether nothing is marked but what only I see. */
  isOverlayAtMost(): boolean
  /** A letter was painted, and there is room behind it: a frame is asked for. False where nothing waits for that. */
  giveRoom(requestFrame: () => void): boolean
  /** Whether what is large may be painted in a frame. */
  isLargeDue(frame: FrameKind): boolean
  /** Draws what is due in a frame. */
  draw(frame: FrameKind & { readonly isHeld: boolean }): void
}

/** What a frame is about, besides what is marked. */
export interface FrameKind {
  readonly isTyping: boolean
  /** A letter has come that it is to show. */
  readonly isLetter: boolean
  /** Everything stands elsewhere than before: nothing that was painted is of use. */
  readonly isElsewhere: boolean
}

/** What sheets are drawn with. */
export interface MarkedSheetsOptions {
  readonly draw: ShownSheets['draw']
  /** Makes one more large sheet a still picture; true while there may be more. */
  readonly keepStill: () => boolean
}

/** Each takes as long as a letter. */
const largeSheets: readonly OwnSheetName[] = ['resting', 'pointers']

/** Everything has still to be painted. */
export function createMarkedSheets({ draw, keepStill }: MarkedSheetsOptions): MarkedSheets {
  const marked = new Set<OwnSheetName>(ownSheets)
  /** What rests is not as I made it, and cannot be left so for a moment. */
  let isPressing = true
  let hasRoom = false
  let mayBeStiller = true
  const isLargeDue = ({ isTyping, isLetter, isElsewhere }: FrameKind): boolean =>
    !isTyping || (hasRoom && !isLetter) || isElsewhere || isPressing
  const useRoom = (isTaken: boolean): void => {
    hasRoom = false
    if (!isTaken) mayBeStiller = keepStill()
  }
  return {
    add(...sheets) {
      const added = sheets.length === 0 ? ownSheets : sheets
      for (const sheet of added) marked.add(sheet)
      isPressing ||= added.includes('resting')
    },
    addPatiently: (...sheets) => sheets.forEach((sheet) => marked.add(sheet)),
    clear() {
      marked.clear()
      isPressing = false
    },
    has: (sheet) => marked.has(sheet),
    isEmpty: () => marked.size === 0,
    isOverlayAtMost: () => marked.size === (marked.has('overlay') ? 1 : 0),
    giveRoom(requestFrame) {
      hasRoom = mayBeStiller || largeSheets.some((sheet) => marked.has(sheet))
      if (hasRoom) requestFrame()
      return hasRoom
    },
    isLargeDue,
    draw(frame) {
      const { isTyping, isLetter, isHeld } = frame
      const isDue = isLargeDue(frame)
      // In the frame of a letter only the paper it stands on is painted, and while letters come one large sheet in a frame.
      const waits: Partial<Record<OwnSheetName, boolean>> = {
        resting: isHeld || !isDue,
        overlay: isLetter,
        pointers: isLetter || !isDue || (isTyping && marked.has('resting')),
      }
      let isLarge = false
      for (const sheet of ownSheets) {
        if (waits[sheet] === true || !marked.delete(sheet)) continue
        if (sheet === 'resting') isPressing = false
        const isOneOfThem = largeSheets.includes(sheet)
        isLarge ||= isOneOfThem
        draw(sheet, isTyping && isOneOfThem)
      }
      mayBeStiller ||= isLarge || !isTyping
      if (hasRoom && !isLetter && !isHeld) useRoom(isLarge || !isTyping)
    },
  }
}
