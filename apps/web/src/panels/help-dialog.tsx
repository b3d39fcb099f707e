import { useTranslation } from 'react-i18next'
import type { DietTool } from '@samtavle/board'
import { useHasTool } from '../process/use-process.ts'
import { Dialog } from './dialog.tsx'
import { keysOf } from './keys.ts'
import './help-dialog.css'

/** The keys, each with what it does: those of tools that are laid out. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const has = useHasTool()
  const rows: readonly (readonly [keys: string, does: string, tool?: DietTool])[] = [
    [t('help.keysNote'), t('tools.note'), 'note'],
    [t('help.doubleClick'), t('help.newHere')],
    [t('help.enter'), t('help.editSelected')],
    [t('help.escape'), t('help.leave')],
    [t('help.tab'), t('help.chain')],
    [keysOf(t('help.enter')), t('help.below')],
    [t('help.arrows'), t('help.nudge')],
    [keysOf('A'), t('help.selectAll')],
    [keysOf('D'), t('tools.duplicate')],
    [t('help.delete'), t('tools.remove')],
    [keysOf('Z'), t('tools.undo')],
    [keysOf('Shift', 'Z'), t('tools.redo')],
    [t('help.wheel'), t('tools.zoomLabel')],
    [t('help.spaceDrag'), t('tools.hand')],
    ['Shift+1', t('tools.fit')],
    ['Shift+2', t('help.fitSelection')],
    [keysOf('0'), t('tools.zoomReset')],
    ['S', t('tools.section'), 'section'],
    ['L', t('tools.link'), 'link'],
    ['P', t('drawing.toolHint'), 'draw'],
    ['C', t('help.cards'), 'card'],
    [keysOf('L'), t('help.restsOn')],
    ['Alt+C', t('help.thread')],
    [keysOf('Shift', 'L'), t('do.lock')],
    [keysOf('G'), t('do.group')],
    [keysOf('F'), t('find.heading')],
    [keysOf('K'), t('find.doHeading')],
    ['?', t('help.thisHelp')],
  ]
  return (
    <Dialog heading={t('help.heading')} onClose={onClose}>
      <p>{t('help.lead')}</p>
      <p>{t('bar.recorded')}</p>
      <table className="help-keys">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('help.key')}</th>
            <th scope="col">{t('help.does')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(
            ([keys, does, tool]) =>
              (tool === undefined || has(tool)) && (
                <tr key={keys}>
                  <th scope="row">
                    <kbd>{keys}</kbd>
                  </th>
                  <td>{does}</td>
                </tr>
              ),
          )}
        </tbody>
      </table>
    </Dialog>
  )
}
