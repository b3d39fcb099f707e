import { Suspense, useSyncExternalStore } from 'react'
import { useSession } from '../bridge/board-context.ts'
import { laterComponent } from '../words/later-component.ts'

const VotingSheet = laterComponent(['voting'], async () => (await import('./voting-sheet.tsx')).VotingSheet)
const WallVoting = laterComponent(['voting'], async () => (await import('./wall-voting.tsx')).WallVoting)

/** Votings, fetched once there was one; a wall shows how they stand and takes no part. */
export function VotingsPlace({ isWall = false }: { readonly isWall?: boolean }) {
  const { board } = useSession()
  const isThere = useSyncExternalStore(board.watchView, () => board.votings().votings.size > 0)
  const Shown = isWall ? WallVoting : VotingSheet
  return <Suspense>{isThere && <Shown />}</Suspense>
}
