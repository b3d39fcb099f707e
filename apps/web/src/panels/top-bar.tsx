import { Bookmark, Handshake, List, Share2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from '../app/link.tsx'
import type { OpenDialog } from '../board/board-room.tsx'
import { useSession } from '../bridge/board-context.ts'
import { useMayWrite } from '../bridge/hooks.ts'
import { MenuButton, PeopleButton } from './bar-popovers.tsx'
import { SaveLabel } from './save-label.tsx'
import { TitleField } from './title-field.tsx'
import { ToolButton } from './tool-button.tsx'
import './top-bar.css'

interface Props {
  /** What stands beside the board now. */
  readonly beside: 'outline' | 'ground' | null
  readonly onBeside: (kind: 'outline' | 'ground') => void
  readonly onDialog: (dialog: OpenDialog) => void
}

/** The head of a board: where one is, whether it is safe, who is here, and how to bring in more. */
export function TopBar({ beside, onBeside, onDialog }: Props) {
  const { t } = useTranslation()
  const { me } = useSession()
  const mayWrite = useMayWrite()
  return (
    <header className="top-bar">
      <Link className="top-bar-home" to="/">
        <img src="/logo.svg" width="34" height="34" alt={t('app.home')} />
      </Link>
      <div className="top-bar-board">
        <TitleField />
        <SaveLabel />
      </div>
      {me.role === 'view' && <p className="viewing">{t('bar.viewing')}</p>}
      <PeopleButton />
      <span className="top-bar-wide">
        <ToolButton
          label={t('bar.groundLong')}
          pressed={beside === 'ground'}
          onPress={() => onBeside('ground')}
          icon={<Handshake size={20} />}
          text={t('bar.ground')}
        />
        <ToolButton
          label={t('bar.outlineLong')}
          pressed={beside === 'outline'}
          onPress={() => onBeside('outline')}
          icon={<List size={20} />}
          text={t('bar.outline')}
        />
        {mayWrite && (
          <ToolButton
            label={t('bar.bookmark')}
            onPress={() => onDialog({ kind: 'bookmark' })}
            icon={<Bookmark size={20} />}
          />
        )}
      </span>
      <button
        className="button share-button"
        data-look="strong"
        type="button"
        onClick={() => onDialog({ kind: 'share' })}
      >
        <Share2 size={18} aria-hidden="true" />
        <span>{t('bar.share')}</span>
      </button>
      <MenuButton onDialog={onDialog} />
    </header>
  )
}
