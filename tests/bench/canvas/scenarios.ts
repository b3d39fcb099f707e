import type { OpenBoard } from './contenders/contender.ts'
import type { Hands } from './measures/hands.ts'
import { gridPlace, pitch, sidesFor } from './note-grid.ts'
import { onPage, viewOfAll, viewOfHundred, viewport, type View } from './views.ts'

/** One thing people do, for so long that its frames can be counted. */
export interface Scenario {
  readonly key: string
  readonly title: string
  /** How the board is looked at. */
  readonly view: (count: number) => View
  /** What comes before and is not measured; answers how to undo it. */
  readonly prepare?: (stage: Stage) => Promise<() => Promise<void>>
  readonly act: (stage: Stage) => Promise<void>
}

/** What a scenario plays on. */
export interface Stage {
  readonly board: OpenBoard
  readonly hands: Hands
  readonly count: number
  readonly seconds: number
}

/** Everything that is measured, in the order in which it is done: first what looks at everything. */
export const scenarios: readonly Scenario[] = [
  { key: 'pan-all', title: 'pan, all visible', view: viewOfAll, act: pan },
  {
    key: 'zoom',
    title: 'wheel zoom',
    view: viewOfAll,
    act: ({ hands, seconds }) => hands.zoom([viewport.width / 2, viewport.height / 2], { seconds }),
  },
  { key: 'drag-one', title: 'drag one', view: viewOfAll, act: dragMiddle },
  { key: 'drag-200', title: 'drag 200', view: viewOfAll, prepare: selectTwoHundred, act: dragSelected },
  {
    key: 'edits',
    title: '50 edits/s by others',
    view: viewOfAll,
    prepare: ({ board }) => board.startEdits(50),
    act: pan,
  },
  {
    key: 'cursors',
    title: '50 cursors',
    view: viewOfAll,
    prepare: ({ board, count }) => board.startCursors(50, viewOfAll(count)),
    act: pan,
  },
  { key: 'pan-hundred', title: 'pan, 100 visible', view: viewOfHundred, act: pan },
]

async function pan({ hands, seconds }: Stage): Promise<void> {
  await hands.key('keyDown', ' ', 'Space')
  await hands.drag([viewport.width / 2, viewport.height / 2], { seconds })
  await hands.key('keyUp', ' ', 'Space')
}

function dragMiddle({ board, hands, count, seconds }: Stage): Promise<void> {
  return hands.drag(pointOf(board, count, Math.floor(count / 2)), { seconds })
}

/** The innermost of the two hundred: what lies nearer to the corner may be under a panel that opens with the selection. */
function dragSelected({ board, hands, count, seconds }: Stage): Promise<void> {
  const { columns } = sidesFor(count)
  return hands.drag(pointOf(board, count, 9 * columns + 19), { seconds })
}

/** Twenty columns and ten rows from the corner, with a frame drawn by hand. */
async function selectTwoHundred({ board, hands, count }: Stage): Promise<() => Promise<void>> {
  const view = viewOfAll(count)
  const [x, y] = onPage(view, [20 * pitch, 10 * pitch])
  // What is selected from before may have a panel open where the frame begins.
  await hands.key('keyDown', 'Escape', 'Escape')
  await hands.key('keyUp', 'Escape', 'Escape')
  await hands.sweep([20, board.top + 120], [x - 1, board.top + y - 1])
  return async () => {
    await hands.key('keyDown', 'Escape', 'Escape')
    await hands.key('keyUp', 'Escape', 'Escape')
  }
}

function pointOf({ top }: OpenBoard, count: number, index: number): readonly [x: number, y: number] {
  const [x, y] = onPage(viewOfAll(count), gridPlace(index, count))
  return [x, y + top]
}
