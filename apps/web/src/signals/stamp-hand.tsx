import type { ReactionSign } from '@samtavle/board'
import { useTranslation } from 'react-i18next'
import type { Canvas } from '../canvas/index.ts'
import { SignPicture } from './sign-picture.tsx'
import { useStamping } from './use-stamping.ts'

interface Props {
  readonly canvas: Canvas
  /** The sign that sticks to what is touched. */
  readonly sign: ReactionSign
  readonly onEnd: () => void
}

/** A stamp in the hand: every note that is pressed gets it, until it is laid down. */
export function StampHand({ canvas, sign, onEnd }: Props) {
  const { t } = useTranslation()
  const stamp = useStamping()
  return (
    <>
      <div
        className="signals-catch"
        data-is="stamp"
        onPointerDown={(event) => {
          const corner = event.currentTarget.getBoundingClientRect()
          const id = canvas.itemAt([event.clientX - corner.left, event.clientY - corner.top])
          if (id !== null) stamp(id, sign)
        }}
      />
      <p className="signals-hint" role="status">
        <span className="signals-in-hand">
          <SignPicture sign={sign} />
        </span>
        {t('session.signals.inHand', { sign: t(`session.signals.sign.${sign}`) })}
        <button className="button" type="button" onClick={onEnd}>
          {t('session.signals.layDown')}
        </button>
      </p>
    </>
  )
}
