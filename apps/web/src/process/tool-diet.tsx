import { dietTools, usualDiet, type DietTool } from '@samtavle/board'
import { useTranslation } from 'react-i18next'
import type { Process } from './open-process.ts'
import { useProcessPart } from './use-process.ts'

/** Which tools participants see: few, where a guest of two hours should not have to learn a trade. */
export function ToolDiet({ process: { edits } }: { readonly process: Process }) {
  const { t } = useTranslation()
  const tools = useProcessPart('tools')
  const has = (tool: DietTool): boolean => tools === null || tools.includes(tool)
  return (
    <section className="plan-part">
      <h3>{t('session.planning.tools')}</h3>
      <label className="plan-check">
        <input
          type="checkbox"
          checked={tools !== null}
          onChange={({ target }) => edits?.setTools(target.checked ? usualDiet : null)}
        />
        {t('session.planning.fewer')}
      </label>
      <fieldset className="plan-tools" disabled={tools === null} aria-label={t('session.planning.theseTools')}>
        {dietTools.map((tool) => (
          <label key={tool} className="plan-check">
            <input
              type="checkbox"
              checked={has(tool)}
              onChange={({ target }) =>
                edits?.setTools(dietTools.filter((known) => (known === tool ? target.checked : has(known))))
              }
            />
            {t(`session.planning.tool.${tool}`)}
          </label>
        ))}
      </fieldset>
      <p className="session-small">{t('session.planning.fewerHint')}</p>
    </section>
  )
}
