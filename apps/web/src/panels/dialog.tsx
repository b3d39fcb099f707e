import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useTranslation } from 'react-i18next'
import './dialog.css'

interface Props {
  readonly heading: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog over the board: named by its heading, closed by Escape, by the cross, or by a press beside it. */
export function Dialog({ heading, onClose, children }: Props) {
  const { t } = useTranslation()
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="sheet">
        <AriaDialog className="dialog">
          <div className="dialog-head">
            <Heading slot="title">{heading}</Heading>
            <button className="icon-button" type="button" aria-label={t('app.close')} onClick={onClose}>
              <X size={20} aria-hidden="true" />
            </button>
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
