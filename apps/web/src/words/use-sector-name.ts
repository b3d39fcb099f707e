import { isSectorId } from '@samtavle/method'
import { useTranslation } from 'react-i18next'

/** Names a sector in the visitor's language; one that a board made up is named as the board named it. */
export function useSectorName(): (sector: string) => string {
  const { t } = useTranslation()
  return (sector) => (isSectorId(sector) ? t(`sectors.${sector}`) : sector)
}
