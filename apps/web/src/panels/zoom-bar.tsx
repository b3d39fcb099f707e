import { Hand, Map as MapPicture, Maximize, Minus, Plus, SwatchBook } from 'lucide-react'
import { Toolbar as ToolRow } from 'react-aria-components/Toolbar'
import { memo, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvas } from '../bridge/board-context.ts'
import { useTool, useWatchable } from '../bridge/hooks.ts'
import { usePhone } from '../bridge/use-phone.ts'
import type { CameraCommands, Canvas } from '../canvas/index.ts'
import { laterComponent } from '../words/later-component.ts'
import { keysOf } from './keys.ts'
import { ToolButton } from './tool-button.tsx'

const LegendPanel = laterComponent(['around'], async () => (await import('./legend/legend-panel.tsx')).LegendPanel)
const OverviewMap = laterComponent(['around'], async () => (await import('./overview/overview-map.tsx')).OverviewMap)

/** Moving around, nearer, further, all of it; and the way back when nothing is in view. */
export function ZoomBar() {
  const canvas = useCanvas()
  return canvas === null ? null : <Zoom canvas={canvas} />
}

function Zoom({ canvas }: { readonly canvas: Canvas }) {
  const { t } = useTranslation()
  const { camera, habits, overview } = canvas
  const tool = useTool()
  const isPhone = usePhone()
  const hasMap = useWatchable(habits.map)
  const hasLegend = useWatchable(habits.legend)
  const isContentInView = useWatchable(camera.isContentInView)
  return (
    <>
      {!isContentInView && (
        <button className="button back-to-content" type="button" onClick={() => camera.fitAll()}>
          {t('tools.backToContent')}
        </button>
      )}
      <Suspense>{hasMap && <OverviewMap overview={overview} />}</Suspense>
      <Suspense>{hasLegend && <LegendPanel canvas={canvas} />}</Suspense>
      <ToolRow className="tool-row zoom-row" aria-label={t('tools.zoomLabel')}>
        {/* A finger on the table moves it anyway. */}
        {!isPhone && (
          <ToolButton
            label={t('tools.hand')}
            keys="H"
            pressed={tool === 'hand'}
            onPress={() => canvas.setTool(tool === 'hand' ? 'select' : 'hand')}
            icon={<Hand size={18} />}
          />
        )}
        <ToolButton
          label={t('tools.legend')}
          pressed={hasLegend}
          onPress={() => habits.legend.set(!hasLegend)}
          icon={<SwatchBook size={18} />}
        />
        <ToolButton
          label={t('tools.map')}
          pressed={hasMap}
          onPress={() => habits.map.set(!hasMap)}
          icon={<MapPicture size={18} />}
        />
        <ToolButton label={t('tools.zoomOut')} keys="−" onPress={() => camera.zoomOut()} icon={<Minus size={18} />} />
        <span className="zoom-amount">
          <ZoomAmount camera={camera} />
        </span>
        <ToolButton label={t('tools.zoomIn')} keys="+" onPress={() => camera.zoomIn()} icon={<Plus size={18} />} />
        <span className="zoom-fit">
          <ToolButton
            label={t('tools.fit')}
            keys="Shift+1"
            onPress={() => camera.fitAll()}
            icon={<Maximize size={18} />}
          />
        </span>
      </ToolRow>
    </>
  )
}

/** The only part that follows every frame of a zoom. */
function ZoomAmount({ camera }: { readonly camera: CameraCommands }) {
  const { t, i18n } = useTranslation()
  const zoom = useWatchable(camera.zoom)
  const format = useMemo(() => new Intl.NumberFormat(i18n.language, { style: 'percent' }), [i18n.language])
  return <MemoButton camera={camera} amount={format.format(zoom)} label={t('tools.zoomReset')} />
}

/** Between two whole percents nothing is drawn again. */
const MemoButton = memo(function ZoomButton({
  camera,
  amount,
  label,
}: {
  readonly camera: CameraCommands
  readonly amount: string
  readonly label: string
}) {
  return <ToolButton label={`${amount}, ${label}`} keys={keysOf('0')} onPress={() => camera.reset()} icon={amount} />
})
