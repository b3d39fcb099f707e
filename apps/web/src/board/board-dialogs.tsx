import { Suspense } from 'react'
import { useProcess } from '../bridge/board-context.ts'
import { laterComponent } from '../words/later-component.ts'
import type { OpenDialog } from './board-room.tsx'

const ShareDialog = laterComponent(
  ['around'],
  async () => (await import('../panels/share/share-dialog.tsx')).ShareDialog,
)
const BringDialog = laterComponent(
  ['around'],
  async () => (await import('../panels/bring/bring-dialog.tsx')).BringDialog,
)
const HelpDialog = laterComponent(['around'], async () => (await import('../panels/help-dialog.tsx')).HelpDialog)
const FreezeDialog = laterComponent(['around'], async () => (await import('../panels/freeze-dialog.tsx')).FreezeDialog)
const FindDialog = laterComponent(['find'], async () => (await import('../panels/find/find-dialog.tsx')).FindDialog)
const DeletedDialog = laterComponent(
  ['find'],
  async () => (await import('../panels/deleted/deleted-dialog.tsx')).DeletedDialog,
)
const BookmarkDialog = laterComponent(
  ['story'],
  async () => (await import('../bookmarks/bookmark-dialog.tsx')).BookmarkDialog,
)
const StartRoundDialog = laterComponent(
  ['rounds'],
  async () => (await import('../rounds/start-round-dialog.tsx')).StartRoundDialog,
)
const PlanDialog = laterComponent(['session'], async () => (await import('../process/plan-dialog.tsx')).PlanDialog)
const SaveTemplateDialog = laterComponent(
  ['templates'],
  async () => (await import('../templates/save-template-dialog.tsx')).SaveTemplateDialog,
)
const ExportDialog = laterComponent(['around'], async () => (await import('../panels/export-dialog.tsx')).ExportDialog)
const VotingDialog = laterComponent(
  ['voting', 'around'],
  async () => (await import('../voting/voting-dialog.tsx')).VotingDialog,
)

interface Props {
  readonly dialog: OpenDialog
  readonly onDialog: (dialog: OpenDialog) => void
  readonly onClose: () => void
}

/** Whatever dialog is open over the board; each is fetched when it is first asked for. */
export function BoardDialogs({ dialog, onDialog, onClose }: Props) {
  const process = useProcess()
  return (
    <Suspense>
      {dialog.kind === 'share' && <ShareDialog onClose={onClose} />}
      {dialog.kind === 'find' && (
        <FindDialog
          scope={dialog.scope}
          onClose={onClose}
          openDeleted={() => onDialog({ kind: 'deleted' })}
          openHelp={() => onDialog({ kind: 'help' })}
          openBookmark={() => onDialog({ kind: 'bookmark' })}
        />
      )}
      {dialog.kind === 'export' && <ExportDialog onClose={onClose} />}
      {dialog.kind === 'voting' && <VotingDialog onClose={onClose} />}
      {dialog.kind === 'round' && process !== null && <StartRoundDialog process={process} onClose={onClose} />}
      {dialog.kind === 'bookmark' && <BookmarkDialog onClose={onClose} />}
      {dialog.kind === 'plan' && process !== null && <PlanDialog process={process} onClose={onClose} />}
      {dialog.kind === 'template' && process !== null && <SaveTemplateDialog process={process} onClose={onClose} />}
      {dialog.kind === 'deleted' && <DeletedDialog onClose={onClose} />}
      {dialog.kind === 'freeze' && <FreezeDialog onClose={onClose} />}
      {dialog.kind === 'help' && <HelpDialog onClose={onClose} />}
      {dialog.kind === 'bring' && <BringDialog pasted={dialog.pasted} onClose={onClose} />}
    </Suspense>
  )
}
