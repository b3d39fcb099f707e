import { Suspense, useSyncExternalStore } from 'react'
import { useSession } from '../bridge/board-context.ts'
import { laterComponent } from '../words/later-component.ts'

const VotingSheet = laterComponent(['voting'], async () => (await import('./voting-sheet.tsx')).VotingSheet)
const WallVoting = laterComponent(['voting'], async () => (await import('./wall-voting.tsx')).WallVoting)

/** Votings, fetched once there was one. */
export function VotingsPlace() {
  return <Suspense>{useIsThere() && <VotingSheet />}</Suspense>
}

/** Votings on a wall, which shows how they stand and takes no part; `onRoom` hears when they take room from the board, or give it back. */
export function VotingsOnWall({ onRoom }: { readonly onRoom: () => void }) {
  return <Suspense>{useIsThere() && <WallVoting onRoom={onRoom} />}</Suspense>
}

function useIsThere(): boolean {
  const { board } = useSession()
  return useSyncExternalStore(board.watchView, () => board.votings().votings.size > 0)
}
