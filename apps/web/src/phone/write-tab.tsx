import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useProcess, useSession } from '../bridge/board-context.ts'
import { useMayWrite } from '../bridge/hooks.ts'
import { useHasTool, useProcessPart } from '../process/use-process.ts'
import { laterComponent } from '../words/later-component.ts'
import { Composer } from './composer.tsx'
import { Prompt } from './prompt.tsx'
import { StepLine } from './step-line.tsx'

const RoundSheet = laterComponent(['rounds'], async () => (await import('../rounds/round-sheet.tsx')).RoundSheet)

const RecentMine = laterComponent([], async () => (await import('./notes-tab.tsx')).RecentMine)

/** Where one writes. While a round of private writing goes on, that is the only place, so that nothing private is sent by mistake. */
export function WriteTab() {
  const { t } = useTranslation()
  const { me } = useSession()
  const process = useProcess()
  const rounds = useProcessPart('rounds')
  const mayWrite = useMayWrite()
  const has = useHasTool()
  const isPrivate = rounds?.at(-1)?.endedAt === null && me.role !== 'view'
  return (
    <>
      {(!mayWrite || isPrivate) && <StepLine />}
      <Suspense>{process !== null && rounds !== null && rounds.length > 0 && <RoundSheet />}</Suspense>
      {mayWrite && !isPrivate && (has('note') ? <Composer /> : <Prompt zone="understand" />)}
      {mayWrite && !isPrivate && (
        <Suspense>
          <RecentMine />
        </Suspense>
      )}
      {!mayWrite && <p className="notice">{t('phone.readOnly')}</p>}
    </>
  )
}
