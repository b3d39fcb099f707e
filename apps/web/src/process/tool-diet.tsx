import { dietTools, usualDiet, type DietTool } from '@samtavle/board'
import { useTranslation } from 'react-i18next'
import type { Process } from './open-process.ts'
import { useProcessPart } from './use-process.ts'

/** Which tools participants see: few, where a guest of two hours should not have to learn a trade. */
export function ToolDiet({ process: { edits } }: { readonly process: Process }) {
  const { t } = useTranslation()
  const tools = useProcessPart('tools') ?? usualDiet
  const has = (tool: DietTool): boolean => tools.includes(tool)
  return (
    <section className="plan-part">
      <h3>{t('session.planning.tools')}</h3>
      <p className="session-small">{t('session.planning.toolsHint')}</p>
      <fieldset className="plan-tools" aria-label={t('session.planning.tools')}>
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
      <div className="plan-buttons">
        <button className="button" type="button" onClick={() => edits?.setTools(dietTools)}>
          {t('session.planning.allTools')}
        </button>
        <button className="button" type="button" onClick={() => edits?.setTools(null)}>
          {t('session.planning.usualTools')}
        </button>
      </div>
    </section>
  )
}
